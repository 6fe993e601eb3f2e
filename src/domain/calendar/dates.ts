/** A day of the calendar, counted from 1970-01-01. Plain numbers, as windows ask for very many days. */
export type Day = number;

export const MINUTES_A_DAY = 1440;

const MS_A_DAY = 86_400_000;

/** The day of a date; a day beyond the month's end runs into the next month, and a month beyond 12 into the next year. */
export const dayOf = (year: number, month: number, day: number): Day =>
  Date.UTC(year, month - 1, day) / MS_A_DAY;

/**
 * The date of a day. Months count from 1. Reckoned in years that begin in March, so that the odd day comes last, and in
 * the 146,097 days after which the Gregorian calendar begins again: a window asks far too often for a date object.
 */
export const dateOf = (day: Day): { year: number; month: number; day: number } => {
  const since = day + 719_468;
  const era = Math.floor(since / 146_097);
  const ofEra = since - era * 146_097;
  const ofCentury = ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524);
  const year = Math.floor((ofCentury - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: year + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
};

/** 0 is Sunday, as in cron. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7;

/** How many days a month has; months may run beyond 12. */
export const daysIn = (year: number, month: number): number =>
  dayOf(year, month + 1, 1) - dayOf(year, month, 1);

/** A day of a month that may be too short for it: then its last day, as Temporal's "constrain" has it. */
export const dayWithin = (year: number, month: number, day: number): Day =>
  dayOf(year, month, Math.min(day, daysIn(year, month)));

/** The nth such weekday of a month (-1: the last); undefined where a month has no fifth. */
export const nthWeekday = (
  year: number,
  month: number,
  nth: number,
  weekday: number,
): Day | undefined => {
  if (nth < 0) {
    const last = dayOf(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayOf(year, month, 1);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  return day < dayOf(year, month + 1, 1) ? day : undefined;
};
