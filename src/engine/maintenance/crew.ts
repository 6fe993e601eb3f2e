import type { Instant } from "../../domain/time.js";

/** What a schedule needs to know of the people beside its own file: what the policy says of them. */
export interface Crew {
  /** Whether somebody is absent at an instant. */
  isAway(login: string, at: Instant): boolean;
  /** The login of who answers for the circle that something with these labels belongs to. */
  ownerOf(labels: readonly string[]): string | undefined;
}

/** Where the policy says nothing of people. */
export const UNKNOWN_CREW: Crew = { isAway: () => false, ownerOf: () => undefined };
