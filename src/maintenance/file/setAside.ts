import type { Problem } from "../../policy/problem.js";
import { parseYaml } from "../../policy/yaml.js";

/** The first line of an entry, and the line after its last; counted from 0. */
interface Entry {
  readonly from: number;
  readonly until: number;
}

/**
 * Makes a file readable again whose YAML is broken inside single jobs: those are told and blanked out, so that the others
 * go on. Lines keep their numbers.
 *
 * @returns the text without the broken jobs, and what is wrong with each; undefined when that is not where it is broken.
 */
export const setAside = (
  text: string,
): { readonly text: string; readonly problems: readonly Problem[] } | undefined => {
  const lines = text.split(/\r\n|\n|\r/);
  const problems: Problem[] = [];
  for (const { from, until } of jobEntries(lines)) {
    const parsed = parseYaml(lines.slice(from, until).join("\n"));
    const found = "problems" in parsed ? parsed.problems : [];
    for (const problem of found) {
      const line = Math.min(problem.line + from, until);
      problems.push({ ...problem, line, path: problem.path || "jobs" });
    }
    if (found.length > 0) lines.fill("", from, until);
  }
  return problems.length > 0 ? { text: lines.join("\n"), problems } : undefined;
};

/** The entries of the list under `jobs`, by their dashes: text that cannot be parsed has no better structure. */
const jobEntries = (lines: readonly string[]): Entry[] => {
  const head = lines.findIndex((line) => /^jobs\s*:\s*(#.*)?$/.test(line));
  if (head < 0) return [];
  const isOver = (line: string): boolean => /^[^\s#-]/.test(line);
  const length = lines.slice(head + 1).findIndex(isOver);
  const end = length < 0 ? lines.length : head + 1 + length;
  const indent = /^(\s*)-(?:\s|$)/.exec(
    lines.slice(head + 1, end).find((line) => /^\s*-(?:\s|$)/.test(line)) ?? "",
  )?.[1];
  if (indent === undefined) return [];
  const starts = lines.flatMap((line, index) =>
    index > head && index < end && line.startsWith(`${indent}-`) && /^\s*-(?:\s|$)/.test(line)
      ? [index]
      : [],
  );
  return starts.map((from, index) => ({ from, until: starts[index + 1] ?? end }));
};
