import type { Asked } from "../domain/asked.js";
import type { ClockPolicy } from "../domain/clock/settings.js";
import type { DocumentVerdict } from "../domain/document.js";
import type { Duty } from "../domain/duty/duty.js";
import type { Effect } from "../domain/effect.js";
import type { Finding } from "../domain/finding.js";
import type { AdHocFreeze } from "../domain/freeze/adHoc.js";
import type { WorkingHours } from "../domain/hours/workingHours.js";
import type { IncidentReport } from "../domain/incident/report.js";
import type { IssueSnapshot, PullRequestSnapshot } from "../domain/snapshot.js";
import type { Membership, Team } from "../domain/team.js";
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
  /** When the team works; undefined while the policy does not say so, and then no clock runs. */
  readonly hours: WorkingHours | undefined;
  /** What the policy says of the clocks. */
  readonly clocks: ClockPolicy;
  /** Who answers for what. */
  readonly duty: Duty;
  /** Whether someone is of the team. `isInsider`: whether GitHub counts them to the repository or its organisation. */
  readonly crew: (login: string, isInsider: boolean) => Membership;
  /** Whether clocks that run out, and critical issues that nobody takes, escalate by themselves. */
  readonly escalates?: boolean | undefined;
  /** Whether the policy leaves a command switched on, by its name; each is if this is not said. */
  readonly offers?: ((command: string) => boolean) | undefined;
  /** What people have asked for on this issue by commands, oldest first. */
  readonly asked: readonly Asked[];
  /** What the contracts say of the documents that a pull request changes; undefined where these were not read. */
  readonly documents?: readonly DocumentVerdict[] | undefined;
  /** How the report on an incident stands; undefined where it was not read, because none is demanded. */
  readonly report?: IncidentReport | undefined;
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
  /** Whether it speaks about closed issues, too. */
  readonly alsoClosed?: boolean;
  evaluate(snapshot: Seen, settings: Settings, world: World): Ruling;
}
