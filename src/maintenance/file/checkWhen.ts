import type { Path } from "../../policy/problem.js";
import { shown } from "../../policy/problem.js";
import { cronWarning } from "../cronWarning.js";
import { anchorNeed } from "../days.js";
import type { Job } from "../job.js";
import { slots } from "../occurrences.js";
import type { DayRule, Recurring, When } from "../when.js";
import { sayOrdinal } from "../words/numbers.js";
import type { Remarks } from "./remarks.js";

/** Issues that nobody works off any more: more than one an hour. */
const MOST_A_DAY = 24;

/** What a `when` lacks in its job, or does in it that its team may not expect. */
export const remarksOnWhen = (job: Job, when: When, path: Path, remarks: Remarks): void => {
  if (when.kind === "rolling" && job.lastDone === undefined && job.start === undefined)
    remarks.add(
      path,
      `this is counted from when the job was last done: say so in "last_done", such as last_done: 2026-01-13`,
    );
  if (when.kind === "after job" && when.job === job.id)
    remarks.add(
      path,
      `the job waits for itself; to count from when it was last done, write for example "6 months after the last"`,
    );
  if (when.kind !== "recurring") return;
  if (when.start !== undefined && job.start !== undefined && when.start !== job.start)
    remarks.add(path, `the words and "start" name different first days; keep one of the two`);
  if (when.dayOff !== undefined && job.dayOff !== undefined && when.dayOff !== job.dayOff)
    remarks.add(
      path,
      `the words and "day_off" say different things of days off; keep one of the two`,
    );
  checkAnchors(job, when, path, remarks);
  if (when.days.some((rule) => rule.kind === "weekly" && rule.parity !== undefined))
    remarks.add(
      path,
      `after a year of 53 weeks two odd weeks follow each other, so this comes after one week or after three; ` +
        `"every other" with a "start" always comes after two`,
      { severity: "warning" },
    );
  if (when.days.some(({ kind }) => kind === "cron")) checkCron(when, path, remarks);
  if ((when.minutes?.length ?? 1) > MOST_A_DAY)
    remarks.add(path, `this opens ${when.minutes?.length} issues a day`, { severity: "warning" });
  if (neverComes(job, when))
    remarks.add(path, `this never comes between the job's first and last day`);
};

const checkAnchors = (job: Job, when: Recurring, path: Path, remarks: Remarks): void => {
  if (when.start !== undefined || job.start !== undefined || job.lastDone !== undefined) return;
  const needs = new Set(when.days.map(anchorNeed));
  if (needs.has("start"))
    remarks.add(
      path,
      `this is counted from a first day, and none is given: add the job's "start", such as start: 2026-01-13`,
    );
  else if (needs.has("January"))
    remarks.add(
      path,
      `no first day is given, so this is counted from January: ${monthsOf(when.days)}. ` +
        `Name the months, or give the job a "start", if others are meant`,
      { severity: "warning" },
    );
  else if (needs.has("Monday"))
    remarks.add(
      path,
      `no weekday is named, so this comes on Mondays. Write "weekly on Monday", or the day that is meant`,
      {
        severity: "warning",
      },
    );
};

const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const monthsOf = (days: readonly DayRule[]): string =>
  days
    .flatMap((rule) => {
      if (rule.kind !== "monthly" || !("every" in rule.months)) return [];
      const { every } = rule.months;
      return SHORT.filter((_, index) => index % every === 0);
    })
    .join(", ");

const checkCron = (when: Recurring, path: Path, remarks: Remarks): void => {
  for (const rule of when.days) {
    if (rule.kind !== "cron") continue;
    const warning = cronWarning(rule.cron, sayOrdinal);
    if (warning) remarks.add(path, `${shown(rule.cron.text)} ${warning}`, { severity: "warning" });
  }
};

/** Whether a job with a first and a last day has no day between them. Ten years at most are looked through. */
const neverComes = (job: Job, when: Recurring): boolean => {
  const { start, end } = job;
  if (start === undefined || end === undefined || end < start || end - start > 3660) return false;
  const alone = { ...job, when: [when], dayOff: undefined };
  return slots(alone, start * 1440, (end + 2) * 1440, () => true).length === 0;
};
