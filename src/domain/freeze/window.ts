import { MINUTES_A_DAY } from "./calendar.js";
import { readDay } from "./day.js";
import { anyOf, type Days, daysNamed, everyDay } from "./events.js";
import { holidayDays } from "./holidays.js";
import { Misread } from "./misread.js";
import { type NamedDates, readMoment, readTime } from "./moment.js";
import { readWeekday } from "./names.js";
import { readRange } from "./range.js";
import { hoursOn } from "./recurrence.js";
import { recurring } from "./recurring.js";
import { several } from "./scope.js";
import type { FreezeWindow } from "./settings.js";
import type { Spans } from "./span.js";
import { union } from "./union.js";
import { at } from "./where.js";

/**
 * The stretches of time that a window stands for.
 * @param zone the known IANA zone of its days and hours, unless it has its own
 * @throws {Located} naming the setting that cannot be understood
 */
export const spansOf = (window: FreezeWindow, zone: string, dates: NamedDates): Spans => {
  const inZone = window.zone ?? zone;
  const days = window.days !== undefined || window.holidays !== undefined;
  return days ? onDays(window, inZone) : readRange(window, inZone, dates);
};

const onDays = (window: FreezeWindow, zone: string): Spans => {
  if (window.days !== undefined && window.holidays !== undefined)
    throw new Misread(`"days" and "holidays" stand for different windows; write two`);
  for (const key of ["through", "for", "every"] as const)
    if (window[key] !== undefined)
      at(key, () => {
        throw new Misread(
          `"days" and "holidays" take "from" and "until" as times of day, not "${key}"`,
        );
      });
  const days = anyDay(window);
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

const anyDay = ({ days, holidays }: FreezeWindow): Days => {
  if (holidays !== undefined) return at("holidays", () => holidayDays(holidays));
  return anyOf(several(days).flatMap((text) => at("days", () => readDays(text))));
};

const RANGE = /^(.+?)(?:\s+(?:to|through)\s+|\s*–\s*|\s+-\s+|(?<=[a-z])-(?=[a-z]))(.+)$/i;

/**
 * Reads days: one (day.ts), several (`Monday, Wednesday and Friday`), all from one through another (`Monday to Friday`,
 * `24 December to 2 January`), or `every day`.
 * @throws {Misread} if it cannot be told which days are meant
 */
export const readDays = (text: string): Days[] => {
  const plain = text.trim().replaceAll(/\s+/g, " ");
  if (/^(every|each) day$|^daily$/i.test(plain)) return [everyDay];
  const words = plain.split(/(?:\s*,\s*|\s+)(?:and\s+|or\s+)?/i);
  if (words.length > 1 && words.every((word) => readWeekday(word) !== undefined))
    return words.map((word) => daysNamed(readDay(word)));
  const range = RANGE.exec(plain);
  if (!range) return [daysNamed(readDay(plain.replace(/^(on|every|each) /i, "")))];
  const first = readDay(range[1] as string);
  const last = readDay(range[2] as string);
  if (first.kind !== last.kind)
    throw new Misread(
      `"${text}" begins and ends with days of different kinds; write both as dates, or as weekdays`,
    );
  if (first.kind === "date" && last.kind === "date" && last.day < first.day)
    throw new Misread(`"${text}" ends before it starts`);
  return [daysThrough(daysNamed(first), daysNamed(last))];
};

/** The days from each first one through the next last one: a year's worth at most. */
const daysThrough = (firsts: Days, lasts: Days): Days =>
  function* (since) {
    for (const first of firsts(since - 366)) {
      for (const last of lasts(first)) {
        for (let day = Math.max(first, since); day <= Math.min(last, first + 366); day++) yield day;
        break;
      }
    }
  };
