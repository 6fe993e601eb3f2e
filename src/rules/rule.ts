import type { Effect } from "../domain/effect.js";
import type { Finding } from "../domain/finding.js";
import type { AdHocFreeze } from "../domain/freeze/adHoc.js";
import type { IssueSnapshot, PullRequestSnapshot } from "../domain/snapshot.js";
import type { Team } from "../domain/team.js";
import type { Instant } from "../domain/time.js";

/** What a rule knows beside the subject and its own settings: all that could differ between two looks. */
export interface World {
  readonly now: Instant;
  /** The team's IANA zone, in which people are shown instants. */
  readonly timezone: string;
  /** Whether a branch counts as production by the policy. */
  readonly isProduction: (branch: string) => boolean;
  /** Who is on a team of the organisation, by its slug. */
  readonly team: (slug: string) => Team;
  /** Freezes that people have called beside those of the policy. */
  readonly adHocFreezes: readonly AdHocFreeze[];
}

/** What a rule says of a subject, and what it wants to be so there. */
export interface Ruling {
  readonly findings: readonly Finding[];
  readonly effects?: readonly Effect[];
}

/**
 * One rule of the team: a pure function from what GitHub shows, the rule's section of the policy and the world to a
 * ruling. The rule's name is the key of its section; a section that is `false` switches it off.
 */
export interface Rule<Seen extends IssueSnapshot | PullRequestSnapshot, Settings> {
  readonly name: string;
  /** The kind of subject it speaks about. */
  readonly judges: Seen["kind"];
  evaluate(snapshot: Seen, settings: Settings, world: World): Ruling;
}
