import { closest, distance } from "fastest-levenshtein";

/** Weekdays by number, as cron counts them. */
export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const ORDINALS = ["first", "second", "third", "fourth", "fifth"] as const;

const indexIn = (names: readonly string[], word: string): number => {
  const lower = word.toLowerCase().replace(/\.$/, "");
  if (lower.length < 3) return -1;
  return names.findIndex((name) => name.toLowerCase().startsWith(lower));
};

/** The weekday a word names: `Wednesday`, `Wed`, `wednesdays`. 0 is Sunday; undefined if it names none. */
export const readWeekday = (word: string): number | undefined => {
  const index = indexIn(WEEKDAYS, word.replace(/(?<=day)s$/i, ""));
  return index < 0 ? undefined : index;
};

/** The month a word names: `December`, `Dec`. 1 is January; undefined if it names none. */
export const readMonth = (word: string): number | undefined => {
  const lower = word.toLowerCase() === "sept" ? "sep" : word;
  const index = indexIn(MONTHS, lower);
  return index < 0 ? undefined : index + 1;
};

/** The rank a word names: `first`, `2nd`; -1 for `last`; undefined if it names none. */
export const readOrdinal = (word: string): number | undefined => {
  const lower = word.toLowerCase();
  if (lower === "last") return -1;
  const index = ORDINALS.indexOf(lower as (typeof ORDINALS)[number]);
  if (index >= 0) return index + 1;
  const number = /^([1-5])(st|nd|rd|th)$/.exec(lower);
  return number ? Number(number[1]) : undefined;
};

/** The weekday, month or other word probably meant: within two slips of the pen; undefined if nothing is as near. */
export const nearest = (word: string, names: readonly string[]): string | undefined => {
  if (names.length === 0) return undefined;
  const best = closest(
    word.toLowerCase(),
    names.map((name) => name.toLowerCase()),
  );
  const near = distance(word.toLowerCase(), best) <= Math.min(2, Math.floor(word.length / 3));
  return near ? names.find((name) => name.toLowerCase() === best) : undefined;
};
