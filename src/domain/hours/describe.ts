import { MINUTES_A_DAY } from "../calendar/dates.js";
import { WEEKDAYS } from "../calendar/names.js";
import { listed } from "../words.js";
import { understandHours } from "./hours.js";
import type { HoursSettings } from "./settings.js";
import type { Shift } from "./shifts.js";

/** What the hours section comes to, in a sentence or two for someone who has just written it. */
export const describeHours = (settings: HoursSettings, timezone: string): string => {
  const understood = understandHours(settings, timezone);
  if (!("hours" in understood)) return "The hours cannot be understood.";
  const { shifts, zone } = understood.hours;
  const { holidays } = settings;
  return [
    `The team works ${listed(shifts.working.map(sayShift), "and")}`,
    ...(zone === timezone ? [] : [` (${zone})`]),
    ...(holidays === undefined
      ? [", public holidays or not"]
      : [`, but not on ${sayOff(holidays)}`]),
    ".",
    ...(shifts.onCall.length === 0
      ? []
      : [` Someone is on call ${listed(shifts.onCall.map(sayShift), "and")}, holidays included.`]),
  ].join("");
};

const sayOff = (holidays: NonNullable<HoursSettings["holidays"]>): string => {
  if (typeof holidays === "string") return `public holidays of ${holidays}`;
  const { country, region, add = [], remove = [], day_before: eve } = holidays;
  return [
    `public holidays of ${[country, region].filter((part) => part !== undefined).join("-")}`,
    ...(remove.length > 0 ? [` without ${listed(remove, "and")}`] : []),
    ...(add.length > 0 ? [`, nor on ${listed(add, "or")}`] : []),
    ...(eve === true ? [", nor on the day before each"] : []),
    ...(typeof eve === "string" ? [`, and only until ${eve} on the day before each`] : []),
  ].join("");
};

/** `Sunday to Thursday from 09:00 until 17:00`; an end on the next day says so. */
const sayShift = ({ weekdays, from, until }: Shift): string => {
  const end =
    until > MINUTES_A_DAY ? `${sayTime(until - MINUTES_A_DAY)} of the next day` : sayTime(until);
  const hours =
    from === 0 && until === MINUTES_A_DAY ? "all day" : `from ${sayTime(from)} until ${end}`;
  return `${sayWeekdays(weekdays)} ${hours}`;
};

const sayTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Weekdays as a week goes on: three or more in a row as a stretch, wherever the row begins. */
const sayWeekdays = (weekdays: readonly number[]): string => {
  const worn = new Set(weekdays);
  if (worn.size === 7) return "every day";
  const rows: number[][] = [];
  for (const first of worn) {
    if (worn.has((first + 6) % 7)) continue;
    const row = [first];
    while (worn.has((first + row.length) % 7)) row.push((first + row.length) % 7);
    rows.push(row);
  }
  const name = (day: number | undefined): string => WEEKDAYS[day ?? 0] ?? "";
  return listed(
    rows
      .sort(([one = 0], [other = 0]) => one - other)
      .flatMap((row) =>
        row.length > 2 ? [`${name(row[0])} to ${name(row.at(-1))}`] : row.map(name),
      ),
    "and",
  );
};
