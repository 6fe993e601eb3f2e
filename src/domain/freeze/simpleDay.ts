import { dayOf, weekdayOf } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import {
  MONTHS,
  nearest,
  readMonth,
  readOrdinal,
  readWeekday,
  WEEKDAYS,
} from "../calendar/names.js";
import { Temporal } from "../time.js";
import type { NamedDay } from "./namedDay.js";

/** A date as numbers, refused if the calendar has no such day. */
const date = (text: string, year: number, month: number, day: number): NamedDay => {
  try {
    Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    throw new Misread(`"${text}" is no day of the calendar`);
  }
  return { kind: "date", day: dayOf(year, month, day) };
};

const yearly = (text: string, month: number, day: number): NamedDay => {
  date(text, 2024, month, day);
  return { kind: "yearly", month, day };
};

const inMonth = (text: string, month: string, day: string, year: string | undefined) => {
  const number = readMonth(month);
  if (!number) return undefined;
  return year === undefined
    ? yearly(text, number, Number(day))
    : date(text, Number(year), number, Number(day));
};

/** Each way of naming a day, tried in turn. */
const WAYS: readonly (readonly [
  RegExp,
  (text: string, ...parts: string[]) => NamedDay | undefined,
])[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (text, y, m, d) => date(text, Number(y), Number(m), Number(d))],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?,?(?: (\d{4}))?$/,
    (text, d, m, y) => inMonth(text, m as string, d as string, y),
  ],
  [
    /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/,
    (text, m, d, y) => inMonth(text, m as string, d as string, y),
  ],
  [/^(\d{1,2})-([a-z]+)-(\d{4})$/, (text, d, m, y) => inMonth(text, m as string, d as string, y)],
  [/^([a-z]+)-(\d{1,2})-(\d{4})$/, (text, m, d, y) => inMonth(text, m as string, d as string, y)],
  [
    /^([a-z]+)$/,
    (_, word) => {
      const weekday = readWeekday(word as string);
      return weekday === undefined ? undefined : { kind: "weekday", weekday };
    },
  ],
  [
    /^(?:the )?last day(?: of the month| of each month| of every month)?$/,
    () => ({ kind: "monthly", day: 31 }),
  ],
  [
    /^(?:day (\d{1,2})|(?:the )?(\d{1,2})(?:st|nd|rd|th))(?: of the month| of each month| of every month)?$/,
    (text, a, b) => {
      const day = Number(a ?? b);
      if (day < 1 || day > 31) throw new Misread(`"${text}" is no day of a month`);
      return { kind: "monthly", day };
    },
  ],
  [
    /^(?:the )?([a-z0-9]+) ([a-z]+)(?: (?:of|in) (?:the month|(?:each|every|a) month|([a-z]+)))?$/,
    (_, rank, name, of) => {
      const nth = readOrdinal(rank as string);
      const weekday = readWeekday(name as string);
      const month = of === undefined ? undefined : readMonth(of);
      if (nth === undefined || weekday === undefined || (of && !month)) return undefined;
      return { kind: "nth", nth, weekday, ...(month ? { month } : {}) };
    },
  ],
];

/**
 * Reads a day by its own name: `Friday`, `2026-11-24`, `24 December`, `December 24, 2026`, `Tuesday, November 24, 2026`, `day 15`,
 * `last day`, `first Monday`, `last Friday of November`. A weekday written before a date is checked against it.
 * @throws {Misread} if it cannot be told which day is meant
 */
export const readSimpleDay = (text: string): NamedDay => {
  const plain = text.trim().replaceAll(/\s+/g, " ").toLowerCase();
  for (const [pattern, make] of WAYS) {
    const parts = pattern.exec(plain);
    const day = parts && make(text, ...(parts.slice(1) as string[]));
    if (day) return day;
  }
  const before = /^([a-z]{3,9}),? (.*\d.*)$/.exec(plain);
  const weekday = before && readWeekday(before[1] as string);
  if (before && weekday !== undefined && weekday !== null) {
    const day = readSimpleDay(before[2] as string);
    if (day.kind === "date" && weekdayOf(day.day) !== weekday)
      throw new Misread(
        `"${text}" is a ${WEEKDAYS[weekdayOf(day.day)]}, not a ${WEEKDAYS[weekday]}`,
      );
    if (day.kind === "date") return day;
    throw new Misread(`"${text}" names a weekday, but no year in which it could be that day`);
  }
  throw notADay(text, plain);
};

const isName = (word: string): boolean =>
  readWeekday(word) !== undefined || readMonth(word) !== undefined;

const notADay = (text: string, plain: string): Misread => {
  const slashes = /^(\d{1,2})[/.](\d{1,2})(?:[/.](?:\d{2}|\d{4}))?$/.exec(plain);
  if (slashes)
    return new Misread(
      `"${text}" could put the day or the month first; write the date as 2026-12-24 or as "24 December"`,
    );
  if (/^week-?ends?$/.test(plain))
    return new Misread(
      `weekends differ from country to country; name the days, such as "Saturday" and "Sunday"`,
    );
  if (/^other |^second /.test(plain) && readWeekday(plain.split(" ")[1] ?? "") !== undefined)
    return new Misread(
      `"${text}" needs a date to count from; write the first one in "from" and "until", and "every: 2 weeks"`,
    );
  if (/\bweeks?\b/.test(plain))
    return new Misread(
      `"${text}" leaves open on which days the week begins and ends; write them, such as ` +
        `"last 5 working days of December" or "2026-12-21 to 2026-12-27"`,
    );
  const meant = plain
    .split(/[ ,]+/)
    .filter((word) => !/^days?$/.test(word) && !isName(word))
    .map((word) => nearest(word, [...WEEKDAYS, ...MONTHS]))
    .find((word) => word !== undefined);
  return new Misread(
    `"${text}" is no day that can be understood; ${
      meant
        ? `did you mean "${meant}"?`
        : `write for example "Friday", "2026-12-24", "24 December", "day 15" or "first Monday"`
    }`,
  );
};
