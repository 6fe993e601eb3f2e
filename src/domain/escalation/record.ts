import { notesOn } from "../note.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, Temporal } from "../time.js";
import type { Cause } from "./cause.js";

/** That somebody was asked: a note that stands on the issue, read back. */
export interface AskedNote {
  /** When the escalation began that it belongs to. */
  readonly cause: Instant;
  readonly kind: Cause["kind"];
  /** Counts from 0. */
  readonly rung: number;
  /** Login; undefined in the note that says that nobody is left. */
  readonly who: string | undefined;
  /** When it was written. */
  readonly at: Instant;
  /** Id of the comment. */
  readonly comment: number;
}

const KEY =
  /^escalation (\S+) (\d+) (asked|acknowledge|resolve|untaken|overdue)(?: ([A-Za-z0-9_-]+))?$/;

/** The key of a note: which escalation, which rung, why, and who is asked; without a person, that nobody is left. */
export const noteKey = (
  { at, kind }: Pick<Cause, "at" | "kind">,
  rung: number,
  who?: string,
): string => `escalation ${at} ${rung} ${kind}${who === undefined ? "" : ` ${who}`}`;

/** All the escalation notes that stand on an issue, in the order in which they were written. */
export const recordOf = (
  issue: Pick<IssueSnapshot, "subject" | "comments">,
): readonly AskedNote[] =>
  [...notesOn(issue)].flatMap(([key, { id, createdAt }]) => {
    const [, cause, rung, kind, who] = KEY.exec(key) ?? [];
    if (cause === undefined) return [];
    return [
      {
        cause: Temporal.Instant.from(cause),
        kind: kind as Cause["kind"],
        rung: Number(rung),
        who,
        at: createdAt,
        comment: id,
      },
    ];
  });
