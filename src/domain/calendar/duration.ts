import { Misread } from "./misread.js";

/** Days are counted on the calendar, whatever the clocks do; minutes pass on every clock alike. */
export interface Duration {
  readonly days: number;
  readonly minutes: number;
}

const UNITS: Readonly<Record<string, Duration>> = {
  m: { days: 0, minutes: 1 },
  h: { days: 0, minutes: 60 },
  d: { days: 1, minutes: 0 },
  w: { days: 7, minutes: 0 },
};

const PART =
  /^(\d{1,5}|an?)\s*(m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)(?:(?:\s*,\s*|\s+and\s+|\s+)|(?=\d)|$)/i;

/** The longest that a window may last at one go: it keeps the search for its start short. */
const LONGEST_DAYS = 366;

/**
 * Reads a duration: `1 week`, `36 hours`, `2 days and 3 hours`, `90m`.
 * @throws {Misread} if it is none, nothing, or longer than a year
 */
export const readDuration = (text: string): Duration => {
  let rest = text.trim();
  let days = 0;
  let minutes = 0;
  while (rest !== "") {
    const part = PART.exec(rest);
    const unit = part && UNITS[(part[2] as string)[0]?.toLowerCase() ?? ""];
    if (!part || !unit)
      throw new Misread(`"${text}" is no duration; write for example "36 hours" or "1 week"`);
    const count = Number.isNaN(Number(part[1])) ? 1 : Number(part[1]);
    days += count * unit.days;
    minutes += count * unit.minutes;
    rest = rest.slice(part[0].length);
  }
  if (days + minutes === 0) throw new Misread(`"${text}" lasts no time at all`);
  if (days + minutes / 1440 > LONGEST_DAYS)
    throw new Misread(`"${text}" is longer than a year; give the window an end instead`);
  return { days, minutes };
};

/** How often something comes again: a number of days, or of months. */
export type Period = { readonly days: number } | { readonly months: number };

/**
 * Reads how often something comes again: `2 weeks`, `6 weeks`, `3 months`, `year`.
 * @throws {Misread} if it is nothing of the kind
 */
export const readPeriod = (text: string): Period => {
  const part = /^(?:every\s+)?(?:(\d{1,3}|other)\s+)?(days?|weeks?|months?|years?)$/i.exec(
    text.trim(),
  );
  const count = part?.[1]?.toLowerCase() === "other" ? 2 : Number(part?.[1] ?? 1);
  if (!part || count === 0)
    throw new Misread(`"${text}" is no period; write for example "6 weeks" or "3 months"`);
  const unit = part[2]?.toLowerCase() ?? "";
  if (unit.startsWith("d")) return { days: count };
  if (unit.startsWith("w")) return { days: count * 7 };
  return { months: unit.startsWith("y") ? count * 12 : count };
};
