import { MINUTES_A_DAY } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { readTime } from "../freeze/moment.js";
import type { DayKind } from "../freeze/namedDay.js";
import { several } from "../freeze/scope.js";
import { asWindow } from "../freeze/shortForm.js";
import { at } from "../freeze/where.js";
import { weekdaysIn } from "../freeze/workingWeek.js";
import type { HoursRow } from "./settings.js";

/** Hours of some days of the week, understood. */
export interface Shift {
  /** Weekdays on which it starts; 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes after 00:00 of that day; the end is up to a day later than the start. */
  readonly from: number;
  readonly until: number;
}

/** What a row means where it leaves something out. */
export interface Unsaid {
  /** The days; undefined where there is no telling. */
  readonly week: DayKind | undefined;
  /** What "weekdays" and "weekends" are told by; undefined where there is no telling. */
  readonly words: DayKind | undefined;
  readonly from: string;
  readonly until: string;
}

/**
 * Reads a row of hours.
 * @throws {Located} naming the setting that cannot be understood
 */
export const readShift = (written: HoursRow | string, unsaid: Unsaid): Shift =>
  typeof written === "string"
    ? spelledOut(written, () => shiftOf(rowOf(written), unsaid))
    : shiftOf(written, unsaid);

const shiftOf = (row: HoursRow, unsaid: Unsaid): Shift => {
  if ((row.from === undefined) !== (row.until === undefined))
    throw new Misread(
      `hours need a start and an end; write "${row.from === undefined ? "from" : "until"}" too`,
    );
  const from = at("from", () => readTime(row.from ?? unsaid.from));
  const until = at("until", () => readTime(row.until ?? unsaid.until));
  if (from === until || from === MINUTES_A_DAY)
    throw new Misread(
      `it starts and ends at the same time of day; a whole day is "00:00" until "24:00"`,
    );
  return {
    weekdays: weekdaysOf(row, unsaid),
    from,
    until: until > from ? until : until + MINUTES_A_DAY,
  };
};

const rowOf = (written: string): HoursRow => {
  const { days, from, until, ...more } = asWindow(written);
  const stray =
    Object.keys(more).length > 0 || [from, until].some((edge) => /[a-z]{3}/i.test(edge ?? ""));
  if (stray && !/noon/i.test(`${from} ${until}`))
    throw new Misread(
      `"${written}" must be days with their hours, such as "Sunday to Thursday 09:00 to 17:00"`,
    );
  return {
    ...(days === undefined ? {} : { days }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
};

const weekdaysOf = ({ days }: HoursRow, { week, words }: Unsaid): readonly number[] => {
  if (days === undefined) {
    if (week) return week.weekdays;
    throw new Misread(
      `which days are worked differs where this time zone is; write them, such as "days: Sunday to Thursday"`,
    );
  }
  const read = (text: string): readonly number[] => {
    if (!words && /\b(week-?(days?|ends?)|(working|business) ?days?)\b/i.test(text))
      throw new Misread(
        `"${text}" are other days in other countries; name the days, such as "Sunday to Thursday"`,
      );
    return weekdaysIn(text, words);
  };
  return at("days", () => several(days).flatMap(read));
};

/** What people call hours without saying when they are, and what to write in their place. */
const CALLED: readonly (readonly [RegExp, string])[] = [
  [/^(24 ?[/x] ?7|always|a?round the clock)$/i, "Monday to Sunday 00:00 to 24:00"],
  [/^((at )?nights?|overnight)$/i, "Monday to Friday 17:00 to 09:00"],
];

/** Reads a row that is one text. What is no day in it may be meant for hours, so the right form of both is told. */
const spelledOut = <T>(written: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    const called = CALLED.find(([words]) => words.test(written.trim()))?.[1];
    if (called)
      throw new Misread(
        `"${written}" does not say which hours of which days; write for example "${called}"`,
      );
    if (!error.message.includes(" is no day that can be understood; write")) throw error;
    throw new Misread(
      `"${written}" cannot be understood; write days and hours, such as "Monday to Friday 09:00 to 17:00"`,
    );
  }
};
