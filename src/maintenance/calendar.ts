import type { Schedule } from "./job.js";
import { type IsWorkingDay, workingOn } from "./workingDays.js";

/** The days on which a schedule's team works: its own, or else those of the calendar that it was put under. */
export const workingDaysIn = ({ workingDays, calendar }: Schedule): IsWorkingDay =>
  calendar ?? workingOn(workingDays);

/**
 * A schedule under the team's calendar, which knows holidays too: one calendar serves every clock, freeze and schedule
 * (R40). A schedule that names working days of its own keeps to these.
 */
export const underCalendar = (schedule: Schedule, calendar: IsWorkingDay | undefined): Schedule =>
  schedule.ownWorkingDays || !calendar ? schedule : { ...schedule, calendar };
