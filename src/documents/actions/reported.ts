import { blankIn } from "../blanks/marks.js";
import { isNothing } from "../blanks/substance.js";
import { lacksOf } from "../facts/actionDetails.js";
import { judgeActions } from "../fields/actions.js";
import { read } from "../reading.js";
import { datesIn } from "../time/dates.js";
import type { Action } from "./action.js";
import { hasReasonedNone } from "./none.js";

/** Something that a report says will be done, as an issue for it needs it. */
export interface ReportedAction {
  /** Counted from 1, in the file. */
  readonly line: number;
  /** What is to be done, in the report's words. */
  readonly what: string;
  /** As it is written: a login, a name, a team. */
  readonly owner: string | undefined;
  /** As it is written, or a day such as `2026-12-01`. */
  readonly due: string | undefined;
  /** As it is written: `P1`, `high`. */
  readonly priority: string | undefined;
  /** Whether the report names an issue that stands for it. */
  readonly hasIssue: boolean;
}

const WHAT =
  /\b(?:actions?|tasks?|items?|what|follow-?ups?|to-?do|measures?|remediation|improvements?|recommendations?|description)\b/i;
const DUE = /\b(?:due|when|date|deadline|target|eta|by)\b/i;
const PRIORITY = /\b(?:prio(?:rity)?|severity|urgency)\b/i;

/** The actions of a report that are still to be done, in its order; none of one that says why none are needed. */
export const reportedActions = (text: string): readonly ReportedAction[] => {
  const reading = read(text);
  if (reading.problems.length > 0 || hasReasonedNone(reading)) return [];
  return judgeActions(reading)
    .actions.filter(({ action }) => action.block?.checked !== true)
    .map(({ action, owner }) => ({
      line: action.line,
      what: whatOf(action),
      owner: owner?.trim(),
      due: dueOf(action),
      priority: priorityOf(action),
      hasIssue: !lacksOf(action).includes("issue"),
    }))
    .filter(({ what }) => what !== "");
};

const cellUnder = ({ block }: Action, name: RegExp): string | undefined => {
  if (block?.kind !== "row") return undefined;
  const at = block.columns.findIndex((column) => name.test(column));
  const cell = at < 0 ? "" : (block.cells[at] ?? "").trim();
  return cell === "" || isNothing(cell) || blankIn(cell) !== undefined ? undefined : cell;
};

const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const whatOf = (action: Action): string => {
  const { block, text } = action;
  if (block?.kind === "row")
    return flat(
      cellUnder(action, WHAT) ?? [...block.cells].sort((a, b) => b.length - a.length)[0] ?? "",
    );
  return withoutDetails(flat(text.split("\n")[0] ?? ""));
};

/** What follows a comma or a dash and says who, how urgent or until when is no part of what is to be done. */
const DETAIL =
  /^(?:[([]?@|P[0-4]\b|(?:due|owner|priority|prio|assigned|assignee|by|until|deadline|issue|ticket)\b|#\d|\d{4}-\d{2}-\d{2})/i;

const withoutDetails = (text: string): string => {
  const parts = text.split(/(?<=[,;])\s+|\s+(?=[([–—-]\s?)/);
  const first = parts.findIndex(
    (part, at) => at > 0 && DETAIL.test(part.replace(/^[([–—-]\s?/, "")),
  );
  return (first < 0 ? parts : parts.slice(0, first)).join(" ").replace(/[\s,;(–—-]+$/, "");
};

const dueOf = (action: Action): string | undefined => {
  const cell = cellUnder(action, DUE);
  const [date] = datesIn(cell ?? action.all).filter(
    ({ possible, year }) => possible && year !== undefined,
  );
  if (!date) return cell;
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.year}-${two(date.month)}-${two(date.day)}`;
};

const priorityOf = (action: Action): string | undefined =>
  cellUnder(action, PRIORITY) ??
  /\bP[0-4]\b/.exec(action.all)?.[0] ??
  /\bprio(?:rity)?\s*[:=]?\s*(critical|major|minor|high|medium|low)\b/i.exec(action.all)?.[1];
