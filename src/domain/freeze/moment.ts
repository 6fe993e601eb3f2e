import { type Cron, looksLikeCron, readCron } from "../calendar/cron.js";
import { MINUTES_A_DAY } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import type { Ms } from "../calendar/wall.js";
import { Temporal } from "../time.js";
import { readDay } from "./day.js";
import type { NamedDay } from "./namedDay.js";
import { NO_TERMS, type Terms } from "./terms.js";

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

/** How a time of day may be written. */
export const TIME = String.raw`(?:\d{1,2}:\d{2}(?::00)?(?:\s*[ap]\.?m\.?)?|\d{1,2}h(?:\d{2})?|\d{1,2}\s*[ap]\.?m\.?|noon|midnight)`;
const DAY_AND_TIME = new RegExp(
  String.raw`^(?:(.+?)(?:,?\s+(?:at|@)\s+|,?\s+|(?<=\d)T))?(${TIME})$`,
  "i",
);
const TIME_AND_DAY = new RegExp(String.raw`^(${TIME}),?\s+(?:on\s+)?(.+)$`, "i");
const NO_HOUR =
  /^(EOD|COB|(the )?(end|start|close|beginning) of (the )?(working |business )?(day|business))$/i;
const EXACT =
  /^(\d{4}-\d{2}-\d{2})[T ]\s*(\d{2}:\d{2})(?::00(?:\.0+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
const ABBREVIATED_ZONE =
  /\s\(?([ECMP][SD]?T|CES?T|EES?T|WES?T|BST|IST|JST|KST|AE[SD]T|UTC|GMT|EOD|[A-Z][a-z]+\/[A-Za-z_/]+)\)?$/;

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
  const spelled = plain
    .replace(/^(\d{1,2})h(\d{2})?$/, (_, h, m) => `${h}:${m ?? "00"}`)
    .replace(/(:\d\d):00/, "$1");
  const parts = /^(\d{1,2})(?::(\d{2}))?\s*([ap]m)?$/.exec(spelled);
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
export const readMoment = (text: string, terms: Terms = NO_TERMS): NamedMoment => {
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
        `such as "zone: ${zone[1]?.includes("/") ? zone[1] : "America/Los_Angeles"}"`,
    );
  if (NO_HOUR.test(plain))
    throw new Misread(`"${text}" names no hour; write the time, such as "17:00"`);
  const parts = DAY_AND_TIME.exec(plain);
  const first = parts ? undefined : TIME_AND_DAY.exec(plain);
  const written = parts?.[2] ?? first?.[1];
  const time = written === undefined ? undefined : readTime(written);
  const dayText = parts ? parts[1] : (first?.[2] ?? plain);
  if (dayText === undefined) return { kind: "clock", ...(time === undefined ? {} : { time }) };
  if (/^([01]\d|2[0-3])\.?[0-5]\d$/.test(dayText))
    throw new Misread(
      `"${text}" is no time of day; write it as "${dayText.replace(/\.?(..)$/, ":$1")}"`,
    );
  if (/^\d{1,2}$/.test(dayText))
    throw new Misread(
      `"${text}" could be an hour or a day; write it as "${dayText}:00" or "day ${dayText}"`,
    );
  const edge = time === undefined ? readEdgeOfDay(dayText, terms) : undefined;
  if (edge) return edge;
  const moment = readDay(dayText, terms);
  return { kind: "clock", ...moment, ...(time === undefined ? {} : { time }) };
};

const EDGE =
  /^(?:the )?(end|start|beginning) of (?!(?:the |each |every )?(?:day|week|month|quarter|year)\b)(.+)$/i;

/** `end of 2026-12-24` is its 24:00, `start of Friday` its 00:00. Ends of months and the like are days (counted.ts). */
const readEdgeOfDay = (text: string, terms: Terms): NamedMoment | undefined => {
  const [, edge, of] = EDGE.exec(text) ?? [];
  if (edge === undefined || of === undefined) return undefined;
  const { day } = readDay(of, terms);
  const isOne = ["date", "weekday", "yearly", "holiday"].includes(day.kind);
  return isOne ? { kind: "clock", day, time: /^end/i.test(edge) ? MINUTES_A_DAY : 0 } : undefined;
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
