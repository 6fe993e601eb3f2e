import { type Instant, Temporal } from "../../domain/time.js";
import { workingDaysIn } from "../../maintenance/calendar.js";
import type { Job, Schedule } from "../../maintenance/job.js";
import { type Occurrence, occurrences, wallOf } from "../../maintenance/occurrences.js";
import type { IsWorkingDay } from "../../maintenance/workingDays.js";
import { handovers } from "./handover.js";
import { type Key, keyText, readKey } from "./keys.js";
import { ruleOf } from "./rule.js";
import type { JobState, LogState } from "./state.js";
import { occurrencesAfter } from "./waiting.js";

/** An occurrence that something is to become of now. */
export interface Due {
  readonly job: Job;
  readonly occurrence: Occurrence;
  /** Its key as the logbook looks it up. */
  readonly key: string;
  /** The issue that was opened for the job last. */
  readonly previous: number | undefined;
}

/** What a schedule and its logbook call for at an instant. */
export interface Dues {
  /** Oldest first. */
  readonly due: readonly Due[];
  /** Keys that were claimed, and for which nothing is to be done any more. */
  readonly given: readonly string[];
}

/** Where a job that does not catch up still opens: a trigger that is hours late is no silence. */
const LATE = { hours: 24 };

/**
 * What is due: for each job its occurrences since it was first seen, less those that something became of already, as
 * many of them as the job catches up with; and those that somebody claimed and did not finish. Pure.
 *
 * @param enough of a job that catches up with all, as many of the oldest at least, where there are more
 */
export const duesOf = (
  schedule: Schedule,
  state: LogState,
  now: Instant,
  enough = ENOUGH,
): Dues => {
  const isWorkingDay = workingDaysIn(schedule);
  const pending = pendingByJob(state);
  const due: Due[] = [];
  const given: string[] = [];
  for (const job of schedule.jobs) {
    const id = job.id.toLowerCase();
    const known = state.jobs.get(id);
    const rule = ruleOf(job, schedule);
    if (!known || known.rule !== rule) continue;
    const claimed = pending.get(id) ?? [];
    const come = comes(job, state, isWorkingDay, schedule);
    const all = candidates(job, known, claimed, now, come, enough);
    const chosen = caughtUp(job, all, now);
    const keys = new Set(chosen.map((occurrence) => textOf(job, occurrence)));
    for (const occurrence of chosen)
      due.push({ job, occurrence, key: textOf(job, occurrence), previous: known.issue });
    given.push(...claimed.map(keyText).filter((key) => !keys.has(key)));
  }
  due.sort((a, b) => Temporal.Instant.compare(a.occurrence.at, b.occurrence.at));
  return { due, given };
};

const textOf = (job: Job, { at }: Occurrence): string => keyText({ job: job.id, at });

const pendingByJob = ({ claims }: LogState): ReadonlyMap<string, readonly Key[]> => {
  const pending = new Map<string, Key[]>();
  for (const text of claims.keys()) {
    const key = readKey(text);
    if (!key) continue;
    const known = pending.get(key.job) ?? [];
    pending.set(key.job, [...known, key]);
  }
  return pending;
};

/** The occurrences of a job from one instant and before another: those of the calendar, and those that waited. */
type Comes = (from: Instant, until: Instant) => readonly Occurrence[];

const comes =
  (job: Job, state: LogState, isWorkingDay: IsWorkingDay, schedule: Schedule): Comes =>
  (from, until) => {
    const byKey = new Map(
      [
        ...occurrences(job, from, until, isWorkingDay),
        ...occurrencesAfter(job, state, from, until, isWorkingDay),
        ...handovers(job, schedule, from, until),
      ].map((occurrence) => [occurrence.key, occurrence]),
    );
    return [...byKey.values()].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  };

/** Occurrences are whole seconds apart. */
const NEXT = { seconds: 1 };

const candidates = (
  job: Job,
  { since, settled }: JobState,
  claimed: readonly Key[],
  now: Instant,
  come: Comes,
  enough: number,
): readonly Occurrence[] => {
  const from = settled && Temporal.Instant.compare(settled, since) >= 0 ? settled.add(NEXT) : since;
  const fresh = newest(job, from, now.add({ milliseconds: 1 }), come, enough).filter(
    (occurrence) => !isMoved(job, occurrence, since, settled, come),
  );
  const stalled = claimed
    .filter(({ at }) => Temporal.Instant.compare(at, from) < 0)
    .flatMap(({ at }) => come(at, at.add(NEXT)));
  return [...stalled, ...fresh].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
};

