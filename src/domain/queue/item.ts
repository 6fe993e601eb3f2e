import type { Level } from "../priority/level.js";
import type { Degree } from "../priority/settings.js";
import type { Instant } from "../time.js";

/** What an open issue's place in the order of work follows from. */
export interface QueueItem {
  readonly number: number;
  readonly title: string;
  /** Logins. */
  readonly assignees: readonly string[];
  /** Label of its priority; undefined while it has none, or the team wants none. */
  readonly priority: string | undefined;
  /** Place of that label among the team's, 0 being the most urgent; behind the last if it has none. */
  readonly place: number;
  readonly level: Level | undefined;
  /** What has to be done by when, the first of it; undefined where no clock runs or a clock is stopped. */
  readonly due: { readonly what: string; readonly at: Instant } | undefined;
  /** Whether that instant has passed. */
  readonly breached: boolean;
  readonly production: boolean;
  /** Undefined where the team labels neither urgency nor importance, or nobody has said either here. */
  readonly matters: { readonly urgency: Degree; readonly importance: Degree } | undefined;
  /** The label that says how much work it is, and its place among these, 0 being the least. */
  readonly effort: { readonly label: string; readonly place: number } | undefined;
  readonly createdAt: Instant;
  /** The label that says that others have to do something first. */
  readonly waiting: string | undefined;
}
