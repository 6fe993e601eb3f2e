import type { WatchChange } from "../../domain/duty/watch.js";
import type { Instant } from "../../domain/time.js";

/** What a schedule needs to know of the people beside its own file: what the policy says of them. */
export interface Crew {
  /** Whether somebody is absent at an instant. */
  isAway(login: string, at: Instant): boolean;
  /** Whether somebody is of the team: left out, whoever GitHub counts to the repository or its organisation. */
  isOfTeam?(login: string, isInsider: boolean): boolean;
  /** The login of who answers for the circle that something with these labels belongs to. */
  ownerOf(labels: readonly string[]): string | undefined;
  /** The watch that is handed over by an issue; "none" where the policy wants no such issue, undefined where it is not known. */
  readonly watch?: Watch | "none";
}

/** The on-call turns of a policy. */
export interface Watch {
  changes(from: Instant, until: Instant): readonly WatchChange[];
  /** How long whoever comes on call has to take over, in milliseconds. */
  readonly within: number;
  /** The labels of what whoever comes on call must know of, the weightiest first. */
  readonly labels: readonly string[];
  /** IANA name of the team's zone. */
  readonly timezone: string;
}

/** Where the policy says nothing of people. */
export const UNKNOWN_CREW: Crew = {
  isAway: () => false,
  ownerOf: () => undefined,
};
