import { Temporal } from "../time.js";
import { MINUTES_A_DAY } from "./calendar.js";
import { type Cron, looksLikeCron, readCron } from "./cron.js";
import { type NamedDay, readDay } from "./day.js";
import { Misread } from "./misread.js";
import type { Ms } from "./wall.js";

/** A moment as a policy names it. */
export type NamedMoment =
  | { readonly kind: "cron"; readonly cron: Cron }
  /** Written with its offset from UTC. */
  | { readonly kind: "exact"; readonly at: Ms }
  | {
      readonly kind: "clock";
      /** Left out: every day. */
      readonly day?: NamedDay;
      /** Minutes after 00:00, up to 1440 (24:00); left out: the day alone was named. */
      readonly time?: number;
    };

/** Days that the policy has given a name. */
export type NamedDates = Readonly<Record<string, string>>;

const TIME = String.raw`(?:\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|noon|midnight)`;
const DAY_AND_TIME = new RegExp(
  String.raw`^(?:(.+?)(?:,?\s+at\s+|,?\s+|(?<=\d)T))?(${TIME})$`,
  "i",
);
const EXACT =
  /^(\d{4}-\d{2}-\d{2})[T ]\s*(\d{2}:\d{2})(?::00(?:\.0+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
const RELATIVE = /^(\d{1,3}|an?)\s+(days?|weeks?)\s+(before|after)\s+(.+)$/i;
const ABBREVIATED_ZONE =
  /\s\(?([ECMP][SD]?T|CES?T|EES?T|WES?T|BST|IST|JST|KST|AE[SD]T|UTC|GMT|EOD)\)?$/;

/**
 * Reads a time of day as minutes after 00:00: `9:30`, `17:00`, `24:00`, `3pm`, `4:30 pm`, `noon`.
 * @throws {Misread} if it is none, or could be two
 */
export const readTime = (text: string): number => {
  const plain = text.trim().toLowerCase().replaceAll(".", "");
  if (plain === "noon") return 720;
  if (plain === "midnight")
    throw new Misread(
      `midnight may be either end of a day; write "00:00" for its start or "24:00" for its end`,
    );
  const parts = /^(\d{1,2})(?::(\d{2}))?\s*([ap]m)?$/.exec(plain);
  const hour = Number(parts?.[1]);
  const minute = Number(parts?.[2] ?? 0);
  const half = parts?.[3];
  const known = parts && (parts[2] !== undefined || half) && minute < 60;
  if (known && half && hour >= 1 && hour <= 12)
    return ((hour % 12) + (half === "pm" ? 12 : 0)) * 60 + minute;
  if (known && !half && hour * 60 + minute <= MINUTES_A_DAY) return hour * 60 + minute;
  throw new Misread(`"${text}" is no time of day; write it as "09:30" or "17:00"`);
};

/**
 * Reads a moment: a day (day.ts) with or without a time, a time alone, five cron fields, a date and time with its
 * offset, or days and weeks before or after a date or one of the policy's named dates.
 * @throws {Misread} if it cannot be told which moment is meant
 */
export const readMoment = (text: string, dates: NamedDates = {}): NamedMoment => {
  const plain = text.trim().replaceAll(/\s+/g, " ");
  if (plain === "") throw new Misread("nothing is written here");
  if (looksLikeCron(plain)) return { kind: "cron", cron: readCron(plain) };
  if (EXACT.test(plain)) return { kind: "exact", at: readExact(text, plain) };
  const zone = ABBREVIATED_ZONE.exec(plain);
  if (zone?.[1] === "EOD")
    throw new Misread(
      `"EOD" names no hour; use "after" or "through" with the day alone, or write the time`,
    );
  if (zone)
    throw new Misread(
      `"${zone[1]}" is not how a time zone is named here; leave it out and give the window its own zone, ` +
        `such as "zone: America/Los_Angeles" or "zone: UTC"`,
    );
  const parts = DAY_AND_TIME.exec(plain);
  const time = parts ? readTime(parts[2] as string) : undefined;
  const dayText = parts ? parts[1] : plain;
  if (dayText === undefined) return { kind: "clock", ...(time === undefined ? {} : { time }) };
  return withTime(readDayOrName(dayText, dates), time);
};

type Clock = Extract<NamedMoment, { kind: "clock" }>;

const withTime = (moment: Clock, time: number | undefined): Clock =>
  time === undefined ? moment : { ...moment, time };

const readDayOrName = (text: string, dates: NamedDates): Clock => {
  const relative = RELATIVE.exec(text);
  if (relative) {
    const anchor = readDayOrName(relative[4] as string, dates);
    if (anchor.day?.kind !== "date")
      throw new Misread(
        `"${text}" counts from a day that is no date; write a date, or a name that "dates" gives one`,
      );
    const count = Number.isNaN(Number(relative[1])) ? 1 : Number(relative[1]);
    const days = count * (/^w/i.test(relative[2] as string) ? 7 : 1);
    const sign = relative[3]?.toLowerCase() === "before" ? -1 : 1;
    return { ...anchor, day: { kind: "date", day: anchor.day.day + sign * days } };
  }
  const named = Object.hasOwn(dates, text) ? dates[text] : undefined;
  if (named === undefined) return { kind: "clock", day: readDay(text) };
  const moment = readMoment(named);
  if (moment.kind !== "clock" || moment.day?.kind !== "date")
    throw new Misread(
      `"${text}" is given as "${named}", which is no date; write it as 2026-10-05 or 2026-10-05 09:00`,
    );
  return moment;
};

const readExact = (text: string, plain: string): Ms => {
  const [, date, time, offset] = EXACT.exec(plain) as unknown as [string, string, string, string];
  const zone = /^[+-]/.test(offset) ? offset.replace(/^(...)(\d\d)$/, "$1:$2") : "Z";
  try {
    return Temporal.Instant.from(`${date}T${time}${zone}`).epochMilliseconds;
  } catch {
    throw new Misread(`"${text}" is no moment of the calendar`);
  }
};
