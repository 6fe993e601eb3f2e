import { type Day, dateOf, dayOf, dayWithin, MINUTES_A_DAY } from "../domain/calendar/dates.js";
import type { Wall } from "../domain/calendar/wall.js";
import { type Instant, Temporal } from "../domain/time.js";
import { daysOf } from "./days.js";
import type { Job } from "./job.js";
import { utcText } from "./utcText.js";
import type { Evidence, Expiry, Recurring, When } from "./when.js";
import { FARTHEST_SHIFT, type IsWorkingDay, shifted } from "./workingDays.js";

/** One time at which a job is due, on the clocks of its zone. */
export interface Slot {
  /** Minutes from 1970-01-01 00:00 on the job's own clock. */
  readonly wall: Wall;
  /** How long it takes, in minutes, where the job says. */
  readonly lasts?: number | undefined;
  /** For what expires: on which day, how many days are left, and how loud this reminder is (1 is the first of `of`). */
  readonly expiry?:
    | {
        readonly day: Day;
        readonly daysLeft: number;
        readonly reminder: number;
        readonly of: number;
      }
    | undefined;
}

/** One time at which a job is due. */
export interface Occurrence extends Slot {
  readonly at: Instant;
  /** For what has stopped: what was waited for, and when it was last seen. */
  readonly silence?: { readonly of: Evidence; readonly since: Instant | undefined } | undefined;
  /** Tells this occurrence from every other, for good: the job's id and the scheduled instant in UTC. */
  readonly key: string;
}

/** `restore-test@2026-01-30T09:00:00Z`. Ids hold no `@`, so a key is read in one way only. */
export const occurrenceKey = (job: string, at: Instant): string => `${job}@${utcText(at)}`;

/**
 * The moment at which the clocks of a zone show a time. A time that they skip in spring moves forward by what was skipped;
 * one that they show twice in autumn is the earlier (RFC 5545, 3.3.5; Temporal's "compatible").
 */
export const instantOf = (wall: Wall, timezone: string): Instant =>
  Temporal.Instant.fromEpochMilliseconds(wall * 60_000)
    .toZonedDateTimeISO("UTC")
    .toPlainDateTime()
    .toZonedDateTime(timezone, { disambiguation: "compatible" })
    .toInstant();

/** What the clocks of a zone show at an instant, to the minute. */
export const wallOf = (instant: Instant, timezone: string): Wall => {
  const { offsetNanoseconds } = instant.toZonedDateTimeISO(timezone);
  return Math.floor((instant.epochMilliseconds + offsetNanoseconds / 1e6) / 60_000);
};

/**
 * When a job is due: from one instant, and before another. Pure: the same job gives the same occurrences whenever and
 * however often it is asked, in whatever pieces. What waits for something to happen has none. Takes time in proportion to
 * what lies between the two, so a job that never comes costs nothing.
 *
 * @returns ascending by instant, no two at the same.
 */
export const occurrences = (
  job: Job,
  from: Instant,
  until: Instant,
  isWorkingDay: IsWorkingDay,
): Occurrence[] => {
  if (Temporal.Instant.compare(from, until) >= 0) return [];
  // No clock has ever been set by more than a day at once: a day on either side misses nothing.
  const found = slots(
    job,
    wallOf(from, job.timezone) - MINUTES_A_DAY,
    wallOf(until, job.timezone) + MINUTES_A_DAY,
    isWorkingDay,
  );
  return atInstants(job, found).filter(
    ({ at }) => Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, until) < 0,
  );
};

/** Slots at their instants. Two that the clocks bring to one, as 02:30 and 03:30 in a spring night, are one. */
export const atInstants = <S extends Slot>(job: Job, found: readonly S[]): (S & Occurrence)[] => {
  const byKey = new Map<string, S & Occurrence>();
  for (const slot of found) {
    const at = instantOf(slot.wall, job.timezone);
    const key = occurrenceKey(job.id, at);
    if (!byKey.has(key)) byKey.set(key, { ...slot, at, key });
  }
  return [...byKey.values()].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
};

/**
 * When a job is due on its own clocks: from one wall time and before another, ascending, each once. The job's start and
 * end bound the days that its rule names; a day off may then move an occurrence past them.
 */
