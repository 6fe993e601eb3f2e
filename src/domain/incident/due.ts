import { readTargetOrNone, readWarning } from "../clock/settings.js";
import { type Due, dueWithWarning } from "../hours/due.js";
import type { WorkingHours } from "../hours/workingHours.js";
import type { Instant } from "../time.js";
import type { ReportSettings } from "./settings.js";

/**
 * When the report on an incident is due that was over at an instant, and when it is warned of; undefined where none is due
 * at any time, or nobody says when the team works.
 */
export const reportDue = (
  { within, warn }: Pick<ReportSettings, "within" | "warn">,
  over: Instant,
  hours: WorkingHours | undefined,
): Due | undefined => {
  const target = readTargetOrNone(within);
  return hours && target && dueWithWarning(target, readWarning(warn), over, hours);
};
