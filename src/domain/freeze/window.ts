import { MINUTES_A_DAY } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { readDays, timeAmongDays } from "./days.js";
import { anyOf, type Days } from "./events.js";
import { holidayDays } from "./holidays.js";
import { readMoment, readTime } from "./moment.js";
import { readRange } from "./range.js";
import { hoursOn } from "./recurrence.js";
import { recurring } from "./recurring.js";
import { several } from "./scope.js";
import type { FreezeWindow } from "./settings.js";
import type { Spans } from "./span.js";
import type { Terms } from "./terms.js";
import { union } from "./union.js";
import { at } from "./where.js";

/**
 * The stretches of time that a window stands for.
 * @param zone the known IANA zone of its days and hours, unless it has its own
 * @throws {Located} naming the setting that cannot be understood
 */
export const spansOf = (window: FreezeWindow, zone: string, terms: Terms): Spans => {
  const inZone = window.zone ?? zone;
  const days = window.days !== undefined || window.holidays !== undefined;
  return days ? onDays(window, inZone, terms) : readRange(window, inZone, terms);
};

const onDays = (window: FreezeWindow, zone: string, terms: Terms): Spans => {
  if (window.days !== undefined && window.holidays !== undefined)
    throw new Misread(`"days" and "holidays" stand for different windows; write two`);
  for (const key of ["through", "for", "every"] as const)
    if (window[key] !== undefined)
      at(key, () => {
        throw new Misread(
          `"days" and "holidays" take "from" and "until" as times of day, not "${key}"` +
            (key === "every"
              ? `; write the first one's dates in "from" and "until", and "every"`
              : ""),
        );
      });
  const days = anyDay(window, terms);
  const start = window.from === undefined ? "after" : "from";
  const from = at(start, () => hour(window[start] ?? "00:00"));
  const until = at("until", () => hour(window.until ?? "24:00"));
  if (from === until) throw new Misread("it starts and ends at the same time of day");
  const hours = recurring(zone, hoursOn(days, from, until));
  const eve = typeof window.holidays === "object" ? (window.holidays.day_before ?? false) : false;
  if (eve === false) return hours;
  const time = at("holidays/day_before", () => (eve === true ? 0 : readTime(eve)));
  return union([hours, recurring(zone, hoursOn(dayBefore(days), time, MINUTES_A_DAY))]);
};

const hour = (text: string): number => {
  const moment = readMoment(text);
  if (moment.kind === "clock" && moment.day === undefined && moment.time !== undefined)
    return moment.time;
  throw new Misread(`"${text}" must be a time of day alone, as "days" or "holidays" name the days`);
};

const dayBefore = (days: Days): Days =>
  function* (since) {
    for (const day of days(since + 1)) yield day - 1;
  };

const anyDay = ({ days, holidays }: FreezeWindow, terms: Terms): Days => {
  if (holidays !== undefined) return at("holidays", () => holidayDays(holidays));
  const read = (text: string): Days[] => {
    try {
      return readDays(text, terms);
    } catch (error) {
      throw timeAmongDays(text) ?? error;
    }
  };
  return anyOf(several(days).flatMap((text) => at("days", () => read(text))));
};
