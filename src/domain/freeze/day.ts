import { Temporal } from "../time.js";
import { type Day, dayOf, weekdayOf } from "./calendar.js";
import { Misread } from "./misread.js";
import { MONTHS, nearest, readMonth, readOrdinal, readWeekday, WEEKDAYS } from "./names.js";

/** A day as people name it: one day of the calendar, or one that comes again. */
export type NamedDay =
  | { readonly kind: "date"; readonly day: Day }
  | { readonly kind: "weekday"; readonly weekday: number }
  | { readonly kind: "yearly"; readonly month: number; readonly day: number }
  /** 31 is the last day of every month. */
  | { readonly kind: "monthly"; readonly day: number }
  | {
      readonly kind: "nth";
      readonly nth: number;
      readonly weekday: number;
      readonly month?: number;
    };

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
    /^(?:the )?([a-z0-9]+) ([a-z]+)(?: of (?:the month|each month|every month|([a-z]+)))?$/,
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
 * Reads a day: `Friday`, `2026-11-24`, `24 December`, `December 24, 2026`, `Tuesday, November 24, 2026`, `day 15`,
 * `last day`, `first Monday`, `last Friday of November`. A weekday written before a date is checked against it.
 * @throws {Misread} if it cannot be told which day is meant
 */
export const readDay = (text: string): NamedDay => {
  const plain = text.trim().replaceAll(/\s+/g, " ").toLowerCase();
  for (const [pattern, make] of WAYS) {
    const parts = pattern.exec(plain);
    const day = parts && make(text, ...(parts.slice(1) as string[]));
    if (day) return day;
  }
  const before = /^([a-z]{3,9}),? (.*\d.*)$/.exec(plain);
  const weekday = before && readWeekday(before[1] as string);
  if (before && weekday !== undefined && weekday !== null) {
    const day = readDay(before[2] as string);
    if (day.kind === "date" && weekdayOf(day.day) !== weekday)
      throw new Misread(
        `"${text}" is a ${WEEKDAYS[weekdayOf(day.day)]}, not a ${WEEKDAYS[weekday]}`,
      );
    if (day.kind === "date") return day;
    throw new Misread(`"${text}" names a weekday, but no year in which it could be that day`);
  }
  throw notADay(text, plain);
};

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
  const meant = plain
    .split(/[ ,]+/)
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
