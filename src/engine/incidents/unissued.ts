import { type ReportedAction, reportedActions } from "../../documents/actions/reported.js";

/** Of one report, so many actions get an issue: a longer list is one of something else, and nobody wants its flood. */
const MOST_ACTIONS = 30;

export interface Unissued {
  /** Those of the report's first thirty that name no issue. */
  readonly actions: readonly ReportedAction[];
  /** How many come after those thirty, and get no issue. */
  readonly left: number;
}

/** The actions of a report for which there is to be an issue, and how many are too many. */
export const unissued = (text: string): Unissued => {
  const all = reportedActions(text);
  return {
    actions: all.slice(0, MOST_ACTIONS).filter(({ hasIssue }) => !hasIssue),
    left: Math.max(0, all.length - MOST_ACTIONS),
  };
};

/** What is said of those that are too many; nothing where none are. */
export const sayLeft = (left: number): string =>
  left === 0
    ? ""
    : ` It lists ${left} more, for which no issue was opened: a report gets ${MOST_ACTIONS} at most.`;