export const slots = (job: Job, from: Wall, until: Wall, isWorkingDay: IsWorkingDay): Slot[] => {
  const byWall = new Map<Wall, Slot>();
  for (const when of job.when)
    for (const slot of slotsOf(when, job, from, until, isWorkingDay))
      if (slot.wall >= from && slot.wall < until && !byWall.has(slot.wall))
        byWall.set(slot.wall, slot);
  return [...byWall.values()].sort((one, other) => one.wall - other.wall);
};

const slotsOf = (
  when: When,
  job: Job,
  from: Wall,
  until: Wall,
  isWorkingDay: IsWorkingDay,
): Slot[] => {
  const margin = job.dayOff !== undefined || dayOffOf(when) !== undefined ? FARTHEST_SHIFT : 0;
  // A time of day may be 24:00, which is the next day's start.
  const first = Math.floor(from / MINUTES_A_DAY) - margin - 1;
  const last = Math.ceil(until / MINUTES_A_DAY) + margin;
  switch (when.kind) {
    case "recurring":
      return recurring(when, job, first, last, isWorkingDay);
    case "expiry":
      return reminders(when, job, first, last, isWorkingDay);
    case "rolling":
      return rolling(when, job, isWorkingDay);
    default:
      return [];
  }
};

const dayOffOf = (when: When) => (when.kind === "recurring" ? when.dayOff : undefined);

/** What a rule is counted from: the words' own start, the job's, or when it was last done. */
const anchorOf = (job: Job, when?: Recurring): Day | undefined =>
  when?.start ?? job.start ?? job.lastDone;

const bounded = (job: Job, day: Day): boolean =>
  day >= (job.start ?? day) &&
  day > (job.start === undefined ? (job.lastDone ?? day - 1) : day - 1) &&
  day <= (job.end ?? day);

const recurring = (
  when: Recurring,
  job: Job,
  first: Day,
  last: Day,
  isWorkingDay: IsWorkingDay,
): Slot[] => {
  const context = { anchor: anchorOf(job, when), isWorkingDay };
  const minutes = when.minutes ?? [job.at];
  return when.days
    .flatMap((rule) => daysOf(rule, first, last, context))
    .filter((day) => bounded(job, day))
    .flatMap((day) => shifted(day, when.dayOff ?? job.dayOff, isWorkingDay) ?? [])
    .flatMap((day) =>
      minutes.map((minute) => ({ wall: day * MINUTES_A_DAY + minute, lasts: when.lasts })),
    );
};

const reminders = (
  { expires, ahead }: Expiry,
  job: Job,
  first: Day,
  last: Day,
  isWorkingDay: IsWorkingDay,
): Slot[] => {
  const farthest = Math.max(...ahead);
  const context = { anchor: undefined, isWorkingDay };
  return daysOf(expires, first, last + farthest, context).flatMap((day) =>
    ahead.flatMap((daysLeft, index) => {
      if (!bounded(job, day - daysLeft)) return [];
      const on = shifted(day - daysLeft, job.dayOff, isWorkingDay);
      if (on === undefined) return [];
      const expiry = { day, daysLeft: day - on, reminder: index + 1, of: ahead.length };
      return [{ wall: on * MINUTES_A_DAY + job.at, expiry }];
    }),
  );
};

/** The one occurrence that is known: the next after it was last done. The one after that waits for this one. */
const rolling = (
  { period }: Extract<When, { kind: "rolling" }>,
  job: Job,
  isWorkingDay: IsWorkingDay,
): Slot[] => {
  const due = job.lastDone === undefined ? job.start : dayAfter(job.lastDone, period);
  if (due === undefined || due < (job.start ?? due) || due > (job.end ?? due)) return [];
  const on = shifted(due, job.dayOff, isWorkingDay);
  return on === undefined ? [] : [{ wall: on * MINUTES_A_DAY + job.at }];
};

/** So many days or months after a day; in a month too short for it, the last of that month. */
const dayAfter = (
  day: Day,
  period: { readonly days: number } | { readonly months: number },
): Day => {
  if ("days" in period) return day + period.days;
  const { year, month, day: number } = dateOf(day);
  const at = month - 1 + period.months;
  const first = dateOf(dayOf(year, at + 1, 1));
  return dayWithin(first.year, first.month, number);
};
