import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, Temporal } from "../time.js";
import { occurrenceIn } from "./seats.js";

/** By when an occurrence is to be done, and what must be shown before its issue may close. */
export interface Terms {
  readonly due: Instant | undefined;
  readonly warn: Instant | undefined;
  readonly evidence: readonly string[];
}

/** What an issue carries of its job's terms; none where it is no occurrence of a recurring job. */
export const termsOf = (issue: Pick<IssueSnapshot, "body" | "author" | "byInsider">): Terms => {
  const { due, warn, evidence } = occurrenceIn(issue) ?? {};
  return {
    due: instant(due),
    warn: instant(warn),
    evidence: Array.isArray(evidence) ? evidence.filter((one) => typeof one === "string") : [],
  };
};

// Whoever may edit the issue may have changed it.
const instant = (text: unknown): Instant | undefined => {
  try {
    return typeof text === "string" ? Temporal.Instant.from(text) : undefined;
  } catch {
    return undefined;
  }
};
