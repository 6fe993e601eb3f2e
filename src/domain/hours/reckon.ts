import { type Instant, Temporal } from "../time.js";
import type { Span, WorkingHours } from "./workingHours.js";

/** Time without end in either direction, for what is counted by the clock alone. */
export const AROUND_THE_CLOCK: WorkingHours = {
  after: () => [
    {
      from: Temporal.Instant.fromEpochMilliseconds(-8.64e15),
      until: Temporal.Instant.fromEpochMilliseconds(8.64e15),
    },
  ],
  days: () => [],
};

/** The stretch at an instant, or else the next one; undefined of a team that is never there. */
const nextSpan = (hours: WorkingHours, at: Instant): Span | undefined => {
  for (const span of hours.after(at)) return span;
  return undefined;
};

/** Whether an instant is in working hours. */
export const isWorking = (hours: WorkingHours, at: Instant): boolean => {
  const span = nextSpan(hours, at);
  return span !== undefined && Temporal.Instant.compare(span.from, at) <= 0;
};

/** The instant itself in working hours, else the next at which they begin; undefined if they never do. */
export const nextWorking = (hours: WorkingHours, at: Instant): Instant | undefined => {
  const span = nextSpan(hours, at);
  return span && later(span.from, at);
};

/** How much working time, in milliseconds, lies between two instants; 0 if the second is not after the first. */
export const workingTime = (hours: WorkingHours, from: Instant, until: Instant): number => {
  let total = 0;
  for (const span of hours.after(from)) {
    if (Temporal.Instant.compare(span.from, until) >= 0) break;
    const length = lengthOf(later(span.from, from), earlier(span.until, until));
    total += Math.max(0, length);
  }
  return total;
};

/**
 * The first instant by which so much working time has passed since another: two hours from Friday 16:00 are Monday 10:00
 * where work is from 09:00 until 17:00, and one hour is Friday 17:00.
 * @param time in milliseconds; of none, the instant itself is given
 * @returns undefined if it never has
 */
export const afterWorking = (
  hours: WorkingHours,
  from: Instant,
  time: number,
): Instant | undefined => {
  if (time <= 0) return from;
  let left = time;
  for (const span of hours.after(from)) {
    const start = later(span.from, from);
    const length = lengthOf(start, span.until);
    if (left <= length) return start.add({ milliseconds: left });
    left -= length;
  }
  return undefined;
};

/**
 * The end of a working day (R34): of the one at which an instant falls, or that comes next where it falls between two;
 * and with `count`, of the so-manieth after that one. Whoever reports after hours has reported on the next working day.
 * @returns undefined of a team that never works
 */
export const endOfWorkingDay = (
  hours: WorkingHours,
  at: Instant,
  count: number,
): Instant | undefined => {
  let left = count;
  for (const day of hours.days(at)) if (left-- === 0) return day.until;
  return undefined;
};

/** Hours less some stretches of time, the last of which may have no end. */
export const without = (
  hours: WorkingHours,
  pauses: readonly { readonly from: Instant; readonly until?: Instant | undefined }[],
): WorkingHours => ({
  ...hours,
  *after(at) {
    for (const span of hours.after(at)) {
      const over = pauses.some(
        ({ from, until }) => !until && Temporal.Instant.compare(from, span.from) <= 0,
      );
      if (over) return;
      let parts: Span[] = [span];
      for (const { from, until } of pauses)
        parts = parts
          .flatMap((part) => [
            { from: part.from, until: earlier(part.until, from) },
            ...(until ? [{ from: later(part.from, until), until: part.until }] : []),
          ])
          .filter((part) => Temporal.Instant.compare(part.from, part.until) < 0);
      for (const part of parts) if (Temporal.Instant.compare(part.until, at) > 0) yield part;
    }
  },
});

const later = (one: Instant, other: Instant): Instant =>
  Temporal.Instant.compare(one, other) >= 0 ? one : other;

const earlier = (one: Instant, other: Instant): Instant =>
  Temporal.Instant.compare(one, other) <= 0 ? one : other;

const lengthOf = (from: Instant, until: Instant): number =>
  until.epochMilliseconds - from.epochMilliseconds;
