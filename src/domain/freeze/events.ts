import { type Cron, cronDays } from "../calendar/cron.js";
import {
  type Day,
  dateOf,
  dayOf,
  dayWithin,
  MINUTES_A_DAY,
  nthWeekday,
  weekdayOf,
} from "../calendar/dates.js";
import type { Wall } from "../calendar/wall.js";
import { type Holiday, holidaysIn, type Place } from "./almanac.js";
import {
  type DayKind,
  isOfKind,
  type NamedDay,
  nthFrom,
  nthWithin,
  sameHoliday,
} from "./namedDay.js";

/** The days that something falls on: ascending, none before the one given. */
export type Days = (since: Day) => Iterable<Day>;

/** What has not come within so many months does not come: the fifth Friday of February takes up to 40 years. */
const SEARCHED_MONTHS = 41 * 12;

/** The days that a named day stands for. A month too short for it has its last day instead. */
export const daysNamed = (named: NamedDay): Days => {
  switch (named.kind) {
    case "date":
      return (since) => (named.day >= since ? [named.day] : []);
    case "weekday":
      return weekly(named.weekday);
    case "yearly":
      return monthByMonth((year, month) =>
        month === named.month ? dayWithin(year, month, named.day) : undefined,
      );
    case "monthly":
      return monthByMonth((year, month) => dayWithin(year, month, named.day));
    case "nth":
      return monthByMonth((year, month) =>
        named.month === undefined || named.month === month
          ? nthWeekday(year, month, named.nth, named.weekday)
          : undefined,
      );
    case "counted": {
      const { nth, which, of } = named;
      return monthByMonth(
        (year, month) =>
          of.month === month || (of.month === undefined && (month - 1) % of.months === 0)
            ? nthWithin(dayOf(year, month, 1), dayOf(year, month + of.months, 0), nth, which)
            : undefined,
        of.months - 1,
      );
    }
    case "near":
      return nearTo(daysNamed(named.to), named.nth, named.which);
    case "holiday": {
      const { place, name } = named;
      return officialDays(
        place,
        name === undefined
          ? () => true
          : ({ names }) => names.some((own) => sameHoliday(own, name)),
      );
    }
  }
};

/** Counted from each of some days. Days counted from one after another come in the same order. */
const nearTo = (days: Days, nth: number, which: DayKind): Days =>
  function* (since) {
    let last = Number.NEGATIVE_INFINITY;
    for (const from of days(nth > 0 ? since - 10 * nth - 60 : since)) {
      const day = nthFrom(from, nth, which);
      if (day === undefined || day < since || day <= last) continue;
      last = day;
      yield day;
    }
  };

/** So many years ahead holidays are sought: enough for any that come every year. */
const SEARCHED_YEARS = 3;

/** The holidays of a place that count. */
export const officialDays = (place: Place, counts: (holiday: Holiday) => boolean): Days =>
  function* (since) {
    const { year } = dateOf(since);
    for (let at = year; at < year + SEARCHED_YEARS; at++) {
      const days = holidaysIn(place, at)
        .filter(counts)
        .map(({ day }) => day);
      yield* [...new Set(days)].sort((one, other) => one - other).filter((day) => day >= since);
    }
  };

/** The days of one set that are in another as well. */
export const both = (days: Days, others: Days): Days =>
  function* (since) {
    const source = others(since)[Symbol.iterator]();
    let other = source.next();
    for (const day of days(since)) {
      while (!other.done && other.value < day) other = source.next();
      if (other.done) return;
      if (other.value === day) yield day;
    }
  };

/** The days of a kind. */
export const daysOfKind = (which: DayKind): Days =>
  function* (since) {
    for (const day of everyDay(since)) if (isOfKind(which, day)) yield day;
  };

const weekly = (weekday: number): Days =>
  function* (since) {
    const first = since + ((weekday - weekdayOf(since) + 7) % 7);
    for (let week = 0; week < SEARCHED_MONTHS * 5; week++) yield first + week * 7;
  };

/** @param back so many months before the first day a day that counts may belong to */
const monthByMonth = (pick: (year: number, month: number) => Day | undefined, back = 0): Days =>
  function* (since) {
    const { year, month } = dateOf(since);
    for (let ahead = -back; ahead < SEARCHED_MONTHS; ahead++) {
      const at = month - 1 + ahead;
      const day = pick(year + Math.floor(at / 12), (((at % 12) + 12) % 12) + 1);
      if (day !== undefined && day >= since) yield day;
    }
  };

/** Every day. */
export const everyDay: Days = function* (since) {
  for (let day = since; day < since + SEARCHED_MONTHS * 31; day++) yield day;
};

/** The days of several, each once. */
export const anyOf = (parts: readonly Days[]): Days =>
  function* (since) {
    const sources = parts.map((part) => part(since)[Symbol.iterator]());
    const heads = sources.map((source) => source.next());
    while (heads.some((head) => !head.done)) {
      const day = Math.min(
        ...heads.map((head) => (head.done ? Number.POSITIVE_INFINITY : head.value)),
      );
      yield day;
      heads.forEach((head, index) => {
        const source = sources[index];
        if (source && !head.done && head.value === day) heads[index] = source.next();
      });
    }
  };

/** The days on which a cron expression fires. */
export const daysOfCron = (cron: Cron): Days =>
  function* (since) {
    const { year, month } = dateOf(since);
    for (const day of cronDays(cron, year, month, SEARCHED_MONTHS)) if (day >= since) yield day;
  };

/** Wall times that something comes at: these minutes after 00:00 (ascending, up to 1440) of these days. */
export interface Events {
  readonly days: Days;
  readonly times: readonly number[];
}

/** The first event at or after a time; Infinity if none comes. */
export const firstFrom = ({ days, times }: Events, since: Wall): Wall => {
  const latest = times.at(-1) ?? 0;
  for (const day of days(Math.floor((since - latest) / MINUTES_A_DAY))) {
    const time = times.find((minutes) => day * MINUTES_A_DAY + minutes >= since);
    if (time !== undefined) return day * MINUTES_A_DAY + time;
  }
  return Number.POSITIVE_INFINITY;
};

/** How far back an event is sought, in days: a month, a year, and from one 29 February to another. */
const LOOKS_BACK = [31, 400, 3300];

/** The last event at or before a time; undefined if there was none in nine years. */
export const lastUpTo = ({ days, times }: Events, until: Wall): Wall | undefined => {
  for (const back of LOOKS_BACK) {
    let last: Day | undefined;
    for (const day of days(Math.floor(until / MINUTES_A_DAY) - back)) {
      if (day * MINUTES_A_DAY + (times[0] ?? 0) > until) break;
      last = day;
    }
    if (last === undefined) continue;
    const midnight = last * MINUTES_A_DAY;
    return midnight + (times.findLast((minutes) => midnight + minutes <= until) ?? 0);
  }
  return undefined;
};
