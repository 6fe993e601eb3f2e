import { MINUTES_A_DAY } from "../calendar/dates.js";
import type { Wall } from "../calendar/wall.js";
import { daysNamed, daysOfCron, type Events, everyDay, firstFrom } from "./events.js";
import type { NamedMoment } from "./moment.js";

/** A window's edge: a named moment, or none. */
export type Edge = NamedMoment | "open";

/** Whether a moment comes only once. */
export const isOnce = (moment: NamedMoment): boolean =>
  moment.kind === "exact" || (moment.kind === "clock" && moment.day?.kind === "date");

/** The wall times at which a moment comes: one for a date, many for a moment that recurs. */
export const eventsOf = (moment: NamedMoment): Events => {
  if (moment.kind === "cron") return { days: daysOfCron(moment.cron), times: moment.cron.minutes };
  if (moment.kind === "exact") throw new Error("an exact moment has no wall time");
  return { days: moment.day ? daysNamed(moment.day) : everyDay, times: [moment.time ?? 0] };
};

/** The first time a moment comes after a wall time; Infinity if it does not. */
export const firstAfter = (moment: NamedMoment, wall: Wall): Wall =>
  firstFrom(eventsOf(moment), wall + 1);

/** Whether two recurring moments are always the same: `Sunday 24:00` is `Monday 00:00`. */
export const sameMoment = (one: NamedMoment, other: NamedMoment): boolean =>
  sign(one) === sign(other);

const sign = (moment: NamedMoment): string => {
  if (moment.kind === "cron") return moment.cron.text;
  if (moment.kind === "exact") return String(moment.at);
  const { day, time = 0 } = moment;
  if (!day) return `daily ${time % MINUTES_A_DAY}`;
  if (day.kind === "weekday")
    return `weekly ${(day.weekday * MINUTES_A_DAY + time) % (7 * MINUTES_A_DAY)}`;
  return JSON.stringify([day, time]);
};
