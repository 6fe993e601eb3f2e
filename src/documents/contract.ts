/** What a careful reader asks of any incident report, whatever its form. */
export const FIELDS = [
  "summary",
  "impact",
  "timeline",
  "timeline_has_times",
  "root_cause",
  "resolution",
  "action_items",
  "action_item_owners",
  "placeholders_left",
] as const;

export type Field = (typeof FIELDS)[number];

export type { Profile } from "../domain/document.js";

/**
 * Something that a report lacks or gets wrong.
 *
 * `fail`: the profile demands it. `warn`: it does not, and a careful reader would still say so. `unknown`: it cannot be
 * told from the file alone.
 */
export interface Remark {
  readonly field: string;
  readonly verdict: "fail" | "warn" | "unknown";
  /** One plain sentence or two: what is missing, and what to write. */
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What a contract says of a document, whichever contract it is. */
export interface DocumentJudgement {
  /** Nothing that the contract demands is missing or wrong. */
  readonly complete: boolean;
  /** Whether each thing that the contract speaks of is there; for `placeholders_left`, whether a template's blank is left. */
  readonly fields: Readonly<Record<string, boolean>>;
  /** In the order of their lines. */
  readonly findings: readonly Remark[];
  /** What an incident report's own instants come to: from the first that is known to each later one. */
  readonly durations?: readonly Span[];
}

export interface Judgement extends DocumentJudgement {
  readonly fields: Readonly<Record<Field, boolean>>;
  readonly durations: readonly Span[];
}

/** A stretch between two moments that a report tells, in minutes. */
export interface Span {
  readonly from: string;
  readonly until: string;
  readonly minutes: number;
}

/** What a judge of one field says: whether it is there, and where a reader would look for it. */
export interface Told {
  readonly there: boolean;
  readonly line: number;
  /** Why it is not there, when it is not. */
  readonly lacks?: string;
}
