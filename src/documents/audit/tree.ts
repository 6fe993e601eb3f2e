/** A checked-out repository as plain data. */
export interface Tree {
  /** Paths of its files with `/`, from its root. Symbolic links are among them by their own path, and are not followed. */
  readonly files: ReadonlySet<string>;
  /** Paths of its folders, without a slash at the end; the root is the empty path. */
  readonly folders: ReadonlySet<string>;
  /** Paths that lead elsewhere: symbolic links. */
  readonly aliases: ReadonlySet<string>;
  /** The texts of its Markdown files; those that are no text, or too large, are missing. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Something that an audit finds wrong. */
export interface AuditFinding {
  readonly field:
    | "readme"
    | "license"
    | "runbook"
    | "service"
    | "owner"
    | "record"
    | "link"
    | "file";
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** A path as it is reached from a file; undefined where it leads out of the tree. `/x` is from the root. */
export const resolvePath = (from: string, path: string): string | undefined => {
  const steps = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join("/");
};
