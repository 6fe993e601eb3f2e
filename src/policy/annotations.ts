import type { Annotation } from "../domain/finding.js";
import type { Problem } from "./problem.js";

/**
 * Problems as remarks on the lines of the file at `path` in a pull request. GitHub shows an annotation's message as
 * plain text (https://docs.github.com/en/rest/checks/runs), so nothing in it is escaped.
 */
export const annotate = (path: string, problems: readonly Problem[]): Annotation[] =>
  problems.map((problem) => ({
    path,
    line: problem.line,
    column: problem.column,
    title: problem.severity === "error" ? "The policy is invalid here" : "Is this meant?",
    message: problem.path ? `${problem.path}: ${problem.message}` : problem.message,
  }));
