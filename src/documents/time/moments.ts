import { CLOCK_SOURCE, clocksIn, ZONE_SOURCE } from "./clocks.js";
import { DATE_SOURCE, datesIn } from "./dates.js";

const WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\b,?";

/** Marks and words that may come before the time an event is told by. */
const BEFORE = `(?:[\\s>*_~\`"'([{|≈@–—•·-]|(?:at|around|about|by|on|approx(?:imately)?\\.?|circa|ca\\.?|before|after|from|since|roughly|shortly after|just after|day \\d+|${WEEKDAY})\\s|${WEEKDAY})*`;

const START = new RegExp(
  `^${BEFORE}(?:\\d{1,3}[.)]\\s+)?${BEFORE}(?:(?:${DATE_SOURCE})(?!(?!T\\d)[\\w/])|(?:${CLOCK_SOURCE})(?!\\w|:\\S)|(?<=^|\\s)[T+]\\+?\\d+:\\d{2})`,
  "i",
);
const LABEL_THEN_TIME = new RegExp(
  `^[^:|]{3,40}:\\s*${BEFORE}(?:(?:${DATE_SOURCE})(?!(?!T\\d)[\\w/])|(?:${CLOCK_SOURCE})(?![\\w:]))`,
  "i",
);
const ZONE = new RegExp(`\\b(?:${ZONE_SOURCE})`);

/** Whether a line begins with a date or a time of day, as entries of a timeline do. */
export const startsWithTime = (line: string): boolean => START.test(line.slice(0, 120));

/** Whether a line is a name and then a date or time: `Resolved: 2024-09-20 11:40`. */
export const labelsTime = (line: string): boolean => LABEL_THEN_TIME.test(line.slice(0, 160));

/** Whether a text names a day. */
export const hasDate = (text: string): boolean => datesIn(text).length > 0;

/** Whether a text names a time of day. */
export const hasClock = (text: string): boolean => clocksIn(text).some(({ possible }) => possible);

/** The zone that a text names first, as it is written; undefined if it names none. */
export const zoneIn = (text: string): string | undefined => ZONE.exec(text)?.[0];
