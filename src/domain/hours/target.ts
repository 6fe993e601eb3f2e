import { readDuration } from "../calendar/duration.js";
import { Misread } from "../calendar/misread.js";
import { counted } from "../words.js";

/** By when something must be done, counted from when it was asked for. */
export type Target =
  /** Within so many milliseconds of working time, or of the clock, which runs day and night. */
  | { readonly kind: "working time" | "time"; readonly milliseconds: number }
  /** By the end of the so-manieth working day after the one it was asked on; 0 is that day itself. */
  | { readonly kind: "working days"; readonly days: number };

const SAME_DAY = /^(?:the )?same (?:working|business) day$/i;
const WORKING_DAYS = /^(?:(\d{1,3})|an?|(next|the next)) (?:working|business) days?$/i;
const WORKING = /\b(?:working|business) /gi;

/**
 * Reads a target: `2 working hours`, `30 working minutes`, `2 hours` and `3 days` (by the clock, a day being 24 hours),
 * `same working day`, `1 working day`, `3 working days`.
 * @throws {Misread} if it is none
 */
export const readTarget = (text: string): Target => {
  const plain = text.trim().replaceAll(/\s+/g, " ");
  if (SAME_DAY.test(plain)) return { kind: "working days", days: 0 };
  if (/^(?:the )?same day$/i.test(plain))
    throw new Misread(`"${text}" could end at midnight or with work; write "same working day"`);
  const days = WORKING_DAYS.exec(plain);
  if (days) {
    const count = Number(days[1] ?? 1);
    if (count === 0) throw new Misread(`"${text}" is no time at all; write "same working day"`);
    if (count > 366) throw new Misread(`"${text}" is longer than a year`);
    return { kind: "working days", days: count };
  }
  const working = WORKING.test(plain);
  WORKING.lastIndex = 0;
  const { days: clockDays, minutes } = read(text, plain.replaceAll(WORKING, ""));
  if (working && clockDays > 0)
    throw new Misread(
      `"${text}" mixes working days with hours; write working days alone, such as "3 working days", or hours`,
    );
  return {
    kind: working ? "working time" : "time",
    milliseconds: (clockDays * 1440 + minutes) * 60_000,
  };
};

const read = (text: string, plain: string): ReturnType<typeof readDuration> => {
  try {
    return readDuration(plain);
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    throw new Misread(
      `"${text}" is no time by which something can be due; write for example "2 working hours", ` +
        `"same working day" or "3 working days"`,
    );
  }
};

/** A target in words: `2 working hours`, `the same working day`. */
export const sayTarget = (target: Target): string => {
  if (target.kind === "working days")
    return target.days === 0 ? "the same working day" : counted(target.days, "working day");
  const minutes = target.milliseconds / 60_000;
  const kind = target.kind === "working time" ? "working " : "";
  return minutes % 60 === 0
    ? counted(minutes / 60, `${kind}hour`)
    : minutes < 120
      ? counted(minutes, `${kind}minute`)
      : `${Math.floor(minutes / 60)} ${kind}hours and ${counted(minutes % 60, "minute")}`;
};

/** By when, as a sentence goes on: `within 2 working hours`, `on the same working day`. */
export const sayWithin = (target: Target): string =>
  `${target.kind === "working days" && target.days === 0 ? "on" : "within"} ${sayTarget(target)}`;
