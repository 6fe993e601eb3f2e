import { load, YAMLException } from "js-yaml";

/** What stands between the two `---` lines at a file's head. */
export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>;
  /** The line of a key at the outermost level, counted from 1; the first line of the front matter for any other. */
  readonly lineOf: (key: string) => number;
}

/** Something of a file that could not be read. */
export interface Unreadable {
  readonly field: "file" | "front_matter";
  readonly line: number;
  readonly message: string;
}

export interface Split {
  readonly frontMatter: FrontMatter | undefined;
  readonly problem: Unreadable | undefined;
  /** The whole text with the front matter blanked out: its lines are counted as before. */
  readonly body: string;
}

/** More is not front matter. */
const MOST_LINES = 400;

/** A line above the front matter that says where the file was copied from, as archives of reports have it. */
const ORIGIN = /^source:\s+\S/i;

/**
 * Takes the front matter off a document. It may be YAML between lines `---`; TOML between `+++` is skipped. Empty lines
 * and one line that says the file's source may come before.
 */
export const splitFrontMatter = (text: string): Split => {
  const lines = text.split("\n");
  let first = 0;
  let preamble = false;
  while (first < lines.length && first < 5) {
    const line = (lines[first] ?? "").trim();
    if (line !== "" && !(ORIGIN.test(line) && !preamble)) break;
    preamble ||= line !== "";
    first += 1;
  }
  const origin = lines.map((line, at) => (at < first ? "" : line));
  const fence = /^(---|\+\+\+)\s*$/.exec(lines[first] ?? "")?.[1];
  const last = fence === undefined ? -1 : closing(lines, first, fence);
  const key = /^\s*(#.*|[\w"'][^:]*:(\s.*)?)$/.test(lines[first + 1] ?? "");
  if (last < 0 || (first > 0 && !key))
    return { frontMatter: undefined, problem: undefined, body: origin.join("\n") };
  const body = origin.map((line, at) => (at <= last ? "" : line)).join("\n");
  const own = lines.slice(first + 1, last);
  if (fence === "+++") return { frontMatter: undefined, problem: undefined, body };
  return { ...parse(own, first + 2), body };
};

const closing = (lines: readonly string[], first: number, fence: string): number => {
  const until = Math.min(lines.length, first + MOST_LINES);
  for (let at = first + 1; at < until; at += 1) {
    const line = (lines[at] ?? "").trimEnd();
    if (line === fence || (fence === "---" && line === "...")) return at;
  }
  return -1;
};

const parse = (own: readonly string[], first: number): Omit<Split, "body"> => {
  if (own.every((line) => line.trim() === ""))
    return { frontMatter: undefined, problem: undefined };
  let values: unknown;
  try {
    values = load(own.join("\n"));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = first + (error.mark?.line ?? 0);
    return unreadable(line, `The front matter is not valid YAML: ${error.reason}.`);
  }
  if (typeof values !== "object" || values === null || Array.isArray(values))
    return unreadable(first, "The front matter is not a list of keys with their values.");
  if (!isSmall(values))
    return unreadable(first, "The front matter holds more than anybody could read.");
  const lineOf = (key: string): number => {
    const starts = own.map((line) => line.replace(/^["']/, ""));
    const exact = starts.findIndex(
      (line) => line.startsWith(key) && /^["']?\s*:/.test(line.slice(key.length)),
    );
    return first + Math.max(exact, 0);
  };
  return { frontMatter: { values: values as Record<string, unknown>, lineOf }, problem: undefined };
};

/** More values are not meant for people. Aliases of YAML can make billions of a few lines. */
const MOST_VALUES = 5_000;

const isSmall = (values: object): boolean => {
  const open: unknown[] = [values];
  let seen = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const inside = Object.values(value);
    seen += inside.length;
    if (seen > MOST_VALUES) return false;
    open.push(...inside.filter((one) => one !== undefined));
  }
  return true;
};

const unreadable = (line: number, message: string): Omit<Split, "body"> => ({
  frontMatter: undefined,
  problem: {
    field: "front_matter",
    line,
    message: `${message} Mend it, or remove the two lines --- around it.`,
  },
});
