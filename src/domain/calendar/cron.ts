import { type CronExpression, CronExpressionParser } from "cron-parser";
import { type Day, dayOf, daysIn, weekdayOf } from "./dates.js";
import { Misread } from "./misread.js";

/** A cron expression, taken apart. */
export interface Cron {
  readonly text: string;
  /** The minutes of a day at which it fires, ascending. */
  readonly minutes: readonly number[];
  readonly months: ReadonlySet<number>;
  /** Whether it fires on a day of a month. */
  firesOn(day: Day, dayOfMonth: number, lastOfMonth: number): boolean;
  /** The weekdays it is restricted to, 0 is Sunday; undefined if it is not, or names the nth of a month. */
  readonly weekdays: readonly number[] | undefined;
  /** Both a day of the month and a weekday are given: then cron fires on days that match either. */
  readonly eitherDay: boolean;
}

const FIELD = /^[\d*?,/#\-a-z]+$/i;

/** Whether a text is meant as a cron expression: its first fields are made of digits, stars and the like. */
export const looksLikeCron = (text: string): boolean => {
  if (text.startsWith("@")) return true;
  const fields = text.split(" ");
  return (
    fields.length >= 4 &&
    fields.every((field) => FIELD.test(field)) &&
    fields.slice(0, 2).every((field) => /^[\d*?,/-]+$/.test(field))
  );
};

/**
 * Reads five cron fields: minute, hour, day of the month, month, weekday (0 and 7 are Sunday, as in crontab(5)).
 * cron-parser reads the fields; it would also take fewer or more of them, and names such as @daily, which are refused.
 * @throws {Misread} if it is no such expression, or could never fire
 */
export const readCron = (text: string): Cron => {
  const fields = text.split(" ");
  if (text.startsWith("@") || fields.length !== 5)
    throw new Misread(
      `a cron expression has five fields (minute, hour, day of the month, month, weekday); ` +
        `"${text}" has ${text.startsWith("@") ? "a name instead" : fields.length}`,
    );
  if (/(^|[^a-z])h([^a-z]|$)/i.test(text))
    throw new Misread(`"${text}" leaves a field to chance with H; write the time that is meant`);
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(text).fields;
  const minutes = hour.values.flatMap((h) => minute.values.map((m) => h * 60 + m));
  const anyDay = dayOfMonth.isWildcard;
  const anyWeekday = dayOfWeek.isWildcard;
  const weekdays = dayOfWeek.values.map(Number).filter((value) => !Number.isNaN(value));

  const daysOfMonth = new Set(dayOfMonth.values.map(Number));
  const dayMatches = (dayNumber: number, last: number): boolean =>
    daysOfMonth.has(dayNumber) || (dayOfMonth.hasLastChar && dayNumber === last);
  // "5L" is the last Friday; it comes as text, and all others as numbers.
  const ofWeek = (dayOfWeek.values as readonly (number | string)[]).map((value) => ({
    weekday: Number.parseInt(String(value), 10) % 7,
    lastOfMonth: typeof value === "string",
  }));
  const weekdayMatches = (day: Day, dayNumber: number, last: number): boolean =>
    ofWeek.some(({ weekday, lastOfMonth }) => {
      if (weekday !== weekdayOf(day)) return false;
      if (lastOfMonth) return dayNumber + 7 > last;
      return dayOfWeek.nthDay === 0 || Math.ceil(dayNumber / 7) === dayOfWeek.nthDay;
    });

  return {
    text,
    minutes: [...new Set(minutes)].sort((one, other) => one - other),
    months: new Set(month.values),
    firesOn(day, dayNumber, last) {
      if (anyDay) return anyWeekday || weekdayMatches(day, dayNumber, last);
      if (anyWeekday) return dayMatches(dayNumber, last);
      return dayMatches(dayNumber, last) || weekdayMatches(day, dayNumber, last);
    },
    weekdays:
      anyWeekday || dayOfWeek.nthDay > 0 ? undefined : [...new Set(weekdays.map((w) => w % 7))],
    eitherDay: !anyDay && !anyWeekday,
  };
};

const parse = (text: string): CronExpression => {
  try {
    return CronExpressionParser.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Misread(
      /day of month/.test(why)
        ? `"${text}" never comes: no month of it has such a day`
        : `"${text}" is no cron expression: ${why}`,
    );
  }
};

/** The days, from a month on and for so many months, on which a cron expression fires. */
export function* cronDays(cron: Cron, year: number, month: number, months: number): Iterable<Day> {
  for (let at = month; at < month + months; at++) {
    if (!cron.months.has(((at - 1) % 12) + 1)) continue;
    const first = dayOf(year, at, 1);
    const last = daysIn(year, at);
    for (let number = 1; number <= last; number++)
      if (cron.firesOn(first + number - 1, number, last)) yield first + number - 1;
  }
}
