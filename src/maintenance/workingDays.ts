import { type Day, weekdayOf } from "../domain/calendar/dates.js";
import type { DayClass, DayOff } from "./when.js";

/** Whether the team works on a day. Given in, so that holidays are judged by whoever knows them. */
export type IsWorkingDay = (day: Day) => boolean;

/** Working days by weekday alone. Numbers as cron counts them, 0 is Sunday. */
export const workingOn = (weekdays: readonly number[]): IsWorkingDay => {
  const working = new Set(weekdays);
  return (day) => working.has(weekdayOf(day));
};

const isWeekday: IsWorkingDay = workingOn([1, 2, 3, 4, 5]);

/** How far from a day off a working day is sought. A team that works on none within it has none. */
export const FARTHEST_SHIFT = 31;

/** Whether a day is of a kind. */
export const isAmong = (among: DayClass, isWorkingDay: IsWorkingDay): IsWorkingDay =>
  among === "day" ? () => true : among === "weekday" ? isWeekday : isWorkingDay;

/** The next day, in one direction and within a month, for which something holds; undefined if there is none. */
export const nextSuch = (day: Day, direction: 1 | -1, holds: IsWorkingDay): Day | undefined => {
  for (let away = 1; away <= FARTHEST_SHIFT; away++)
    if (holds(day + direction * away)) return day + direction * away;
  return undefined;
};

/** The nearest day for which something holds, itself before all; of two as near the earlier, so that work is early. */
export const nearestSuch = (day: Day, holds: IsWorkingDay): Day | undefined => {
  for (let away = 0; away <= FARTHEST_SHIFT; away++) {
    if (holds(day - away)) return day - away;
    if (holds(day + away)) return day + away;
  }
  return undefined;
};

/**
 * The day on which an occurrence comes that was meant for `day`: that day when it is worked on or nothing is said of days
 * off, else the one that `dayOff` chooses; undefined when the occurrence is skipped.
 */
export const shifted = (
  day: Day,
  dayOff: DayOff | undefined,
  isWorkingDay: IsWorkingDay,
): Day | undefined => {
  if (dayOff === undefined || isWorkingDay(day)) return day;
  switch (dayOff) {
    case "skip":
      return undefined;
    case "before":
      return nextSuch(day, -1, isWorkingDay);
    case "after":
      return nextSuch(day, 1, isWorkingDay);
    case "nearest":
      return nearestSuch(day, isWorkingDay);
  }
};
