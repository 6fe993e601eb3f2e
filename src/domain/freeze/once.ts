import { dateOf, dayWithin, MINUTES_A_DAY } from "../calendar/dates.js";
import { type Duration, readDuration, readPeriod } from "../calendar/duration.js";
import { Misread } from "../calendar/misread.js";
import { type Ms, momentOf, type Wall, wallAt } from "../calendar/wall.js";
import { type Edge, firstAfter, isOnce } from "./edge.js";
import type { NamedMoment } from "./moment.js";
import { recurring } from "./recurring.js";
import type { FreezeWindow } from "./settings.js";
import { fixed, type Recurrence, type Spans } from "./span.js";
import { at } from "./where.js";

/**
 * A window that starts on a date, or has been there always, and the same again and again if `every` says so.
 * @param end undefined when `for` says how long it lasts
 * @throws {Misread} if it ends before it starts, or never makes sense otherwise
 */
export const fixedSpans = (
  window: FreezeWindow,
  zone: string,
  start: Edge,
  end: Edge | undefined,
): Spans => {
  if (window.every !== undefined) return again(window, window.every, zone, start, end);
  const since = start === "open" ? Number.NEGATIVE_INFINITY : momentIn(zone, start, "first");
  const until = endOf(window, zone, since, start, end);
  if (until <= since)
    throw new Misread(
      until === since ? "it starts and ends at the same moment" : "it ends before it starts",
    );
  return fixed([{ since, until }]);
};

const momentIn = (zone: string, moment: NamedMoment, which: "first" | "last"): Ms =>
  moment.kind === "exact" ? moment.at : momentOf(wallOf(moment), zone, which);

/** The wall time of a date. */
const wallOf = (moment: NamedMoment): Wall => {
  if (moment.kind !== "clock" || moment.day?.kind !== "date") throw new Error("not a date");
  return moment.day.day * MINUTES_A_DAY + (moment.time ?? 0);
};

const endOf = (
  window: FreezeWindow,
  zone: string,
  since: Ms,
  start: Edge,
  end: Edge | undefined,
): Ms => {
  if (end === "open") {
    if (start === "open") throw new Misread("it has neither a start nor an end");
    return Number.POSITIVE_INFINITY;
  }
  if (end === undefined || !isOnce(end)) {
    if (start === "open") throw new Misread(`it needs a start: add "from" or "after"`);
    if (end === undefined)
      return plus(
        since,
        zone,
        at("for", () => readDuration(window.for as string)),
      );
    return momentOf(firstAfter(end, wallAt(since, zone)), zone, "last");
  }
  return momentIn(zone, end, "last");
};

const plus = (since: Ms, zone: string, { days, minutes }: Duration): Ms =>
  (days === 0 ? since : momentOf(wallAt(since, zone) + days * MINUTES_A_DAY, zone, "last")) +
  minutes * 60_000;

const again = (
  window: FreezeWindow,
  every: string,
  zone: string,
  start: Edge,
  end: Edge | undefined,
): Spans => {
  const period = at("every", () => readPeriod(every));
  if (start === "open" || start.kind === "exact" || end === "open" || end?.kind === "exact")
    throw new Misread(
      `"every" needs a start and an end on the clock of a zone, such as "2026-01-13 09:00"`,
    );
  const from = wallOf(start);
  const duration =
    end === undefined ? at("for", () => readDuration(window.for as string)) : undefined;
  const until =
    end === undefined
      ? from + (duration?.days ?? 0) * MINUTES_A_DAY
      : isOnce(end)
        ? wallOf(end)
        : firstAfter(end, from);
  const extra = duration ? { plus: duration.minutes } : {};
  const length = until - from + (duration?.minutes ?? 0);
  if (length <= 0) throw new Misread("it ends before it starts");
  const shortest = "days" in period ? period.days : period.months * 28;
  if (length > shortest * MINUTES_A_DAY)
    at("every", () => {
      throw new Misread(`"every: ${every}" comes again before the window is over`);
    });
  const nth = (wall: Wall, count: number): Wall =>
    "days" in period
      ? wall + count * period.days * MINUTES_A_DAY
      : monthsLater(wall, count * period.months);
  const longest = "days" in period ? period.days : period.months * 31;
  const repeated: Recurrence = function* (since) {
    const skipped = Math.floor((since - until) / (longest * MINUTES_A_DAY)) - 1;
    for (let count = Math.max(0, skipped); ; count++) {
      const stretch = { from: nth(from, count), until: nth(until, count), ...extra };
      if (stretch.until + (extra.plus ?? 0) > since) yield stretch;
    }
  };
  return recurring(zone, repeated);
};

/** The same day and time some months later; a month too short for the day has its last day instead. */
const monthsLater = (wall: Wall, months: number): Wall => {
  const day = Math.floor(wall / MINUTES_A_DAY);
  const date = dateOf(day);
  const month = date.month - 1 + months;
  return (
    dayWithin(date.year + Math.floor(month / 12), (month % 12) + 1, date.day) * MINUTES_A_DAY +
    (wall - day * MINUTES_A_DAY)
  );
};
