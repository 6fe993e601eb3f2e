import { dayWithin } from "../../domain/calendar/dates.js";
import { type Instant, Temporal } from "../../domain/time.js";
import type { Job, Schedule } from "../../maintenance/job.js";
import {
  type Occurrence,
  occurrenceKey,
  occurrences,
  wallOf,
} from "../../maintenance/occurrences.js";
import { signalName, signalOf } from "../../maintenance/signal.js";
import type { Silence } from "../../maintenance/when.js";
import type { IsWorkingDay } from "../../maintenance/workingDays.js";
import type { MaintenanceSnapshot } from "./gateway.js";
import { readKey } from "./keys.js";
import { readOccurrence } from "./marks.js";
import type { LogState } from "./state.js";

/** The jobs, in lower case, for the end of which a schedule has something wait: another job, or their own next time. */
const awaited = ({ jobs }: Schedule): ReadonlySet<string> =>
  new Set(
    jobs.flatMap(({ id, when }) =>
      when.flatMap((one) => {
        if (one.kind === "after job") return [one.job.toLowerCase()];
        return one.kind === "rolling" ? [id.toLowerCase()] : [];
      }),
    ),
  );

/** What the logbook must be told of occurrences that were closed: by job, and only where something waits for it. */
export const closedLately = (
  schedule: Schedule,
  { jobs }: LogState,
  { occurrences: seen, repositoryId }: Pick<MaintenanceSnapshot, "occurrences" | "repositoryId">,
): Readonly<Record<string, string>> => {
  const wanted = awaited(schedule);
  if (wanted.size === 0) return {};
  const latest = new Map<string, Instant>();
  for (const { byApp, closedAt, body } of seen) {
    if (!byApp || !closedAt) continue;
    const job = readKey(readOccurrence(body, repositoryId)?.key ?? "")?.job;
    if (job === undefined || !wanted.has(job)) continue;
    const known = latest.get(job) ?? jobs.get(job)?.closed;
    if (!known || Temporal.Instant.compare(closedAt, known) > 0) latest.set(job, closedAt);
  }
  return Object.fromEntries([...latest].map(([job, at]) => [job, at.toString()]));
};

/** When what does a job by itself will have stopped, should nothing be seen of it until then; undefined of a new job. */
export const stoppedAt = (
  { of, every, late }: Silence,
  { id }: Pick<Job, "id">,
  { jobs }: Pick<LogState, "jobs">,
): Instant | undefined => {
  const since = jobs.get(id.toLowerCase())?.since;
  if (!since) return undefined;
  const seen = jobs.get(signalName(of))?.closed;
  const last = seen && Temporal.Instant.compare(seen, since) > 0 ? seen : since;
  // Keys tell whole seconds.
  return last
    .add({ milliseconds: every + late })
    .round({ smallestUnit: "second", roundingMode: "floor" });
};

/** The occurrences of a job that come of something's end, from one instant and before another. */
export const occurrencesAfter = (
  job: Job,
  { jobs }: LogState,
  from: Instant,
  until: Instant,
  isWorkingDay: IsWorkingDay,
): readonly Occurrence[] =>
  job.when.flatMap((when): readonly Occurrence[] => {
    const signal = signalOf(when);
    if (when.kind === "after job" || signal) {
      const name =
        when.kind === "after job" ? when.job.toLowerCase() : signal && signalName(signal);
      const seen = jobs.get(name ?? "")?.closed;
      const at = when.kind === "silence" ? stoppedAt(when, job, { jobs }) : seen;
      const isWithin =
        at && Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, until) < 0;
      if (!isWithin) return [];
      const silence = when.kind === "silence" ? { of: when.of, since: seen } : undefined;
      const key = occurrenceKey(job.id, at);
      return [{ at, key, wall: wallOf(at, job.timezone), silence }];
    }
    const done = when.kind === "rolling" ? jobs.get(job.id.toLowerCase())?.closed : undefined;
    if (!done) return [];
    const { year, month, day } = done.toZonedDateTimeISO(job.timezone);
    const again = { ...job, when: [when], lastDone: dayWithin(year, month, day), start: undefined };
    return occurrences(again, from, until, isWorkingDay);
  });
