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

/** How much is demanded of a report: `lenient` suits a minor incident, `strict` one of high priority. */
export type Profile = "lenient" | "default" | "strict";

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

export interface Judgement {
  /** Nothing that the profile demands is missing or wrong. */
  readonly complete: boolean;
  /** Whether each is there; for `placeholders_left`, whether any of a template's blanks is left. */
  readonly fields: Readonly<Record<Field, boolean>>;
  readonly findings: readonly Remark[];
}

/** What a judge of one field says: whether it is there, and where a reader would look for it. */
export interface Told {
  readonly there: boolean;
  readonly line: number;
  /** Why it is not there, when it is not. */
  readonly lacks?: string;
}
