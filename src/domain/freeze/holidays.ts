import { type Day, dateOf, dayOf } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { nearest } from "../calendar/names.js";
import { type Holiday, holidaysIn, readPlace } from "./almanac.js";
import { readDay } from "./day.js";
import { anyOf, type Days, daysNamed, officialDays } from "./events.js";
import type { Holidays } from "./settings.js";
import { readSimpleDay } from "./simpleDay.js";

/**
 * The days off of a place: its public holidays with the days on which they are observed, those added, without those
 * removed.
 * @throws {Misread} if the place or one of the days cannot be understood
 */
export const holidayDays = (written: string | Holidays): Days => {
  const place = readPlace(written);
  const settings: Partial<Holidays> = typeof written === "string" ? {} : written;
  const removed = (settings.remove ?? []).map(readRemoved);
  const counts = (holiday: Holiday): boolean =>
    (settings.observed !== false || !holiday.substitute) &&
    !removed.some((matches) => matches(holiday));
  const added = (settings.add ?? []).map((text) => daysNamed(readDay(text).day));
  return anyOf([officialDays(place, counts), ...added]);
};

/**
 * Whether a day is one on which a place does not work. Days are asked for again and again, so each year is kept.
 * @throws {Misread} if the place or one of the days cannot be understood
 */
export const isDayOff = (written: string | Holidays): ((day: Day) => boolean) => {
  const eve = typeof written === "object" && written.day_before === true;
  const days = holidayDays(written);
  const years = new Map<number, ReadonlySet<Day>>();
  const ofYear = (year: number): ReadonlySet<Day> => {
    const known = years.get(year) ?? new Set(daysIn(days, year));
    years.set(year, known);
    return known;
  };
  const isHoliday = (day: Day): boolean => ofYear(dateOf(day).year).has(day);
  return (day) => isHoliday(day) || (eve && isHoliday(day + 1));
};

function* daysIn(days: Days, year: number): Iterable<Day> {
  for (const day of days(dayOf(year, 1, 1))) {
    if (day >= dayOf(year + 1, 1, 1)) return;
    yield day;
  }
}

/** Whether a holiday is the one that `remove` speaks of, by its day or by its name in either language. */
export const readRemoved = (text: string): ((holiday: Holiday) => boolean) => {
  const days = dayOrName(text);
  if (!days)
    return ({ names }) => names.some((name) => name.toLowerCase() === text.trim().toLowerCase());
  return ({ day }) => {
    for (const first of days(day)) return first === day;
    return false;
  };
};

/** Years by which a name is known to be a holiday's: one that is kept at all is kept within four. */
const SAMPLE_YEARS = [2024, 2025, 2026, 2027];

/** The entries of `remove` that no holiday there answers to, with why. The place must be a known one. */
export const strangers = (
  written: string | Holidays | undefined,
): readonly { readonly index: number; readonly message: string }[] => {
  if (typeof written !== "object") return [];
  const known = SAMPLE_YEARS.flatMap((year) => holidaysIn(readPlace(written), year));
  const names = [...new Set(known.map((holiday) => holiday.names[0] ?? ""))];
  return (written.remove ?? []).flatMap((text, index) => {
    if (dayOrName(text) || known.some(readRemoved(text))) return [];
    const meant = nearest(text, names);
    return [
      {
        index,
        message: meant
          ? `no holiday there is called "${text}"; did you mean "${meant}"?`
          : `no holiday there is called "${text}"; there are ${names.join(", ")}`,
      },
    ];
  });
};

const dayOrName = (text: string): Days | undefined => {
  try {
    return daysNamed(readSimpleDay(text));
  } catch (error) {
    if (error instanceof Misread) return undefined;
    throw error;
  }
};
