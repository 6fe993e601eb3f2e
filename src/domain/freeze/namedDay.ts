import { type Day, dateOf, weekdayOf } from "../calendar/dates.js";
import { holidaysIn, type Place } from "./almanac.js";

/** Days of a kind: of some weekdays (0 is Sunday), and no holiday of a place if one is named. */
export interface DayKind {
  readonly weekdays: readonly number[];
  readonly off?: Place | undefined;
  /** Which days are off, where they are not the holidays of that place as they come. */
  readonly isOff?: ((day: Day) => boolean) | undefined;
}

export const ANY_DAY: DayKind = { weekdays: [0, 1, 2, 3, 4, 5, 6] };

/** Whether a day is of a kind. */
export const isOfKind = ({ weekdays, off, isOff }: DayKind, day: Day): boolean =>
  weekdays.includes(weekdayOf(day)) &&
  !(isOff
    ? isOff(day)
    : off && holidaysIn(off, dateOf(day).year).some((holiday) => holiday.day === day));

/** A stretch of the calendar that days are counted in: months, quarters (3), years (12), or one month of every year. */
export interface Stretch {
  readonly months: number;
  readonly month?: number;
}

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
    }
  /** The nth day of its kind in a stretch; below zero counted from the stretch's end. */
  | {
      readonly kind: "counted";
      readonly nth: number;
      readonly which: DayKind;
      readonly of: Stretch;
    }
  /** The nth day of its kind after another day; below zero before it. */
  | {
      readonly kind: "near";
      readonly nth: number;
      readonly which: DayKind;
      readonly to: NamedDay;
    }
  /** A place's holiday by its name; its public holidays if none is named. */
  | { readonly kind: "holiday"; readonly place: Place; readonly name?: string };

/** Every kind of a country's holidays: whoever names one means it, whether it is a day off or not. */
export const EVERY_TYPE = ["public", "bank", "optional", "observance"];

/** Names of a holiday that people take for the same: `Thanksgiving` and `Thanksgiving Day`, `New Year` and `New Year's Day`. */
export const sameHoliday = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/['’]s?\b|^the |\./g, "")
    .replace(/ (day|sunday)$/, "");

/** The nth day of a kind from a day on, that day not counted; undefined if none comes within some years. */
export const nthFrom = (day: Day, nth: number, which: DayKind): Day | undefined => {
  const step = Math.sign(nth);
  const furthest = 10 * Math.abs(nth) + 60;
  let left = Math.abs(nth);
  for (let away = 1; away <= furthest; away++) {
    const here = day + step * away;
    if (isOfKind(which, here) && --left === 0) return here;
  }
  return undefined;
};

/** The nth day of a kind from a first day through a last; undefined if there are not so many. */
export const nthWithin = (first: Day, last: Day, nth: number, which: DayKind): Day | undefined => {
  const day = nth > 0 ? nthFrom(first - 1, nth, which) : nthFrom(last + 1, nth, which);
  return day !== undefined && first <= day && day <= last ? day : undefined;
};
