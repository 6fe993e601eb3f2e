import type { Cron } from "../domain/calendar/cron.js";
import { WEEKDAYS } from "../domain/calendar/names.js";

/**
 * What a cron expression does that its author probably did not mean: with both a day of the month and a weekday it fires
 * on days that match either (crontab(5)). Offers the words for what was probably meant. Undefined when all is well.
 */
export const cronWarning = (
  cron: Cron,
  sayOrdinal: (rank: number) => string,
): string | undefined => {
  if (!cron.eitherDay) return undefined;
  const [, , days = "", , weekdays = ""] = cron.text.split(" ");
  const named = cron.weekdays?.map((weekday) => WEEKDAYS[weekday]) ?? [];
  const either =
    `fires on days ${days} of the month, and also on every ` +
    `${named.length > 0 ? named.join(", ") : `day ${weekdays} of the week`}: in cron the two are joined with "or".`;
  const [from, to] = rangeOf(days);
  const [weekday] = named;
  if (from === undefined || to === undefined || named.length !== 1)
    return `${either} If both must hold, write in words what is meant`;
  const nth = to >= 29 ? -1 : Math.ceil((from + to) / 14);
  const exact = nth > 0 ? ` (days ${nth * 7 - 6} to ${nth * 7})` : "";
  return `${either} If both must hold, write "${sayOrdinal(nth)} ${weekday} of the month"${exact}`;
};

/** The first and last day of a range that is about a week long. */
const rangeOf = (days: string): readonly [number?, number?] => {
  const range = /^(\d{1,2})-(\d{1,2})$/.exec(days);
  if (!range) return [];
  const [from, to] = [Number(range[1]), Number(range[2])];
  return to - from >= 4 && to - from <= 8 ? [from, to] : [];
};
