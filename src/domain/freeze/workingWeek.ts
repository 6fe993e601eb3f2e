import { type Day, weekdayOf } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { readPlace } from "./almanac.js";
import { readDays } from "./days.js";
import { anyOf } from "./events.js";
import type { DayKind } from "./namedDay.js";
import { several } from "./scope.js";
import type { WorkingDays } from "./settings.js";
import { MONDAY_TO_FRIDAY } from "./terms.js";
import { at } from "./where.js";

/**
 * Zones of places that do not all rest on Saturday and Sunday
 * (CLDR, https://unicode.org/reports/tr35/tr35-dates.html#Week_Data).
 */
const OTHER_WEEKENDS = new Set(
  (
    "Africa/Algiers Africa/Cairo Africa/Khartoum Africa/Tripoli Asia/Aden Asia/Amman Asia/Baghdad Asia/Bahrain " +
    "Asia/Damascus Asia/Dhaka Asia/Gaza Asia/Hebron Asia/Jerusalem Asia/Kabul Asia/Kathmandu Asia/Kuwait " +
    "Asia/Muscat Asia/Qatar Asia/Riyadh Asia/Tehran Asia/Tel_Aviv Egypt Indian/Maldives Iran Israel Libya"
  ).split(" "),
);

/**
 * Which days are worked: those the policy names, or else Monday to Friday. Where the zone's own week is known to be
 * another, there is no telling without the policy's word, and the answer is undefined.
 * @throws {Located} if the setting cannot be understood
 */
export const readWorkingWeek = (
  written: WorkingDays | undefined,
  timezone: string,
): DayKind | undefined => {
  if (written === undefined) return OTHER_WEEKENDS.has(timezone) ? undefined : MONDAY_TO_FRIDAY;
  const isWhole = typeof written === "object" && "days" in written;
  const texts = several(isWhole ? written.days : written);
  const read = (): number[] => texts.flatMap(weekdaysIn);
  const weekdays = isWhole ? at("days", read) : read();
  if (!isWhole || written.holidays === undefined) return { weekdays };
  const { holidays } = written;
  return { weekdays, off: at("holidays", () => readPlace(holidays)) };
};

const FIRST_WEEK = [0, 1, 2, 3, 4, 5, 6];
const LATER = 7 * 1500;

const weekdaysIn = (text: string): number[] => {
  const days = anyOf(readDays(text, { named: () => undefined, week: MONDAY_TO_FRIDAY }));
  const inWeek = (first: Day): number[] =>
    FIRST_WEEK.map((day) => day + first).filter((day) => {
      for (const next of days(day)) return next === day;
      return false;
    });
  const weekdays = inWeek(0).map(weekdayOf);
  if (weekdays.length === 0 || weekdays.join() !== inWeek(LATER).map(weekdayOf).join())
    throw new Misread(`"${text}" must be days of the week, such as "Sunday to Thursday"`);
  return weekdays;
};
