import { strangers } from "../domain/freeze/holidays.js";
import { understandHours, workingDaysOf } from "../domain/hours/hours.js";
import type { Remark } from "./problem.js";
import type { Policy } from "./settings.js";

/** What is wrong in the hours section, and what in it is likely to surprise its team. */
export const hoursProblems = ({ hours, timezone }: Policy): readonly Remark[] => {
  if (!hours) return [];
  const understood = understandHours(hours, timezone);
  if ("problems" in understood)
    return understood.problems.map(({ path, message }) => ({
      path: ["hours", ...path],
      message: ended(message),
    }));
  return strangers(hours.holidays).map(({ index, message }) => ({
    path: ["hours", "holidays", "remove", index],
    message: ended(message),
    severity: "warning",
  }));
};

const ended = (message: string): string => (/[.?]$/.test(message) ? message : `${message}.`);

/** The policy with one calendar: where the freeze does not say which days are worked, they are those of the hours. */
export const withOneCalendar = (policy: Policy): Policy => {
  const { freeze, hours, timezone } = policy;
  if (!freeze || freeze.working_days !== undefined || !hours) return policy;
  const days = workingDaysOf(hours, timezone);
  return days ? { ...policy, freeze: { ...freeze, working_days: days } } : policy;
};
