import fc from "fast-check";
import { Temporal } from "../../src/domain/time.js";
import {
  daysSince,
  isDayOfMonth,
  isNth,
  isWorkday,
  monthsSince,
  nearestWorkday,
  type Spoken,
} from "./oracle.js";

type Date = Temporal.PlainDate;
type Kind = Pick<Spoken, "words" | "start" | "falls">;

const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
const RANKS: readonly (readonly [string, number])[] = [
  ["first", 1],
  ["2nd", 2],
  ["third", 3],
  ["fourth", 4],
  ["fifth", 5],
  ["last", -1],
];

const weekday = fc.integer({ min: 1, max: 7 });
const rank = fc.constantFrom(...RANKS);
const weekdayName = (day: number): string => WEEKDAYS[day - 1] as string;
const monthName = (month: number): string => MONTHS[month - 1] as string;
const ordinal = (day: number): string =>
  `${day}${[1, 21, 31].includes(day) ? "st" : [2, 22].includes(day) ? "nd" : [3, 23].includes(day) ? "rd" : "th"}`;

/** A day from 2024 to 2029. */
export const someDate = fc
  .integer({ min: 0, max: 2190 })
  .map((days) => Temporal.PlainDate.from("2024-01-01").add({ days }));

const notBefore = (start: Date, date: Date): boolean =>
  Temporal.PlainDate.compare(date, start) >= 0;

const kinds: readonly fc.Arbitrary<Kind>[] = [
  fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }).map((days) => ({
    words: days.map(weekdayName).join(" and "),
    start: undefined,
    falls: (date) => days.includes(date.dayOfWeek),
  })),
  fc.constant({ words: "working days", start: undefined, falls: isWorkday }),
  fc
    .record({ n: fc.integer({ min: 2, max: 5 }), day: weekday, start: someDate })
    .map(({ n, day, start }) => ({
      words:
        n === 2 ? `every other ${weekdayName(day)}` : `every ${n} weeks on ${weekdayName(day)}`,
      start,
      falls: (date) => {
        let first = start;
        while (first.dayOfWeek !== day) first = first.add({ days: 1 });
        return notBefore(first, date) && daysSince(first, date) % (7 * n) === 0;
      },
    })),
  fc.record({ n: fc.integer({ min: 2, max: 100 }), start: someDate }).map(({ n, start }) => ({
    words: `every ${n} days`,
    start,
    falls: (date) => notBefore(start, date) && daysSince(start, date) % n === 0,
  })),
  fc.integer({ min: 1, max: 31 }).map((day) => ({
    words: `${ordinal(day)} of every month`,
    start: undefined,
    falls: (date) => isDayOfMonth(date, day),
  })),
  fc.record({ rank, day: weekday }).map(({ rank: [name, nth], day }) => ({
    words: `${name} ${weekdayName(day)} of the month`,
    start: undefined,
    falls: (date) => isNth(date, nth, (one) => one.dayOfWeek === day),
  })),
  fc.record({ rank }).map(({ rank: [name, nth] }) => ({
    words: `${name} working day of each month`,
    start: undefined,
    falls: (date) => isNth(date, nth, isWorkday),
  })),
  fc
    .record({ rank, day: weekday, month: fc.integer({ min: 1, max: 12 }) })
    .map(({ rank: [name, nth], day, month }) => ({
      words: `${name} ${weekdayName(day)} of ${monthName(month)}`,
      start: undefined,
      falls: (date) => date.month === month && isNth(date, nth, (one) => one.dayOfWeek === day),
    })),
  fc.record({ n: fc.integer({ min: 1, max: 14 }), start: someDate }).map(({ n, start }) => ({
    words: `every ${n} months`,
    start,
    falls: (date) =>
      notBefore(start, date) && monthsSince(start, date) % n === 0 && isDayOfMonth(date, start.day),
  })),
  fc.integer({ min: 1, max: 28 }).map((day) => ({
    words: `closest working day to the ${ordinal(day)}`,
    start: undefined,
    falls: (date) =>
      [-1, 0, 1].some((months) =>
        nearestWorkday(date.with({ day: 1 }).add({ months }).with({ day })).equals(date),
      ),
  })),
  fc
    .record({ day: weekday, first: fc.integer({ min: 1, max: 4 }), other: weekday })
    .map(({ day, first, other }) => ({
      words: `${weekdayName(day)} after the ${ordinal(first)} ${weekdayName(other)} of the month`,
      start: undefined,
      falls: (date) =>
        date.dayOfWeek === day &&
        Array.from({ length: 7 }, (_, back) => date.subtract({ days: back + 1 })).some(
          (one) => one.dayOfWeek === other && isNth(one, first, (each) => each.dayOfWeek === other),
        ),
    })),
  fc.record({ days: fc.integer({ min: 1, max: 28 }), day: weekday }).map(({ days, day }) => ({
    words: `0 0 ${days} * ${day % 7}`,
    start: undefined,
    falls: (date) => date.day === days || date.dayOfWeek === day,
  })),
  fc
    .record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      ahead: fc.integer({ min: 1, max: 90 }),
    })
    .map(({ month, day, ahead }) => ({
      words: `${ahead} days before ${day} ${monthName(month)}`,
      start: undefined,
      falls: (date) => {
        const expires = date.add({ days: ahead });
        return expires.month === month && expires.day === day;
      },
    })),
];

const time = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  quarter: fc.integer({ min: 0, max: 3 }),
});

/** A schedule of any kind, at a quarter of an hour, with its words and its oracle. */
export const someSpoken: fc.Arbitrary<Spoken> = fc
  .tuple(fc.oneof(...kinds), time)
  .map(([kind, { hour, quarter }]) => {
    const isCron = kind.words.startsWith("0 0 ");
    return isCron
      ? {
          ...kind,
          words: kind.words.replace("0 0", `${quarter * 15} ${hour}`),
          hour,
          minute: quarter * 15,
        }
      : { ...kind, hour, minute: quarter * 15 };
  });

/** Zones that change their clocks in all the ways there are, and some that do not. */
export const someZone = fc.constantFrom(
  "UTC",
  "Europe/London",
  "America/New_York",
  "America/Santiago",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
);
