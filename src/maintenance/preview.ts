import { type Day, dayOf, MINUTES_A_DAY } from "../domain/calendar/dates.js";
import { type Instant, Temporal } from "../domain/time.js";
import type { Absence, Job, Schedule } from "./job.js";
import { atInstants, type Occurrence, type Slot, slots, wallOf } from "./occurrences.js";
import { after, assignees, NOBODY_YET, type Turn } from "./rotation.js";
import { filled, templateValues } from "./template.js";
import type { IsWorkingDay } from "./workingDays.js";

/** One occurrence as it is foreseen. */
export interface Foreseen extends Occurrence {
  readonly job: Job;
  readonly title: string;
  /** Who would take which seat, if nobody swaps, skips or joins until then. */
  readonly turns: readonly Turn[];
}

/**
 * What a schedule brings, from one instant and before another, by instant and then by job. Pure.
 *
 * Whose turn it will be is foreseen as if every turn since the job's start had been taken as the file has it: what really
 * happened is on GitHub. So every preview of a day agrees with every other. A job without a start is counted from 2020, one
 * that comes several times a day from the beginning of the year.
 */
export const preview = (
  { jobs, absences }: Schedule,
  from: Instant,
  until: Instant,
  isWorkingDay: IsWorkingDay,
): Foreseen[] => {
  if (Temporal.Instant.compare(from, until) >= 0) return [];
  return jobs
    .flatMap((job) => foreseen(job, from, until, absences, isWorkingDay))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || compareText(a.job.id, b.job.id));
};

/** By code units, so that the order is the same everywhere. */
const compareText = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

const foreseen = (
  job: Job,
  from: Instant,
  until: Instant,
  absences: readonly Absence[],
  isWorkingDay: IsWorkingDay,
): Foreseen[] => {
  const first = wallOf(from, job.timezone) - MINUTES_A_DAY;
  const last = wallOf(until, job.timezone) + MINUTES_A_DAY;
  const since = job.seats.length > 0 ? Math.min(first, rotationStart(job, from)) : first;
  const all = slots(job, since, last, isWorkingDay);
  const taken = withTurns(job, all, absences).filter(({ wall }) => wall >= first);
  return atInstants(job, taken)
    .filter(
      ({ at }) =>
        Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, until) < 0,
    )
    .map((occurrence) => ({
      ...occurrence,
      job,
      title: filled(job.title, templateValues(occurrence.wall, occurrence.expiry)),
    }));
};

/** A first January before which nobody's turn is counted. */
const EPOCH: Day = dayOf(2020, 1, 1);

const rotationStart = (job: Job, from: Instant): number => {
  const isFrequent = job.when.some((when) => "minutes" in when && (when.minutes?.length ?? 1) > 1);
  const year = from.toZonedDateTimeISO(job.timezone).year;
  const start = Math.max(job.start ?? EPOCH, isFrequent ? dayOf(year, 1, 1) : EPOCH);
  // A day off may move the first occurrence before the start.
  return (start - 31) * MINUTES_A_DAY;
};

const withTurns = (
  job: Job,
  all: readonly Slot[],
  absences: readonly Absence[],
): (Slot & { turns: readonly Turn[] })[] => {
  let standing = NOBODY_YET;
  return all.map((slot) => {
    const day = Math.floor(slot.wall / MINUTES_A_DAY);
    const turns = assignees(job.seats, standing, (who) => isAway(who, day, absences));
    standing = after(standing, turns);
    return { ...slot, turns };
  });
};

/** Whether somebody is away on a day. GitHub compares logins without regard to case. */
export const isAway = (who: string, day: Day, absences: readonly Absence[]): boolean =>
  absences.some(
    (absence) =>
      absence.who.toLowerCase() === who.toLowerCase() &&
      day >= absence.from &&
      day <= absence.through,
  );
