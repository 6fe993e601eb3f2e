import { MINUTES_A_DAY } from "../calendar/dates.js";
import { readDuration } from "../calendar/duration.js";
import { Misread } from "../calendar/misread.js";
import { readMonthDay } from "./days.js";
import { type Edge, eventsOf, isOnce, sameMoment } from "./edge.js";
import { type NamedMoment, readMoment } from "./moment.js";
import { fixedSpans } from "./once.js";
import { between, lasting } from "./recurrence.js";
import { recurring } from "./recurring.js";
import type { FreezeWindow } from "./settings.js";
import type { Spans } from "./span.js";
import type { Terms } from "./terms.js";
import { at } from "./where.js";

/** The end of a window that has none yet: someone will take the window out, or give it an end. */
const FURTHER_NOTICE = /^(further notice|announced|thaw)$/i;

/**
 * The stretches from one moment to another: weekly, yearly, monthly, daily, by cron, or once.
 * @throws {Misread} if the two do not make a window
 */
export const readRange = (window: FreezeWindow, zone: string, terms: Terms): Spans => {
  const start = readStart(window, terms);
  const end = readEnd(window, terms);
  if (start === "open" || isOnce(start)) return fixedSpans(window, zone, start, end);
  if (window.every !== undefined)
    at("every", () => {
      throw new Misread(
        `"every" needs a window between two dates: the first of them. From there it comes again`,
      );
    });
  if (end === undefined) {
    const duration = at("for", () => readDuration(window.for as string));
    return recurring(zone, lasting(eventsOf(start), duration));
  }
  if (end === "open" || isOnce(end))
    throw new Misread(
      "it starts again and again, but ends only once; write both as dates, or both as days that recur",
    );
  if (sameMoment(start, end))
    throw new Misread("it starts and ends at the same moment, so it is either empty or never over");
  if (start.kind === "clock" && !start.day && !(end.kind === "clock" && !end.day))
    throw new Misread(
      `it starts at a time of every day, but ends on one; write the day in "from" too`,
    );
  return recurring(zone, between(eventsOf(start), eventsOf(end)));
};

const readStart = (window: FreezeWindow, terms: Terms): Edge => {
  if (window.from !== undefined && window.after !== undefined)
    throw new Misread(`"from" and "after" both say when it starts; keep one`);
  if (window.after !== undefined) return at("after", () => whole(window.after as string, terms, 1));
  if (window.from !== undefined) return at("from", () => whole(window.from as string, terms, 0));
  return "open";
};

/** A moment; a day alone stands for its start (0) or its end (1). */
const whole = (text: string, terms: Terms, edge: 0 | 1): NamedMoment => {
  const ofMonth = readMonthDay(text, edge === 0 ? "first" : "last");
  if (ofMonth) return { kind: "clock", day: ofMonth, time: edge * MINUTES_A_DAY };
  const moment = readMoment(text, terms);
  return moment.kind === "clock" && moment.time === undefined
    ? { ...moment, time: edge * MINUTES_A_DAY }
    : moment;
};

const readEnd = (window: FreezeWindow, terms: Terms): Edge | undefined => {
  const given = (["until", "through", "for"] as const).filter((key) => window[key] !== undefined);
  if (given.length > 1)
    throw new Misread(`"${given[0]}" and "${given[1]}" both say when it ends; keep one`);
  if (given[0] === undefined)
    throw new Misread(
      `it says no end; add "until", "through" or "for", or "until: further notice" if nobody knows yet`,
    );
  if (given[0] === "for") return undefined;
  if (given[0] === "through")
    return at("through", () => readThrough(window.through as string, terms));
  return at("until", () => readUntil(window.until as string, terms));
};

const readThrough = (text: string, terms: Terms): NamedMoment => {
  const ofMonth = readMonthDay(text, "last");
  if (ofMonth) return { kind: "clock", day: ofMonth, time: MINUTES_A_DAY };
  const moment = readMoment(text, terms);
  if (moment.kind === "clock" && moment.day && moment.time === undefined)
    return { ...moment, time: MINUTES_A_DAY };
  throw new Misread(
    `"through" takes a day, which is then frozen to its end; for "${text}" write "until"`,
  );
};

/** @throws {Misread} if only a day is named: nobody can tell whether that day is in or out */
const readUntil = (text: string, terms: Terms): Edge => {
  if (FURTHER_NOTICE.test(text.trim())) return "open";
  const ofMonth = readMonthDay(text, "first");
  const moment = ofMonth ? undefined : readUntilMoment(text, terms);
  const start = ofMonth ? `first day of ${text}` : text;
  if (!moment || (moment.kind === "clock" && moment.time === undefined))
    throw new Misread(
      `it is not clear whether "${text}" is still frozen; write "until: ${start} 00:00" if it is not, ` +
        `or "through: ${text}" if it is`,
    );
  return moment;
};

/** Whoever writes no day at all, such as `the leads lift it`, may mean an end that nobody knows yet. */
const readUntilMoment = (text: string, terms: Terms): NamedMoment => {
  try {
    return readMoment(text, terms);
  } catch (error) {
    if (!(error instanceof Misread) || /\d/.test(text) || !/for example/.test(error.message))
      throw error;
    throw new Misread(`${error.message}; or "further notice" if nobody knows yet`);
  }
};
