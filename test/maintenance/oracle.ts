import { Temporal } from "../../src/domain/time.js";

// An oracle that knows nothing of the code it judges: it looks at each day of the calendar by itself, and at what the
// clocks of a zone show at each quarter of an hour.

type Date = Temporal.PlainDate;

/** A schedule with the words that say it, and a brute-force answer to whether it falls on a date. */
export interface Spoken {
  readonly words: string;
  readonly start: Date | undefined;
  readonly hour: number;
  readonly minute: number;
  falls(date: Date): boolean;
}

const sameMonth = (date: Date): Date[] =>
  Array.from({ length: date.daysInMonth }, (_, index) => date.with({ day: index + 1 }));

export const isWorkday = (date: Date): boolean => date.dayOfWeek <= 5;

/** The nth of the dates of a month for which something holds; counted from the end when negative. */
export const isNth = (date: Date, nth: number, holds: (one: Date) => boolean): boolean => {
  if (!holds(date)) return false;
  const found = sameMonth(date).filter(holds);
  return found.at(nth > 0 ? nth - 1 : nth)?.equals(date) ?? false;
};

/** Whether a date is a day of its month, a month too short for it having it on its last. */
export const isDayOfMonth = (date: Date, day: number): boolean =>
  date.day === Math.min(day, date.daysInMonth);

export const daysSince = (start: Date, date: Date): number => start.until(date).days;

export const monthsSince = (start: Date, date: Date): number =>
  (date.year - start.year) * 12 + date.month - start.month;

/** The working day nearest to a target, of two the earlier, found by looking at all within a fortnight. */
export const nearestWorkday = (target: Date): Date => {
  const around = Array.from({ length: 29 }, (_, index) => target.add({ days: index - 14 }));
  const far = (one: Date): number => Math.abs(target.until(one).days);
  return around.filter(isWorkday).reduce((best, one) => (far(one) < far(best) ? one : best));
};

/**
 * The instant of a wall time: the first at which the clocks show it, tried with every offset that the zone has from the day
 * before to the day after; where they never show it, the wall time by the offset that held before (RFC 5545, 3.3.5).
 */
export const instantOfWall = (wall: Temporal.PlainDateTime, zone: string): Temporal.Instant => {
  const asUtc = wall.toZonedDateTime("UTC").toInstant();
  const byOffset = [-24, -12, 0, 12, 24].map((hours) => {
    const { offsetNanoseconds } = asUtc.add({ hours }).toZonedDateTimeISO(zone);
    return asUtc.subtract({ nanoseconds: offsetNanoseconds });
  });
  const shown = byOffset.filter((at) => at.toZonedDateTimeISO(zone).toPlainDateTime().equals(wall));
  const [first] = shown.sort(Temporal.Instant.compare);
  return first ?? (byOffset[0] as Temporal.Instant);
};

/** All instants of a schedule in a span, by looking at every date of it. */
export const bruteForce = (
  spoken: Spoken,
  zone: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): string[] => {
  const found = new Set<string>();
  const last = until.toZonedDateTimeISO(zone).toPlainDate().add({ days: 2 });
  let date = from.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 2 });
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    if (!spoken.falls(date)) continue;
    const at = instantOfWall(
      date.toPlainDateTime({ hour: spoken.hour, minute: spoken.minute }),
      zone,
    );
    if (Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, until) < 0)
      found.add(at.toString({ smallestUnit: "second" }));
  }
  return [...found].sort();
};
