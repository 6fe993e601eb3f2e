import type { Action } from "../actions/action.js";
import { blankIn } from "../blanks/marks.js";
import { isNothing } from "../blanks/substance.js";
import { hasDate } from "../time/moments.js";

const PRIORITY = /\b(?:priority|prio)\b|\bP[0-4]\b|\b(?:critical|major|minor|high|medium|low)\b/i;
const DUE =
  /\b(?:due|deadline|eta|by|until|before|target(?: date)?|end of)\b\s*:?\s*(?:\d|\p{Lu}|next|the end|q[1-4])/iu;
const ISSUE =
  /(?:^|[\s([])#\d+\b|\/(?:issues|pull|browse|-\/issues)\/|\b[A-Z][A-Z0-9]{1,9}-\d+\b|\b[\w.-]+\/[\w.-]+#\d+/;

/** What an action lacks beside its owner. Whether its issue is open is known to GitHub alone. */
export const lacksOf = (action: Action): readonly ("priority" | "due" | "issue")[] => {
  const text = `${action.all} ${action.links.join(" ")}`;
  const lacks: ("priority" | "due" | "issue")[] = [];
  if (!inColumn(action, /\bprio/i) && !PRIORITY.test(text)) lacks.push("priority");
  if (
    !inColumn(action, /\b(?:due|when|date|deadline|target|eta|by)\b/i) &&
    !DUE.test(text) &&
    !hasDate(text)
  )
    lacks.push("due");
  if (!ISSUE.test(text)) lacks.push("issue");
  return lacks;
};

const inColumn = ({ block }: Action, name: RegExp): boolean =>
  block?.kind === "row" &&
  block.columns.some((column, at) => {
    const cell = block.cells[at] ?? "";
    return name.test(column) && !isNothing(cell) && blankIn(cell) === undefined;
  });
