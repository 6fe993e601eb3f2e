import type { Place } from "./places.js";

/** A way into a file's value: keys of mappings, and positions in lists counted from 0. */
export type Path = readonly (string | number)[];

/** Something wrong with a value, before it is known where in the text it stands. */
export interface Remark {
  readonly path: Path;
  /** Whether the key is meant, or what stands behind it. A value unless said otherwise. */
  readonly part?: "key" | "value";
  /** One or two plain sentences: what is wrong and what to write instead. */
  readonly message: string;
  /** What would have been right, in a few words. */
  readonly expected?: string;
  /** What was probably meant, ready to be put in place. */
  readonly suggestion?: string;
  /** A warning leaves the file valid. An error unless said otherwise. */
  readonly severity?: "error" | "warning";
}

/** Something wrong with a file that a user wrote, at its place. Lines and columns count from 1. */
export interface Problem extends Place {
  /** The setting as people write it, such as `production.branches[0]`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
  readonly suggestion?: string;
  readonly severity: "error" | "warning";
}

/** `production.branches[0]`; a key that is not plain stands in brackets and quotes. */
export const sayPath = (path: Path): string =>
  path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[\p{L}\p{N}_-]+$/u.test(step)) return `[${shown(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");

/** Longest piece of the user's own text that a message repeats, in characters. */
const LONGEST_QUOTE = 60;

/** The user's own text in quotes, on one line, control characters made visible, and cut where it is long. */
export const shown = (text: string): string => {
  const characters = Array.from(text);
  const cut = characters.length > LONGEST_QUOTE;
  return JSON.stringify(cut ? `${characters.slice(0, LONGEST_QUOTE).join("")}…` : text);
};

/** A remark at its place in a text. `place` finds it, as `parseYaml` gives it. */
export const problemAt = (
  { path, part = "value", severity = "error", ...words }: Remark,
  place: (path: Path, part: "key" | "value") => Place,
): Problem => ({
  ...place(path, part),
  // An unknown or doubled key is named by the message; the reader wants to know in which section it stands.
  path: sayPath(part === "key" ? path.slice(0, -1) : path),
  ...words,
  severity,
});

/** A problem in one line: `line 3, column 1: "freze" is not a setting of the policy. Did you mean "freeze"?` */
export const sayProblem = ({ line, column, path, message, severity }: Problem): string =>
  `line ${line}, column ${column}${path && `, at ${path}`}: ` +
  `${severity === "warning" ? "warning: " : ""}${message}`;

/** Problems in the order of their places, errors before warnings at the same place, none said twice. */
export const inOrder = (problems: readonly Problem[]): Problem[] => {
  const said = new Set<string>();
  return [...problems]
    .sort(
      (a, b) =>
        a.line - b.line || a.column - b.column || a.severity.localeCompare(b.severity, "en"),
    )
    .filter((problem) => {
      const words = sayProblem(problem);
      return !said.has(words) && said.add(words);
    });
};

/** The most problems that are said at once: with the one that says there are more, what GitHub takes in one request. */
const MOST_SAID = 49;

/** The first 49 problems; when there are more, a last one says so. */
export const firstOf = (problems: readonly Problem[]): readonly Problem[] => {
  const [next, ...rest] = problems.slice(MOST_SAID);
  if (!next) return problems;
  const severity = [next, ...rest].some((one) => one.severity === "error") ? "error" : "warning";
  const message = "There are more problems from here on; they are shown once these are mended.";
  const { line, column } = next;
  return [...problems.slice(0, MOST_SAID), { line, column, path: "", message, severity }];
};
