import { blankIn } from "../blanks/marks.js";
import { isNothing } from "../blanks/substance.js";
import type { Block } from "../markdown/block.js";
import { read } from "../reading.js";

const ISSUE = /\b(?:issues?|tickets?|links?|tracking|tracker|tracked)\b/i;
const WHAT = /\b(?:actions?|tasks?|items?|what|follow-?ups?|to-?do|measures?|description)\b/i;

/**
 * A report with the numbers of their issues put to its actions: into a table's column for it, or else behind the action.
 * Nothing else of the text changes, not even the ends of its lines.
 *
 * @param issues the issue's number for the line of each action.
 */
export const withIssues = (text: string, issues: ReadonlyMap<number, number>): string => {
  const rows = new Map(
    read(text)
      .blocks.filter(({ kind }) => kind === "row")
      .map((block) => [block.line, block]),
  );
  return text
    .split("\n")
    .map((raw, at) => {
      const number = issues.get(at + 1);
      if (number === undefined) return raw;
      const [, line = "", end = ""] = /^(.*?)(\s*)$/s.exec(raw) ?? [];
      const row = rows.get(at + 1);
      return (row ? inRow(line, row, number) : `${line} (#${number})`) + end;
    })
    .join("\n");
};

const inRow = (line: string, { columns }: Block, number: number): string => {
  const cells = line.split(/(?<!\\)\|/);
  const first = /^\s*\|/.test(line) ? 1 : 0;
  const place = (name: RegExp): number => {
    const at = columns.findIndex((column) => name.test(column));
    return at < 0 ? -1 : at + first;
  };
  const issue = place(ISSUE);
  const at = issue >= 0 && issue < cells.length ? issue : Math.max(place(WHAT), first);
  return cells
    .map((cell, index) => (index === at ? withNumber(cell, number, at === issue) : cell))
    .join("|");
};

const withNumber = (cell: string, number: number, isItsPlace: boolean): string => {
  const said = cell.trim();
  if (!isItsPlace) return ` ${said} (#${number}) `;
  const isBlank = said === "" || isNothing(said) || blankIn(said) !== undefined;
  return ` ${isBlank ? "" : `${said} `}#${number} `;
};
