import { type Day, weekdayOf } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { WEEKDAYS } from "../calendar/names.js";
import { isDayOff } from "../freeze/holidays.js";
import { readTime } from "../freeze/moment.js";
import type { WorkingDays } from "../freeze/settings.js";
import { at, Located } from "../freeze/where.js";
import { usualWeek } from "../freeze/workingWeek.js";
import { Temporal } from "../time.js";
import { nextWorking } from "./reckon.js";
import type { HoursRow, HoursSettings } from "./settings.js";
import { readShift, type Shift, type Unsaid } from "./shifts.js";
import { hoursOf, type Roster } from "./stretches.js";
import type { WorkingHours } from "./workingHours.js";

/** The `hours` section, understood. */
export interface Hours {
  readonly working: WorkingHours;
  /** When somebody is there: working hours, and hours in which someone is on call. */
  readonly covered: WorkingHours;
  /** IANA zone of both. */
  readonly zone: string;
  /** Whether the team works on a day: whether any of its hours begin on it. */
  readonly isWorkingDay: (day: Day) => boolean;
  /** What both are made of, as a person would list them; the on-call hours are undefined where nobody is on call. */
  readonly shifts: { readonly working: readonly Shift[]; readonly onCall: readonly Shift[] };
}

/** What is wrong in the hours section, with its place as keys from `hours` down. */
export interface HoursProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const read = new WeakMap<HoursSettings, Map<string, ReturnType<typeof understand>>>();

/**
 * Understands the hours section as its schema lets it through (R33, R40). Asked again for the same settings, it gives
 * what it gave before.
 * @param timezone the policy's IANA zone
 * @returns the hours, or all that is wrong with the section
 */
export const understandHours = (
  settings: HoursSettings,
  timezone: string,
): { readonly hours: Hours } | { readonly problems: readonly HoursProblem[] } => {
  const known = read.get(settings) ?? new Map<string, ReturnType<typeof understand>>();
  const understood = known.get(timezone) ?? understand(settings, timezone);
  read.set(settings, known.set(timezone, understood));
  return understood;
};

/**
 * The hours of a valid policy.
 * @throws {Error} if the section cannot be understood, which the policy's checks tell before
 */
export const readHours = (settings: HoursSettings, timezone: string): Hours => {
  const understood = understandHours(settings, timezone);
  if ("hours" in understood) return understood.hours;
  throw new Error(`hours: ${understood.problems.map(({ message }) => message).join(" ")}`);
};

/** Whether a team works on a day, for schedules that move by working days. Of a valid policy, as `readHours`. */
export const isWorkingDay = (settings: HoursSettings, timezone: string): ((day: Day) => boolean) =>
  readHours(settings, timezone).isWorkingDay;

/** The days on which a team works as the freeze has them; undefined while the section cannot be understood. */
export const workingDaysOf = (
  settings: HoursSettings,
  timezone: string,
): WorkingDays | undefined => {
  const understood = understandHours(settings, timezone);
  if (!("hours" in understood)) return undefined;
  const weekdays = new Set(understood.hours.shifts.working.flatMap((shift) => shift.weekdays));
  const days = WEEKDAYS.filter((_, weekday) => weekdays.has(weekday));
  const { holidays } = settings;
  return holidays === undefined ? { days } : { days, holidays };
};

/** Any day does to tell whether a team ever works. */
const SOME_DAY = Temporal.Instant.from("2025-01-15T12:00:00Z");

const WHOLE_WEEK = { weekdays: [0, 1, 2, 3, 4, 5, 6] };

const understand = (
  settings: HoursSettings,
  timezone: string,
): { readonly hours: Hours } | { readonly problems: readonly HoursProblem[] } => {
  const zone = settings.zone ?? timezone;
  const problems: HoursProblem[] = [];
  const attempt = <T>(path: readonly (string | number)[], read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      const place = error instanceof Located ? error.place : [];
      problems.push({ path: [...path, ...place], message: error.message });
      return undefined;
    }
  };
  const shifts = (key: "working" | "on_call", rows: readonly (HoursRow | string)[], un: Unsaid) =>
    rows.flatMap((row, index) => {
      const path = settings[key] ? [key, index] : [];
      return attempt(path, () => readShift(row, un)) ?? [];
    });

  const week = usualWeek(zone);
  const nineToFive = { from: "09:00", until: "17:00" };
  const working = shifts("working", settings.working ?? [{}], { week, words: week, ...nineToFive });
  const worked = { weekdays: working.flatMap(({ weekdays }) => weekdays) };
  const wholeDay = { from: "00:00", until: "24:00" };
  const onCall = shifts("on_call", settings.on_call ?? [], {
    week: WHOLE_WEEK,
    words: worked,
    ...wholeDay,
  });
  const off = attempt(["holidays"], () => daysOff(settings.holidays));
  if (problems.length > 0 || !off) return { problems };

  const roster: Roster = { shifts: working, ...off };
  const always: Roster = { shifts: onCall, ...NEVER_OFF };
  const hours = hoursOf([roster], zone);
  if (!nextWorking(hours, SOME_DAY))
    return { problems: [{ path: ["holidays"], message: "with these holidays nobody ever works" }] };
  return {
    hours: {
      working: hours,
      covered: onCall.length === 0 ? hours : hoursOf([roster, always], zone),
      zone,
      isWorkingDay: (day) => worked.weekdays.includes(weekdayOf(day)) && !off.isOff(day),
      shifts: { working, onCall },
    },
  };
};

const NEVER_OFF: Pick<Roster, "isOff" | "endOf"> = {
  isOff: () => false,
  endOf: () => Number.POSITIVE_INFINITY,
};

/** Days off, and days that are worked only until a time of day because the next one is off (`day_before: "13:00"`). */
const daysOff = (holidays: HoursSettings["holidays"]): Pick<Roster, "isOff" | "endOf"> => {
  if (holidays === undefined) return NEVER_OFF;
  const isOff = isDayOff(holidays);
  const eve = typeof holidays === "object" ? holidays.day_before : undefined;
  if (typeof eve !== "string") return { ...NEVER_OFF, isOff };
  const end = at("day_before", () => readTime(eve));
  return { isOff, endOf: (day) => (isOff(day + 1) ? end : Number.POSITIVE_INFINITY) };
};
