import type { Instant } from "../model.js";

/** To the second, in UTC, as all of GitHub's timestamps: `2026-11-18T07:00:00Z`. */
export const stamp = (instant: Instant): string =>
  // `Date` writes many times faster than Temporal, and a webhook carries dozens of these.
  `${new Date(instant.epochMilliseconds).toISOString().slice(0, 19)}Z`;

export const stampOrNull = (instant: Instant | undefined): string | null =>
  instant ? stamp(instant) : null;
