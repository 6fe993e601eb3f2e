import { readMonth, readWeekday } from "../../domain/calendar/names.js";
import type { Cursor } from "./cursor.js";

const TIME = String.raw`(?:\d{1,2}(?::\d{2})?(?:[ap]m)?|noon|midnight)`;
/** Two times with a dash between them, of which at least one cannot be part of a date. */
const TIMES = new RegExp(String.raw`(?<![\d-])(${TIME})\s*-\s*(${TIME})(?![\d-])`, "g");

const isName = (word: string): boolean =>
  readWeekday(word) !== undefined || readMonth(word) !== undefined;

/**
 * A schedule's words, one by one: in small letters, without dots, brackets and slashes, a comma being a word of its own,
 * and with "7am-9am" and "Mon-Fri" written out as "7am to 9am" and "mon to fri".
 */
export const wordsOf = (text: string): Cursor => {
  const plain = text
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015]/g, "-")
    // Microsoft's day for security updates (https://learn.microsoft.com/windows/deployment/update/release-cycle).
    .replaceAll(/\b(?:microsoft'?s )?patch tuesday\b/g, "second tuesday")
    .replaceAll(/\b([ap])\.\s?m\b\.?/g, "$1m")
    .replaceAll(/(\d)\s+([ap]m)\b/g, "$1$2")
    .replaceAll(/\b12(?::00)?\s?(noon|midnight)\b/g, "$1")
    .replaceAll(/(\d:\d\d)\s?(?:hrs?|hours?|h|o'clock|uhr)\b/g, "$1")
    .replaceAll(/\b(\d+)x\b(?!\s?\/)/g, "$1 x")
    .replaceAll(/\((?:manual|manually|by hand|recurring)\)/g, " ")
    // "2x/week", "1 / quarter".
    .replaceAll(/\b(\d+)\s?x?\s?\/\s?(day|week|month|quarter|year)\b/g, "$1 times a $2")
    // "12:00 (noon)", "4:30 pm (UK time)": said twice, or said of the zone, which has a setting of its own.
    .replaceAll(/(\d(?:[ap]m)?)\s*\((?:noon|midnight)\)/g, "$1")
    .replaceAll(/([a-z])\.(?=\s|,|$)/g, "$1")
    // "first (1st)", "fifteen (15)".
    .replaceAll(/\b([a-z]+)\s\(\d{1,3}(?:st|nd|rd|th)?\)/g, "$1")
    .replaceAll(TIMES, (both, from: string, to: string) =>
      /[:m]/.test(both) ? `${from} to ${to}` : both,
    )
    .replaceAll(/\b([a-z]+)\s?-\s?([a-z]+)\b/g, (both, one: string, other: string) =>
      isName(one) && isName(other) ? `${one} to ${other}` : both,
    )
    .replaceAll(/:(?!\d)|[();/]|\s-\s/g, " , ")
    .replaceAll(/[&+]/g, " and ")
    .replaceAll(",", " , ");
  const words = plain.split(/\s+/).filter((word) => word !== "");
  return { words: words.filter(isNeeded), at: 0 };
};

/** Commas at the ends, and all but the first of several, say nothing. */
const isNeeded = (word: string, index: number, words: readonly string[]): boolean =>
  word !== "," || (index > 0 && index < words.length - 1 && words[index - 1] !== ",");
