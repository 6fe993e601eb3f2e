import { type Day, weekdayOf } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { readPlace } from "./almanac.js";
import { readDays } from "./days.js";
import { anyOf } from "./events.js";
import { isDayOff } from "./holidays.js";
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
  if (written === undefined) return usualWeek(timezone);
  const isWhole = typeof written === "object" && "days" in written;
  const texts = several(isWhole ? written.days : written);
  const read = (): number[] => texts.flatMap((text) => weekdaysIn(text));
  const weekdays = isWhole ? at("days", read) : read();
  if (!isWhole || written.holidays === undefined) return { weekdays };
  const { holidays } = written;
  const off = at("holidays", () => readPlace(holidays));
  if (typeof holidays === "string") return { weekdays, off };
  return { weekdays, off, isOff: at("holidays", () => isDayOff(holidays)) };
};

/** Which days are worked where nobody says so; undefined where the zone's own week is known to be another. */
export const usualWeek = (timezone: string): DayKind | undefined =>
  OTHER_WEEKENDS.has(timezone) ? undefined : MONDAY_TO_FRIDAY;

const FIRST_WEEK = [0, 1, 2, 3, 4, 5, 6];
/** Weeks from the first that are compared with it: what is said of days of the week is the same in all of them. */
const LATER = [1, 2, 3, 1500].map((weeks) => weeks * 7);

/**
 * The weekdays that a text names: `Sunday to Thursday`, `Friday and Saturday`. 0 is Sunday.
 * @param week what it means by weekdays and weekends
 * @throws {Misread} if it names anything but days of the week
 */
export const weekdaysIn = (
  text: string,
  week: DayKind | undefined = MONDAY_TO_FRIDAY,
): number[] => {
  const days = anyOf(readDays(text, { named: () => undefined, week }));
  const inWeek = (first: Day): number[] =>
    FIRST_WEEK.map((day) => day + first).filter((day) => {
      for (const next of days(day)) return next === day;
      return false;
    });
  const weekdays = inWeek(0).map(weekdayOf);
  const always = LATER.every((first) => weekdays.join() === inWeek(first).map(weekdayOf).join());
  if (weekdays.length === 0 || !always)
    throw new Misread(`"${text}" must be days of the week, such as "Sunday to Thursday"`);
  return weekdays;
};