/** How far back the newest occurrence is sought, in days: near first, so that a job that is frequent costs no years. */
const BACK_D = [8, 100];

/** The occurrences from one instant and before another; of a job that opens the latest alone, some of the newest do. */
const newest = (
  job: Job,
  from: Instant,
  until: Instant,
  come: Comes,
  enough: number,
): readonly Occurrence[] => {
  if (job.catchUp === "all") return oldest(from, until, come, enough);
  for (const days of BACK_D) {
    const start = until.subtract({ hours: days * 24 });
    if (Temporal.Instant.compare(start, from) <= 0) break;
    const found = come(start, until);
    if (found.length > 0) return found;
  }
  return come(from, until);
};

/** As many of what is caught up with are known at once, at least: more than a tick opens, and no years of minutes. */
const ENOUGH = 50;

/** The oldest occurrences from one instant and before another: all, or enough to go on with. */
const oldest = (
  from: Instant,
  until: Instant,
  come: Comes,
  enough: number,
): readonly Occurrence[] => {
  const found: Occurrence[] = [];
  let start = from;
  for (let days = 1; found.length < enough; days *= 2) {
    const end = start.add({ hours: days * 24 });
    const isLast = Temporal.Instant.compare(end, until) >= 0;
    found.push(...come(start, isLast ? until : end));
    if (isLast) break;
    start = end;
  }
  return found;
};

/**
 * Whether an occurrence is one that has been already, and was then moved to a later hour of its day: the first of its day
 * by a rule that replaced another on that very day, after that other's occurrence.
 */
const isMoved = (
  job: Job,
  { at }: Occurrence,
  since: Instant,
  settled: Instant | undefined,
  come: Comes,
): boolean => {
  if (!settled || Temporal.Instant.compare(settled, since) >= 0) return false;
  const start = at.toZonedDateTimeISO(job.timezone).startOfDay();
  if (dayOf(settled, job.timezone) !== dayOf(at, job.timezone)) return false;
  return come(start.toInstant(), at).length === 0;
};

const dayOf = (at: Instant, timezone: string): number => Math.floor(wallOf(at, timezone) / 1440);

const caughtUp = (
  { catchUp }: Job,
  all: readonly Occurrence[],
  now: Instant,
): readonly Occurrence[] => {
  if (catchUp === "all") return all;
  const latest = all.slice(-1);
  if (catchUp === "latest") return latest;
  return latest.filter(({ at }) => Temporal.Instant.compare(at.add(LATE), now) > 0);
};

/** When the next occurrence of any job comes, within a stretch of time; undefined if none does. */
export const nextDue = (
  schedule: Schedule,
  state: LogState,
  after: Instant,
  until: Instant,
): Instant | undefined => {
  const isWorkingDay = workingDaysIn(schedule);
  let next: Instant | undefined;
  for (const job of schedule.jobs) {
    const [first] = comes(job, state, isWorkingDay, schedule)(after, next ?? until);
    if (first) next = first.at;
  }
  return next;
};

/** What the logbook must be told of the schedule: jobs that it does not know so, and those that are gone. */
export const unknownTo = (
  schedule: Schedule,
  state: LogState,
  isWhole: boolean,
): { readonly seen: Readonly<Record<string, string>>; readonly gone: readonly string[] } => {
  const seen: Record<string, string> = {};
  for (const job of schedule.jobs) {
    const rule = ruleOf(job, schedule);
    if (state.jobs.get(job.id.toLowerCase())?.rule !== rule) seen[job.id] = rule;
  }
  const here = new Set(schedule.jobs.map(({ id }) => id.toLowerCase()));
  // A job that is broken is not gone.
  const gone = isWhole
    ? [...state.jobs]
        .filter(([id, { rule }]) => rule !== "" && !here.has(id) && !schedule.keeps?.includes(id))
        .map(([id]) => id)
    : [];
  return { seen, gone };
};
