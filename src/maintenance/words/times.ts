import { Misread } from "../../domain/calendar/misread.js";
import { readWeekday } from "../../domain/calendar/names.js";
import { readTime } from "../../domain/freeze/moment.js";
import { accept, attempt, type Cursor, meaning, several, skip, word } from "./cursor.js";
import { countNamed } from "./numbers.js";

/** When on a day: at some times, or from one time to another. Minutes after 00:00. */
export type TimesOfDay =
  | { readonly kind: "at"; readonly minutes: readonly number[] }
  | {
      readonly kind: "range";
      readonly from: number;
      readonly to: number;
      /** The weekday on which it ends, where that is said: "Saturday 18:00 until Sunday 06:00". */
      readonly onWeekday?: number;
    };

const CLEAR = /^(?:\d{1,2}:\d{2}(?:[ap]m)?|\d{1,2}[ap]m|noon|midnight)$/;
const BARE = /^\d{1,2}$/;

/**
 * A time of day as minutes after 00:00, "midnight" being the day's start. A bare hour counts only where a time is
 * expected, after "at" or "from".
 * @throws {Misread} if it looks like a time and is none
 */
const timeNamed =
  (expected: boolean) =>
  (text: string): number | undefined => {
    if (CLEAR.test(text)) return text === "midnight" ? 0 : readTime(text);
    if (!expected || !BARE.test(text)) return undefined;
    return readTime(`${text}:00`);
  };

const PARTS = ["morning", "afternoon", "evening", "night", "mornings", "afternoons", "evenings"];
const PART_PHRASES = [
  ...PARTS.flatMap((part) => [`in the ${part}`, `at ${part}`, `each ${part}`, `every ${part}`]),
  ...PARTS,
];

/** Reads a part of the day, such as `morning`: it says nothing beside a time, and too little without one. */
export const readPartOfDay = (cursor: Cursor): string | undefined => {
  accept(cursor, ",");
  return accept(cursor, ...PART_PHRASES);
};

/**
 * Reads when on a day: `at 09:00`, `9am and 5pm`, `noon and midnight`, `from 7am to 9am`, `between 9:00 and 17:00`.
 * @throws {Misread} if it could be two times, or none
 */
export const readTimes = (cursor: Cursor): TimesOfDay | undefined =>
  attempt(cursor, (ahead) => {
    accept(ahead, ",");
    return attempt(ahead, readRange) ?? attempt(ahead, readList);
  });

const readList = (cursor: Cursor): TimesOfDay | undefined => {
  const opened = accept(cursor, "starting at", "beginning at", "from", "at", "@") !== undefined;
  const minutes = several(cursor, (ahead) => {
    accept(ahead, "at");
    return meaning(ahead, timeNamed(opened));
  });
  return minutes && { kind: "at", minutes: ascending(minutes) };
};

const readRange = (cursor: Cursor): TimesOfDay | undefined => {
  const opener = accept(cursor, "starting from", "from", "between", "at");
  const first = word(cursor);
  const from = meaning(cursor, timeNamed(opener !== undefined));
  if (from === undefined) return undefined;
  const joiner = accept(cursor, "to", "until", "till", "through", "-", "and");
  if (joiner === undefined || (joiner === "and" && opener !== "between")) return undefined;
  accept(
    cursor,
    "the next day",
    "next day",
    "the next morning",
    "next morning",
    "the following day",
  );
  const onWeekday = attempt(cursor, (ahead) => meaning(ahead, readWeekday));
  accept(cursor, "at");
  const second = word(cursor);
  const to = meaning(cursor, timeNamed(true));
  if (to === undefined) return undefined;
  if (BARE.test(first) && /[ap]m$/.test(second))
    throw new Misread(
      `"${first} to ${second}" leaves the half of the day open; write it as "${first}am" or "${first}pm"`,
    );
  // "12:00 to midnight" ends with the day.
  const end = second === "midnight" ? 1440 : to;
  return { kind: "range", from, to: end, ...(onWeekday === undefined ? {} : { onWeekday }) };
};

const DURATION = ["hours", "hour", "minutes", "minute", "mins", "min"];

/** Reads how long it takes, in minutes: `for 2 hours`, `for 90 minutes`. */
export const readDuration = (cursor: Cursor): number | undefined => {
  accept(cursor, ",");
  if (!accept(cursor, "for", "lasting")) return undefined;
  skip(cursor, "about", "up", "to");
  const count = meaning(cursor, countNamed);
  const unit = accept(cursor, ...DURATION);
  return count === undefined || unit === undefined ? undefined : count * (unit[0] === "h" ? 60 : 1);
};

const ascending = (minutes: readonly number[]): number[] =>
  [...new Set(minutes)].sort((one, other) => one - other);

/**
 * How long a range lasts, in minutes; one that ends before it starts ends on the next day.
 * @param weekday on which it starts, where that is one alone
 * @throws {Misread} if it ends on a weekday and nobody can tell on which it starts
 */
export const lengthOf = (
  { from, to, onWeekday }: Extract<TimesOfDay, { kind: "range" }>,
  weekday: number | undefined,
): number => {
  if (onWeekday === undefined) return to > from ? to - from : to - from + 1440;
  if (weekday === undefined)
    throw new Misread(
      `this ends on a weekday, but does not start on one; write for example "Saturday 18:00 until Sunday 06:00"`,
    );
  const minutes = ((onWeekday - weekday + 7) % 7) * 1440 + to - from;
  return minutes > 0 ? minutes : minutes + 7 * 1440;
};
