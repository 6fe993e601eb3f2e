import { WEEKDAYS } from "../../domain/calendar/names.js";
import { type Due, dueWithWarning } from "../../domain/hours/due.js";
import { isWorkingDay, readHours } from "../../domain/hours/hours.js";
import type { WorkingHours } from "../../domain/hours/workingHours.js";
import type { Instant } from "../../domain/time.js";
import type { Job, Schedule } from "../../maintenance/job.js";
import type { IsWorkingDay } from "../../maintenance/workingDays.js";
import type { Policy } from "../../policy/settings.js";
import type { Circumstances } from "../circumstances.js";

/** When the team works, as its policy says: what a schedule goes by that names no working days of its own. */
export interface TeamCalendar {
  readonly isWorkingDay: IsWorkingDay;
  readonly hours: WorkingHours;
}

/** The calendar of a policy; undefined where it does not say when the team works. */
export const calendarOf = ({
  hours,
  timezone,
}: Pick<Policy, "hours" | "timezone">): TeamCalendar | undefined =>
  hours
    ? { isWorkingDay: isWorkingDay(hours, timezone), hours: readHours(hours, timezone).working }
    : undefined;

/** As `calendarOf`, of a repository; undefined, too, without a valid policy. */
export const calendarAt = ({ policy }: Pick<Circumstances, "policy">): TeamCalendar | undefined =>
  policy.kind === "valid" ? calendarOf(policy.policy) : undefined;

const AN_HOUR = 3_600_000;
/** How long before something is due whoever does it is reminded: a working day, or a day of the clock. */
const BEFORE = { working: 8 * AN_HOUR, clock: 24 * AN_HOUR };

/**
 * When an occurrence that is opened at an instant is to be done, and when those who do it are reminded, by the calendar of
 * the team's clocks. Undefined if its job does not say.
 */
export const deadlineOf = (
  { due, timezone }: Job,
  opened: Instant,
  schedule: Schedule,
  calendar: TeamCalendar | undefined,
): Due | undefined => {
  if (!due) return undefined;
  const hours =
    calendar && !schedule.ownWorkingDays ? calendar.hours : nineToFive(schedule, timezone);
  const before = due.kind === "time" ? BEFORE.clock : BEFORE.working;
  return dueWithWarning(due, before, opened, hours);
};

/** The hours of a team that says on which days it works, and not when. */
const nineToFive = ({ workingDays }: Schedule, timezone: string): WorkingHours => {
  const days = workingDays.flatMap((day) => WEEKDAYS[day] ?? []);
  return readHours({ working: [{ days, from: "09:00", until: "17:00" }] }, timezone).working;
};
