import { type Period, readPeriod } from "../calendar/duration.js";
import { at } from "../freeze/where.js";
import { type Instant, Temporal } from "../time.js";
import { bareLogin } from "./duty.js";
import type { RotationSettings } from "./settings.js";
import { readOnce } from "./stretch.js";

/** People who take turns being on call, without end. */
export interface Rotation {
  /** When the first turn begins. */
  readonly since: Instant;
  /** Everyone, in the order in which they come at an instant: whose turn it is, then whose is next. Empty before it begins. */
  order(instant: Instant): readonly string[];
  /** When turns begin, from one instant and before another. */
  begins(from: Instant, until: Instant): readonly Instant[];
}

/**
 * Understands a rotation (R18). Turns change on the calendar, at the same time of day whatever the clocks do: a week in
 * which they are moved is an hour shorter or longer.
 *
 * @param zone IANA name, unless the rotation has its own.
 * @throws {Misread} with the setting at fault.
 */
export const readRotation = (settings: RotationSettings, timezone: string): Rotation => {
  const zone = settings.zone ?? timezone;
  const since = at("start", () => readOnce(settings.start, zone));
  const period = at("every", () => readPeriod(settings.every));
  const people = settings.people.map(bareLogin);
  const first = since.toZonedDateTimeISO(zone);
  const begins = (turn: number): Instant => first.add(times(period, turn)).toInstant();
  const isBefore = (at: Instant, turn: number): boolean =>
    Temporal.Instant.compare(at, begins(turn)) < 0;
  const turnAt = (instant: Instant): number => {
    const [unit, length] =
      "days" in period ? (["days", period.days] as const) : (["months", period.months] as const);
    const here = instant.toZonedDateTimeISO(zone).toPlainDateTime();
    const passed = first.toPlainDateTime().until(here, { largestUnit: unit })[unit];
    // Where the clocks are moved just when turns change, wall time may be off by one turn.
    const guess = Math.floor(passed / length);
    if (isBefore(instant, guess)) return guess - 1;
    return isBefore(instant, guess + 1) ? guess : guess + 1;
  };
  return {
    since,
    order(instant) {
      if (Temporal.Instant.compare(instant, since) < 0) return [];
      const turn = turnAt(instant) % people.length;
      return [...people.slice(turn), ...people.slice(0, turn)];
    },
    begins(from, until) {
      const all: Instant[] = [];
      let turn = Temporal.Instant.compare(from, since) < 0 ? 0 : turnAt(from);
      for (; Temporal.Instant.compare(begins(turn), until) < 0; turn++)
        if (Temporal.Instant.compare(begins(turn), from) >= 0) all.push(begins(turn));
      return all;
    },
  };
};

const times = (period: Period, count: number): { days: number } | { months: number } =>
  "days" in period ? { days: period.days * count } : { months: period.months * count };
