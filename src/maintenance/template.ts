import { type Day, dateOf, weekdayOf } from "../domain/calendar/dates.js";
import { MONTHS, WEEKDAYS } from "../domain/calendar/names.js";
import { Temporal } from "../domain/time.js";

/** What a title or body may speak of, in double braces: `Restore test {{month}} {{year}}`. */
export const TEMPLATE_NAMES = [
  "date",
  "day",
  "weekday",
  "month",
  "year",
  "week",
  "quarter",
  "time",
  "days_left",
  "expires",
] as const;

const HOLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names in a template that mean nothing, such as `{{moth}}`. */
export const unknownNames = (template: string): string[] =>
  [...template.matchAll(HOLE)]
    .map(([, name]) => name as string)
    .filter((name) => !(TEMPLATE_NAMES as readonly string[]).includes(name));

const isoDate = (day: Day): string => {
  const { year, month, day: number } = dateOf(day);
  return new Temporal.PlainDate(year, month, number).toString();
};

/** What the names of a template stand for at one occurrence, on the clocks of its zone. `wall` counts minutes from 1970. */
export const templateValues = (
  wall: number,
  expiry?: { readonly day: Day; readonly daysLeft: number },
): Readonly<Record<string, string>> => {
  const day = Math.floor(wall / 1440);
  const { year, month, day: number } = dateOf(day);
  const minute = wall - day * 1440;
  const two = (value: number): string => String(value).padStart(2, "0");
  return {
    date: isoDate(day),
    day: String(number),
    weekday: WEEKDAYS[weekdayOf(day)] ?? "",
    month: MONTHS[month - 1] ?? "",
    year: String(year),
    week: String(new Temporal.PlainDate(year, month, number).weekOfYear),
    quarter: `Q${Math.ceil(month / 3)}`,
    time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    ...(expiry ? { days_left: String(expiry.daysLeft), expires: isoDate(expiry.day) } : {}),
  };
};

/** A template with its names filled in. A name without a value at this occurrence is left out. */
export const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(HOLE, (_, name: string) => values[name] ?? "").trim();
