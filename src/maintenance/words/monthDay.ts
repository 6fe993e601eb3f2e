import { Misread } from "../../domain/calendar/misread.js";
import { readWeekday } from "../../domain/calendar/names.js";
import { MOST_DAYS_AWAY } from "../monthDays.js";
import type { DayClass, MonthDay } from "../when.js";
import { accept, attempt, type Cursor, meaning, several, skip, word } from "./cursor.js";
import { readClass } from "./dayClass.js";
import { countNamed, fromTheEnd, ordinalNamed, sayOrdinal } from "./numbers.js";
import { type Period, readPeriod } from "./period.js";

/** Days of a month, and of which. */
export interface MonthDays {
  readonly on: readonly MonthDay[];
  readonly period: Period | undefined;
}

/**
 * Reads days of a month: `15th`, `1st and 15th of each month`, `first and third Monday`, `last working day of the
 * quarter`, `end of the month`, `Thursday following the second Tuesday of each month`, `3 working days before the end of
 * the month`, `closest business day to the 15th`.
 * @throws {Misread} if they name a day that no month has, or none
 */
export const readMonthDays = (cursor: Cursor): MonthDays | undefined => {
  skip(cursor, "the");
  return (
    attempt(cursor, readNearest) ??
    attempt(cursor, readAway) ??
    attempt(cursor, readBeside) ??
    attempt(cursor, readEdge) ??
    attempt(cursor, readRanked)
  );
};

const readNearest = (cursor: Cursor): MonthDays | undefined => {
  if (!accept(cursor, "closest", "nearest")) return undefined;
  const among = readClass(cursor);
  if (!among || among === "day" || !accept(cursor, "to")) return undefined;
  return named(cursor, (to) => ({ kind: "nearest", among, to }));
};

const BEFORE = ["before", "preceding", "prior to", "ahead of"];
const AFTER = ["after", "following"];

/** `3 working days before …`, `the day after …`, `two weeks before …`. */
const readAway = (cursor: Cursor): MonthDays | undefined => {
  const count = meaning(cursor, countNamed) ?? 1;
  const weeks = accept(cursor, "weeks", "week") !== undefined;
  const among: DayClass | undefined = weeks ? "day" : readClass(cursor);
  const side = among && sideOf(cursor);
  if (!among || !side) return undefined;
  const days = count * (weeks ? 7 : 1);
  if (days > MOST_DAYS_AWAY)
    throw new Misread(`${days} days is too far from a day of the month; name the day itself`);
  return named(cursor, (from) => ({ kind: "away", days: side * days, among, from }));
};

const sideOf = (cursor: Cursor): 1 | -1 | undefined =>
  accept(cursor, ...AFTER) ? 1 : accept(cursor, ...BEFORE) ? -1 : undefined;

/** `Thursday following …`, `first working day on or after …`, `last Friday before …`. */
const readBeside = (cursor: Cursor): MonthDays | undefined => {
  const rank = accept(cursor, "first", "next", "last", "previous");
  const weekday = meaning(cursor, readWeekday);
  const among = weekday === undefined ? readClass(cursor) : undefined;
  if (weekday === undefined && (among === undefined || rank === undefined)) return undefined;
  const itself = accept(cursor, "on or") !== undefined;
  const side = sideOf(cursor);
  if (!side || (rank && (side === 1) !== ["first", "next"].includes(rank))) return undefined;
  return named(cursor, (day) => {
    // "On or after" a day is after the day before it.
    const from: MonthDay = itself ? { kind: "away", days: -side, among: "day", from: day } : day;
    return weekday === undefined
      ? { kind: "away", days: side, among: among ?? "day", from }
      : { kind: "beside", weekday, side, from };
  });
};

