import { Misread } from "../../domain/calendar/misread.js";
import { anchorNeed } from "../days.js";
import type { When } from "../when.js";
import { readOneDay, readWhen } from "../words/when.js";

/** What the text as a whole says. */
export interface Book {
  /** What its labels mean, by name. */
  readonly legend: ReadonlyMap<string, string>;
  /** The id of the one task that words such as "upgrading mastodon" speak of; undefined when it is not one alone. */
  taskNamed(words: string): string | undefined;
}

/** What is written where nothing is known. */
export const EMPTY = /^(?:|-+|–|—|\.{3}|…|n\/?a|none|tbd|\?+)$/i;
export const AUTOMATED = /\bautomat(?:ed|ic|ically)\b/i;
export const AUTOMATIC = "it is automated, so nobody needs an issue; left out";

/** What the cells of a row say of when. */
export interface Said {
  readonly often: string;
  /** A day and a time in columns of their own. */
  readonly day: string;
  readonly hour: string;
  readonly contingency: string;
  /** What a bare number counts. */
  readonly unit: string | undefined;
  /** When it was last done, and when it comes next. */
  readonly last: string;
  readonly next: string;
}

/** The words for a `when`, as far as they could be told. */
export interface Told {
  readonly when?: string;
  /** The words of a `when` that lacks the day from which to count. */
  readonly draft?: string;
  /** The day from which to count, where the row has one: the first of it, or when it was last done. */
  readonly start?: string;
  readonly lastDone?: string;
}

/** Takes down that the cell of a column could not be read, and why. */
export type Unread = (role: "when" | "day" | "contingency", why: string) => void;

/** Reads when a row's task comes. Nothing is guessed. */
export const readWhenCells = (said: Said, book: Book, unread: Unread): Told => {
  const { often, contingency, unit } = said;
  const automated = [often, contingency].findIndex((cell) => AUTOMATED.test(cell));
  if (automated >= 0) {
    const role = automated === 0 ? "when" : "contingency";
    unread(role, AUTOMATIC);
    return {};
  }
  const words = withDay(
    unit && /^\d+$/.test(often) ? `every ${often} ${unit}` : often,
    said,
    unread,
  );
  const found = EMPTY.test(words) ? "this is no schedule; left out" : tried(words);
  const ifNeeded = EMPTY.test(contingency) ? "nothing" : tried(contingency);
  if (typeof found === "string") {
    if (!EMPTY.test(often) || typeof ifNeeded === "string") unread("when", found);
    if (typeof ifNeeded !== "string") return { when: contingency };
    if (!EMPTY.test(contingency)) unread("contingency", noSchedule(contingency, book));
    return {};
  }
  const anchor = anchorIn(found, said);
  const lacks = anchor ? undefined : anchorLacking(found, contingency);
  if (lacks) unread("when", lacks);
  if (!EMPTY.test(contingency))
    unread(
      "contingency",
      typeof ifNeeded === "string" ? noSchedule(contingency, book) : alsoDue(contingency),
    );
  return lacks ? { draft: words } : { when: words, ...anchor };
};

/** "Weekly" with "Monday" and "08:00" in columns of their own, as far as they can be read together. */
const withDay = (often: string, { day, hour }: Said, unread: Unread): string => {
  const join = (...cells: readonly string[]): string =>
    cells.filter((cell) => !EMPTY.test(cell)).join(" ");
  for (const words of [join(often, day, hour), join(often, day), join(often, hour)])
    if (words === often || typeof tried(words) !== "string") {
      if (!EMPTY.test(day) && !words.includes(day)) unread("day", whyNot(join(often, day)));
      return words;
    }
  return often;
};

const whyNot = (words: string): string => {
  const why = tried(words);
  return typeof why === "string" ? why : "this could not be read with the rest";
};

/** The day from which the words count, where the row has it. */
const anchorIn = (when: When, { last, next }: Said): Told | undefined => {
  const counts =
    when.kind === "rolling" ||
    (when.kind === "recurring" &&
      when.start === undefined &&
      when.days.map(anchorNeed).some((need) => need !== "none"));
  if (!counts) return undefined;
  if (isDay(next) && when.kind !== "rolling") return { start: next };
  return isDay(last) ? { lastDone: last } : undefined;
};

const isDay = (text: string): boolean => {
  try {
    readOneDay(text);
    return true;
  } catch (error) {
    if (error instanceof Misread) return false;
    throw error;
  }
};

const noSchedule = (contingency: string, book: Book): string => {
  if (/\bexpir/i.test(contingency))
    return 'give the date of expiry, as in "when: {expires: 2027-04-20}"';
  if (/\breleases?\b/i.test(contingency))
    return 'name the repository whose releases are meant, as in "when: {release: owner/name}"';
  const after = /^(?:when|after|with|together with) (.+)$/i.exec(contingency)?.[1];
  if (after) {
    const id = book.taskNamed(after);
    return id === undefined
      ? `give the id of the job that is meant by "${after}", as in "when: {after: id}"`
      : `if it always comes with that job, write "when: {after: ${id}}" instead`;
  }
  return "this is no schedule; if it matters, write it into the body";
};

const alsoDue = (contingency: string): string =>
  `if it comes then too, make "when" a list and add "${contingency}"`;

/** What the words mean, or why they mean nothing. */
export const tried = (words: string): When | string => {
  try {
    return readWhen(words);
  } catch (error) {
    if (error instanceof Misread) return error.message;
    throw error;
  }
};

/** Why a readable frequency is no schedule yet: it counts from a day that the table does not give. */
const anchorLacking = (when: When, contingency: string): string | undefined => {
  if (when.kind === "rolling") return 'add when it was last done, as in "last_done: 2026-01-13"';
  if (when.kind !== "recurring" || when.start !== undefined) return undefined;
  const needs = when.days.map(anchorNeed);
  if (needs.includes("start")) return 'add the first day it counts from, as in "start: 2026-01-13"';
  // What comes with an expiry does not come in January.
  if (/\bexpir/i.test(contingency) && needs.some((need) => need !== "none"))
    return 'it goes by a date of expiry; give that, as in "when: {expires: 2027-04-20}"';
  return undefined;
};
