import {
  type Day,
  dayOf,
  daysIn,
  dayWithin,
  nthWeekday,
  weekdayOf,
} from "../domain/calendar/dates.js";
import type { MonthDay } from "./when.js";
import { type IsWorkingDay, isAmong, nearestSuch, nextSuch } from "./workingDays.js";

/** So many days may a day that is named by another lie from it: "60 days after the end of the quarter". */
export const MOST_DAYS_AWAY = 62;

/** How far outside its month a day may lie: 62 working days of a team with long weekends. */
export const FARTHEST_FROM_MONTH = 2 * 124;

/**
 * The day that is meant in a month; undefined where the month has none, such as a fifth Friday. A day that is counted
 * from another may lie in the month before or after. Months may run beyond 12 or below 1.
 */
export const dayInMonth = (
  meant: MonthDay,
  year: number,
  month: number,
  isWorkingDay: IsWorkingDay,
): Day | undefined => {
  const within = (other: MonthDay) => dayInMonth(other, year, month, isWorkingDay);
  switch (meant.kind) {
    case "number":
      return meant.day > 0
        ? dayWithin(year, month, meant.day)
        : dayOf(year, month + 1, 1) + Math.max(meant.day, -daysIn(year, month));
    case "nth":
      return typeof meant.of === "number"
        ? nthOrFromEnd(year, month, meant.nth, meant.of)
        : nthSuch(year, month, meant.nth, isAmong(meant.of, isWorkingDay));
    case "away":
      return walked(within(meant.from), meant.days, isAmong(meant.among, isWorkingDay));
    case "beside": {
      const from = within(meant.from);
      if (from === undefined) return undefined;
      const steps = (((meant.weekday - weekdayOf(from)) * meant.side + 6 + 7) % 7) + 1;
      return from + meant.side * steps;
    }
    case "nearest": {
      const to = within(meant.to);
      return to === undefined ? undefined : nearestSuch(to, isAmong(meant.among, isWorkingDay));
    }
  }
};

const nthOrFromEnd = (year: number, month: number, nth: number, weekday: number) => {
  if (nth > 0) return nthWeekday(year, month, nth, weekday);
  const last = nthWeekday(year, month, -1, weekday);
  const day = last === undefined ? undefined : last + (nth + 1) * 7;
  return day !== undefined && day >= dayOf(year, month, 1) ? day : undefined;
};

const nthSuch = (year: number, month: number, nth: number, holds: IsWorkingDay) => {
  const first = dayOf(year, month, 1);
  const such = Array.from({ length: daysIn(year, month) }, (_, index) => first + index).filter(
    holds,
  );
  return such.at(nth > 0 ? nth - 1 : nth);
};

const walked = (from: Day | undefined, days: number, holds: IsWorkingDay): Day | undefined => {
  let day = from;
  const direction = days > 0 ? 1 : -1;
  for (let left = Math.abs(days); left > 0 && day !== undefined; left--)
    day = nextSuch(day, direction, holds);
  return day;
};
