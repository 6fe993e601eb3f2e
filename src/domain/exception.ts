import { readDuration } from "./calendar/duration.js";
import type { PullRequestSnapshot } from "./snapshot.js";
import { type Instant, Temporal } from "./time.js";

/** The `exceptions` section of the policy file. */
export interface ExceptionSettings {
  readonly by: {
    readonly people: readonly string[];
    /** Slugs. */
    readonly teams: readonly string[];
  };
  /** How long an exception lasts when nothing else is asked, and at most: durations as in the freeze's windows. */
  readonly lasts: string;
  readonly longest: string;
  /** Label of incident issues whose fixes pass the freeze; false if they do not. */
  readonly incidents: string | false;
}

/** Leave for one pull request to pass one rule, granted by someone who may, for its reason, at one head. */
export interface Exception {
  readonly rule: string;
  readonly reason: string;
  /** Login of who granted it. */
  readonly granter: string;
  readonly since: Instant;
  readonly until: Instant;
  /** The commit that it was granted for. */
  readonly headSha: string;
  /** The branch that it was granted for: into another, the same commit is another change. */
  readonly base: string;
}

/** An exception as the pull request's ledger has it. */
export interface LedgerEntry extends Exception {
  /** When it was revoked by command; undefined if it was not. */
  readonly revokedAt: Instant | undefined;
}

/** Where an exception stands. Only the first lets anything pass. */
export type ExceptionState =
  | "in force"
  | "expired"
  | "revoked"
  | "ended by a push"
  | "ended by another base";

/** Where an exception stands on a pull request at an instant: a push or another base ends it, and so do `/revoke` and its term. */
export const stateOf = (
  { headSha, base, until, revokedAt }: LedgerEntry,
  pull: Pick<PullRequestSnapshot, "headSha" | "base">,
  now: Instant,
): ExceptionState => {
  if (revokedAt) return "revoked";
  if (headSha !== pull.headSha) return "ended by a push";
  if (base !== pull.base) return "ended by another base";
  return Temporal.Instant.compare(now, until) < 0 ? "in force" : "expired";
};

/** The end of a duration such as `24 hours` or `7 days` from an instant on, days by the calendar of an IANA zone. */
export const endOfDuration = (duration: string, from: Instant, timezone: string): Instant => {
  const { days, minutes } = readDuration(duration);
  return from.toZonedDateTimeISO(timezone).add({ days }).toInstant().add({ minutes });
};
