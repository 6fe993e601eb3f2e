import { MINUTES_A_DAY } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { type Ms, momentOf } from "../calendar/wall.js";
import { readMoment } from "../freeze/moment.js";
import { at } from "../freeze/where.js";
import type { Span } from "../hours/workingHours.js";
import { type Instant, Temporal } from "../time.js";
import type { StretchSettings } from "./settings.js";
import { END } from "./stretches.js";

/** A moment that comes once, as wall clocks show it or exactly. */
interface Once {
  readonly whole: boolean;
  /** The moment; with days added, the same time of day that many days later. */
  plus(days: number, which: "first" | "last"): Ms;
}

const once = (text: string, zone: string): Once => {
  const moment = readMoment(text);
  if (moment.kind === "exact") return { whole: false, plus: () => moment.at };
  if (moment.kind === "cron" || moment.day?.kind !== "date")
    throw new Misread(
      `"${text}" comes more than once; write one date, such as 2026-11-20 or "2026-11-20 09:00"`,
    );
  const { day } = moment.day;
  const { time } = moment;
  return {
    whole: time === undefined,
    plus: (days, which) => momentOf((day + days) * MINUTES_A_DAY + (time ?? 0), zone, which),
  };
};

/** A moment that comes once: `2026-11-02 09:00`, `2 November 2026`, `2026-11-02T09:00Z`; of a day alone, its start. */
export const readOnce = (text: string, zone: string): Instant =>
  instant(once(text, zone).plus(0, "first"));

const instant = (ms: Ms): Instant => Temporal.Instant.fromEpochMilliseconds(ms);

const FOREVER = /^(?:until )?(?:further notice|open[- ]?ended|forever)$/i;

/**
 * Reads a stretch of days: from a day's start, or a moment, through a day that still belongs to it, or until a moment.
 * Days are as long as their clocks make them.
 *
 * @param zone IANA name.
 * @throws {Misread} with the setting at fault, when it cannot be told which stretch is meant, or it ends before it begins.
 */
export const readStretch = ({ from, until, through }: StretchSettings, zone: string): Span => {
  const start = at("from", () => readOnce(from, zone));
  if (until && through)
    return at("until", () => {
      throw new Misread('"until" and "through" both name the end; keep one of the two');
    });
  if (through) {
    const end = at("through", () => {
      const last = once(through, zone);
      if (!last.whole)
        throw new Misread(`"${through}" is a moment; "through" names a day, and "until" a moment`);
      return last.plus(1, "last");
    });
    return ending("through", start, end);
  }
  if (!until)
    return at("from", () => {
      throw new Misread(
        'this has no end; say "through" which day, "until" which moment, or "until: further notice"',
      );
    });
  if (FOREVER.test(until)) return { from: start, until: END };
  const end = at("until", () => {
    const last = once(until, zone);
    if (last.whole)
      throw new Misread(
        `"until: ${until}" could mean the start or the end of that day; write "through: ${until}" if the day ` +
          `belongs to it, or "until: ${until} 00:00"`,
      );
    return last.plus(0, "last");
  });
  return ending("until", start, end);
};

const ending = (edge: "until" | "through", from: Instant, end: Ms): Span => {
  if (end > from.epochMilliseconds) return { from, until: instant(end) };
  return at(edge, () => {
    throw new Misread("this ends before it begins");
  });
};
