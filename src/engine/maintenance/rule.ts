import { createHash } from "node:crypto";
import type { Job, Schedule } from "../../maintenance/job.js";

/**
 * The fingerprint of when a job comes: two that differ have different occurrences, and what the new one would have
 * brought in the past is not made up for. What the job is called and who does it is not in it.
 */
export const ruleOf = (job: Job, { workingDays }: Pick<Schedule, "workingDays">): string => {
  const { when, at, timezone, start, end, lastDone, dayOff } = job;
  const says = JSON.stringify([when, at, timezone, start, end, lastDone, dayOff, workingDays]);
  return createHash("sha256").update(says).digest("base64url").slice(0, 10);
};
