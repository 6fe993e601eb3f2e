import type { Instant } from "../../domain/time.js";
import { workingDaysIn } from "../../maintenance/calendar.js";
import type { Job, Schedule } from "../../maintenance/job.js";
import { occurrences } from "../../maintenance/occurrences.js";

/** How far ahead the next date is looked for, in days: near first, so that a daily job costs no years. */
const AHEAD_D = [8, 100, 740];

/** When a job comes next after an instant, by its calendar alone; undefined if not within two years. */
export const nextOf = (job: Job, after: Instant, schedule: Schedule): Instant | undefined => {
  const from = after.add({ seconds: 1 });
  for (const days of AHEAD_D) {
    const until = from.add({ hours: days * 24 });
    const [next] = occurrences(job, from, until, workingDaysIn(schedule));
    if (next) return next.at;
  }
  return undefined;
};
