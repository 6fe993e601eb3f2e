import { type Day, dayOf } from "../../domain/calendar/dates.js";
import { Misread } from "../../domain/calendar/misread.js";
import { readMonth, readWeekday } from "../../domain/calendar/names.js";
import { Temporal } from "../../domain/time.js";
import type { DayClass, MonthDay, Parity } from "../when.js";
import { accept, attempt, type Cursor, meaning, several, skip, word } from "./cursor.js";
import { readClass } from "./dayClass.js";
import { readMonthDays } from "./monthDay.js";
import { countNamed } from "./numbers.js";
import type { Period } from "./period.js";

/** Days that the words name. */
export type Item =
  | {
      readonly kind: "weekdays";
      readonly weekdays: readonly number[];
      readonly every?: number;
      readonly parity?: Parity;
    }
  | { readonly kind: "class"; readonly among: DayClass }
  | {
      readonly kind: "month days";
      /** None: the months alone are named. */
      readonly on: readonly MonthDay[];
      readonly period: Period | undefined;
    }
  | { readonly kind: "date"; readonly day: Day };

/**
 * Reads days: `Monday to Friday`, `every other Tuesday`, `1st and 15th of every month`, `Jan, May, Sept`, `1 March`,
 * `2027-04-20`, `last working day of each quarter`.
 * @throws {Misread} if they are no days of the calendar
 */
export const readItem = (cursor: Cursor): Item | undefined => {
  skip(cursor, "on", "the", "during", "in", "for");
  return (
    attempt(cursor, readDate) ??
    attempt(cursor, readMonthDayItem) ??
    attempt(cursor, readMonths) ??
    attempt(cursor, readWeekdays) ??
    attempt(cursor, readClassItem)
  );
};

const dayNumber = (text: string): number | undefined => {
  const figures = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  const day = Number(figures?.[1]);
  return figures && day >= 1 && day <= 31 ? day : undefined;
};

const year = (text: string): number | undefined =>
  /^(?:19|20|21)\d\d$/.test(text) ? Number(text) : undefined;

/** A date as people write it, with or without its year. */
export const readDate = (cursor: Cursor): Item | undefined => {
  const iso = meaning(cursor, (text) => /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? undefined);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /^\d{1,2}\.\d{1,2}(\.\d{2,4})?$/.exec(word(cursor));
  if (slashed)
    throw new Misread(
      `"${slashed[0]}" could put the day or the month first; write it as 2026-12-24 or "24 December"`,
    );
  accept(cursor, "every", "each");
  const first = meaning(cursor, dayNumber);
  if (first !== undefined) accept(cursor, "of");
  const month = meaning(cursor, readMonth);
  const day = first ?? meaning(cursor, dayNumber);
  if (month === undefined || day === undefined) return undefined;
  const inYear = attempt(cursor, (ahead) => {
    accept(ahead, ",");
    return meaning(ahead, year);
  });
  if (inYear !== undefined) return dated(inYear, month, day);
  // A leap year: 29 February is a day.
  dated(2024, month, day);
  return {
    kind: "month days",
    on: [{ kind: "number", day }],
    period: { kind: "months", months: [month] },
  };
};

const dated = (inYear: number, month: number, day: number): Item => {
  try {
    Temporal.PlainDate.from({ year: inYear, month, day }, { overflow: "reject" });
  } catch {
    throw new Misread(
      inYear === 2024
        ? `month ${month} has no day ${day}`
        : `${inYear}-${month}-${day} is no day of the calendar`,
    );
  }
  return { kind: "date", day: dayOf(inYear, month, day) };
};

const readMonthDayItem = (cursor: Cursor): Item | undefined => {
  accept(cursor, "every", "each");
  skip(cursor, "the");
  const found = readMonthDays(cursor);
  return found && { kind: "month days", ...found };
};

/** Months by name, and a day of them if one is named: `Jan, May, Sept`, `January and July on the 15th`. */
const readMonths = (cursor: Cursor): Item | undefined => {
  accept(cursor, "every", "each");
  const months = several(cursor, (ahead) => {
    const month = meaning(ahead, readMonth);
    return month !== undefined && dayNumber(word(ahead)) === undefined ? month : undefined;
  });
  if (!months) return undefined;
  const days = attempt(cursor, (ahead) => {
    accept(ahead, ",");
    return accept(ahead, "on the", "on", "the") ? readMonthDays(ahead) : undefined;
  });
  if (days?.period) throw new Misread("the days name their months twice; name the months once");
  return { kind: "month days", on: days?.on ?? [], period: { kind: "months", months } };
};

const weekdayRange = (cursor: Cursor): readonly number[] | undefined => {
  const first = meaning(cursor, readWeekday);
  if (first === undefined) return undefined;
  const last = attempt(cursor, (ahead) =>
    accept(ahead, "to", "through", "until", "thru") ? meaning(ahead, readWeekday) : undefined,
  );
  if (last === undefined) return [first];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
};

const readWeekdays = (cursor: Cursor): Item | undefined => {
  const every =
    accept(cursor, "every other", "each other", "alternate", "alternating") !== undefined
      ? 2
      : accept(cursor, "every", "each", "from")
        ? meaning(cursor, countNamed)
        : undefined;
  const weekdays = several(cursor, (ahead) => {
    skip(ahead, "on", "every", "each");
    return weekdayRange(ahead);
  });
  if (!weekdays) return undefined;
  const parity = attempt(cursor, readParity);
  return {
    kind: "weekdays",
    weekdays: [...new Set(weekdays.flat())],
    // "Every other Wednesday, in odd weeks" is every odd week's.
    ...(every === undefined || (every === 2 && parity !== undefined) ? {} : { every }),
    ...(parity === undefined ? {} : { parity }),
  };
};

/** `in even weeks`, `of odd calendar weeks`. */
const readParity = (cursor: Cursor): Parity | undefined => {
  accept(cursor, ",");
  accept(cursor, "in", "of", "on");
  skip(cursor, "the", "each", "every", "all");
  const parity = accept(cursor, "even", "odd") as Parity | undefined;
  accept(cursor, "iso", "calendar", "numbered");
  return parity && accept(cursor, "weeks", "week") ? parity : undefined;
};

const readClassItem = (cursor: Cursor): Item | undefined => {
  accept(cursor, "every", "each");
  const among = readClass(cursor);
  return among && among !== "day" ? { kind: "class", among } : undefined;
};