/** A day that another is counted from: one alone, or several that are said alike (`the first and third Mondays`). */
const named = (cursor: Cursor, make: (day: MonthDay) => MonthDay): MonthDays | undefined => {
  const { at } = cursor;
  const from = readMonthDays(cursor);
  const [day, another] = from?.on ?? [];
  if (from && another && from.on.every(({ kind }) => kind === "nth"))
    return { on: from.on.map(make), period: from.period };
  if (!from || !day || another) {
    const said = cursor.words.slice(at, cursor.at).join(" ");
    cursor.at = at;
    throw new Misread(
      another
        ? `"${said}" names several days where one is needed; write each by itself, such as "day after the 1st, day after the 15th"`
        : `"${word(cursor) || "nothing"}" here is not one day of the month, such as "the 15th" or "the second Tuesday"`,
    );
  }
  return { on: [make(day)], period: from.period };
};

/** `end of the month`, `month-end`, `beginning of each quarter`. */
const readEdge = (cursor: Cursor): MonthDays | undefined => {
  accept(cursor, "at the", "at");
  const compound = accept(
    cursor,
    ...["month", "quarter", "year"].flatMap((unit) => [`${unit}-end`, `${unit} end`]),
  );
  if (compound) return { on: [{ kind: "number", day: -1 }], period: unitPeriod(compound) };
  const edge = accept(cursor, "end", "start", "beginning");
  if (!edge || word(cursor) !== "of") return undefined;
  const period = readPeriod(cursor);
  return period && { on: [{ kind: "number", day: edge === "end" ? -1 : 1 }], period };
};

const unitPeriod = (compound: string): Period =>
  compound.startsWith("quarter")
    ? { kind: "quarter" }
    : compound.startsWith("year")
      ? { kind: "year" }
      : { kind: "every", months: 1 };

/** `15th`, `day 15`, `first and third Monday`, `last working day`, `1 and 15 of each month`. */
const readRanked = (cursor: Cursor): MonthDays | undefined => {
  const numbers = attempt(cursor, readDayNumbers);
  if (numbers)
    return {
      on: numbers.map((day) => ({ kind: "number", day })),
      period: readPeriod(cursor),
    };
  const ranks = several(cursor, (ahead) => {
    skip(ahead, "the", "on");
    const rank = meaning(ahead, ordinalNamed);
    return rank !== undefined && accept(ahead, "last", "to last") ? fromTheEnd(rank) : rank;
  });
  if (!ranks) return undefined;
  const weekday = meaning(cursor, readWeekday);
  const among = weekday === undefined ? readClass(cursor) : undefined;
  if (among !== undefined && among !== "day") refuseMixedRanks(ranks, among);
  if (weekday === undefined && among === undefined && /^weeks?$/.test(word(cursor)))
    throw new Misread(
      `"${sayOrdinal(ranks[0] as number)} week" names no day; write for example "first Monday of the month"`,
    );
  const on = ranks.map((rank) => ranked(rank, weekday ?? among));
  return { on, period: readPeriod(cursor) };
};

/** "The 15th and last working day": the 15th may be a day of the month, or the 15th working day. */
const refuseMixedRanks = (ranks: readonly number[], among: DayClass): void => {
  const far = ranks.find((rank) => rank > 5);
  const near = ranks.find((rank) => rank < 0);
  if (far === undefined || near === undefined) return;
  const [one, other] = [sayOrdinal(far), sayOrdinal(near)];
  throw new Misread(
    `"${one} and ${other} ${among}" may mean "day ${far} of the month, ${other} ${among} of the month" or ` +
      `"${one} ${among} of the month, ${other} ${among} of the month"; write the one that is meant`,
  );
};

const readDayNumbers = (cursor: Cursor): number[] | undefined => {
  const number = (text: string): number | undefined =>
    /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31 ? Number(text) : undefined;
  if (accept(cursor, "day", "days")) return several(cursor, (ahead) => meaning(ahead, number));
  const days = several(cursor, (ahead) => meaning(ahead, number));
  return days && word(cursor) === "of" ? days : undefined;
};

const ranked = (rank: number, of: number | DayClass | undefined): MonthDay => {
  if (of === undefined || of === "day") return { kind: "number", day: rank };
  const most = of === "working day" || of === "weekday" ? 23 : 5;
  if (Math.abs(rank) > most)
    throw new Misread(
      `no month has a ${sayOrdinal(rank)} ${typeof of === "number" ? "such weekday" : of}`,
    );
  return { kind: "nth", nth: rank, of };
};
