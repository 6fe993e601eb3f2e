import type { Instant } from "../time.js";

/** A stretch of time: from its start on, and up to its end, which is not in it. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** When a team is there. Both lists go on for ever, so stop taking; of a team that is never there both are empty. */
export interface WorkingHours {
  /** The stretches that end after an instant, the earliest first. They neither touch nor overlap. */
  after(at: Instant): Iterable<Span>;
  /**
   * The working days that end after an instant, the earliest first: each from its first start to its last end. A shift
   * belongs to the day on which it starts, so that a night's work is over in the morning after.
   */
  days(at: Instant): Iterable<Span>;
}
