import { Temporal } from "../../src/domain/time.js";
import type { Job } from "../../src/maintenance/job.js";
import { occurrences } from "../../src/maintenance/occurrences.js";
import { readOneDay, readWhen } from "../../src/maintenance/words/when.js";
import { workingOn } from "../../src/maintenance/workingDays.js";

export const mondayToFriday = workingOn([1, 2, 3, 4, 5]);

/** A job with one `when`, as the file would have it. */
export const jobOf = (
  when: string,
  more: Partial<Omit<Job, "start" | "end" | "lastDone">> & {
    start?: string;
    end?: string;
    lastDone?: string;
  } = {},
): Job => {
  const { start, end, lastDone, ...rest } = more;
  const day = (text: string | undefined) => (text === undefined ? undefined : readOneDay(text));
  return {
    id: "job",
    title: "Job",
    body: "",
    labels: [],
    checklist: [],
    runbook: undefined,
    when: [readWhen(when)],
    at: 540,
    timezone: "UTC",
    start: day(start),
    end: day(end),
    lastDone: day(lastDone),
    dayOff: undefined,
    seats: [],
    catchUp: "latest",
    stillOpen: "beside",
    ...rest,
  };
};

/** A date, or a local date and time, of a zone. */
export const instant = (text: string, timezone = "UTC"): Temporal.Instant =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(timezone).toInstant();

/** The occurrences of a job as local times with their offset. */
export const comes = (
  job: Job,
  from: string,
  until: string,
  isWorkingDay = mondayToFriday,
): string[] =>
  occurrences(job, instant(from, job.timezone), instant(until, job.timezone), isWorkingDay).map(
    ({ at }) => at.toString({ timeZone: job.timezone, smallestUnit: "minute" }),
  );

/** Only the dates. */
export const dates = (job: Job, from: string, until: string): string[] =>
  comes(job, from, until).map((at) => at.slice(0, 10));
