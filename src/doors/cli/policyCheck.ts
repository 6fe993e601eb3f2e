import { inShort } from "../../policy/inShort.js";
import { linesOf } from "../../policy/places.js";
import { readPolicy } from "../../policy/policy.js";
import { type Problem, sayProblem } from "../../policy/problem.js";
import type { ReadingIo } from "./io.js";
import { readInput } from "./readInput.js";

/** What `watchbill policy check` was asked. */
export interface PolicyCheckArguments {
  /** The policy file; `-` is standard input. */
  readonly file: string;
  /** The organisation's base policy that it stands on, if any. */
  readonly base?: string | undefined;
  readonly json?: boolean | undefined;
}

/**
 * `watchbill policy check FILE [--base FILE] [--json]`: whether a policy is valid, offline.
 *
 * Says every problem with its line, or in short what the policy does. With `json` it says
 * `{"valid": boolean, "problems": [{"file", "line", "column", "path", "message", "severity", …}]}` and nothing else;
 * warnings are among the problems and leave the policy valid.
 *
 * @returns the exit code: 0 when the policy is valid, 1 when it is not, 2 when a file cannot be read.
 */
export const policyCheck = (
  { file, base, json = false }: PolicyCheckArguments,
  { out, err, readFile }: ReadingIo,
): 0 | 1 | 2 => {
  const texts: { own: string; base?: string } = { own: "" };
  for (const [layer, name] of [["own", file] as const, ["base", base] as const]) {
    if (name === undefined) continue;
    const input = readInput(name, readFile);
    if ("problem" in input) {
      if (json) out(asJson(false, name, [{ ...START, message: input.problem }]));
      else err(`${input.problem}\n`);
      return 2;
    }
    texts[layer] = input.text;
  }
  const reading = readPolicy(texts);
  const valid = "policy" in reading;
  const problems = valid ? reading.warnings : reading.problems;
  const layer = valid ? "own" : reading.source;
  const name = layer === "own" ? file : (base ?? file);
  if (json) {
    out(asJson(valid, name, problems));
    return valid ? 0 : 1;
  }
  const lines = linesOf(texts[layer] ?? "");
  const shownProblems = problems.map(
    (problem) => `${sayProblem(problem)}\n${excerpt(lines, problem)}`,
  );
  const verdict = `${called(name)} is ${valid ? "valid" : "not valid"}.`;
  const summary = valid
    ? [["In short:", ...inShort(reading.policy).map((line) => `  ${line}`)].join("\n")]
    : [];
  out(`${[verdict, ...shownProblems, ...summary].join("\n\n")}\n`);
  return valid ? 0 : 1;
};

const called = (file: string): string => (file === "-" ? "The policy on standard input" : file);

const START = { line: 1, column: 1, path: "", severity: "error" } as const;

const asJson = (valid: boolean, file: string, problems: readonly Problem[]): string =>
  `${JSON.stringify({ valid, problems: problems.map((problem) => ({ file, ...problem })) }, null, 2)}\n`;

/** How much of a line stands before and after the column that is pointed at. */
const BEFORE = 60;
const AFTER = 40;

/** The offending line with a caret under the column. Control characters are not passed on to the terminal. */
const excerpt = (lines: readonly string[], { line, column }: Problem): string => {
  const characters = Array.from((lines[line - 1] ?? "").replaceAll(/\p{Cc}/gu, " "));
  const from = column > BEFORE ? column - BEFORE : 0;
  const cut = characters.length > column + AFTER ? "…" : "";
  const text = characters.slice(from, column + AFTER).join("");
  const gutter = `${line} | `;
  return `  ${gutter}${text}${cut}\n  ${" ".repeat(gutter.length + column - 1 - from)}^`;
};
