import type { Repository } from "../../domain/subject.js";
import { type Instant, sayInstant, Temporal } from "../../domain/time.js";
import { counted, quoted } from "../../domain/words.js";
import { underCalendar } from "../../maintenance/calendar.js";
import { readSchedule, SCHEDULE_PATH } from "../../maintenance/file/readSchedule.js";
import type { Schedule } from "../../maintenance/job.js";
import type { Circumstances } from "../circumstances.js";
import { calendarAt } from "./calendar.js";
import { UNKNOWN_CREW } from "./crew.js";
import { crewOf } from "./crewOf.js";
import { duesOf } from "./due.js";
import { readEntry } from "./entry.js";
import { gapsAhead } from "./gaps.js";
import type { MaintenanceGateway, MaintenanceSnapshot, Trigger } from "./gateway.js";
import { readKey } from "./keys.js";
import { logbookIn, readLogbook } from "./logbook.js";

/** One thing that was looked at. */
export interface HealthLine {
  readonly fine: boolean;
  readonly says: string;
}

/** Of a job at least so many are counted, where there are more. */
const MOST_COUNTED = 1000;

/** GitHub's own triggers come late by minutes, at times by hours. */
const LATE_H = 2;
/**
 * GitHub switches scheduled workflows off in a public repository in which nothing happened for 60 days.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
 */
const SWITCHED_OFF_D = 60;
/** From here on it is said: time enough to do something about it. */
const WARN_D = 45;

const fine = (says: string): HealthLine => ({ fine: true, says });
const wrong = (says: string): HealthLine => ({ fine: false, says });

/** How a repository's schedule fares: the file, what was opened last and how late, what is overdue, and the trigger. */
export const health = async (
  repository: Repository,
  gateway: MaintenanceGateway,
  now: Instant,
  known?: Circumstances,
): Promise<readonly HealthLine[]> => {
  const snapshot = await gateway.read(repository);
  if (!snapshot) return [wrong("The repository is out of reach.")];
  const { file, repositoryId } = snapshot;
  if (file.kind === "absent") return [fine(`There is no ${SCHEDULE_PATH}.`)];
  if (file.kind === "unreadable") return [wrong(`${SCHEDULE_PATH} is no text, or too large.`)];
  const { schedule: asWritten, problems } = readSchedule(file.text);
  const schedule = underCalendar(asWritten, known && calendarAt(known)?.isWorkingDay);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const jobs = counted(schedule.jobs.length, "job");
  const lines = [
    errors === 0
      ? fine(`The schedule has ${jobs} and no mistakes.`)
      : wrong(`The schedule has ${counted(errors, "mistake")}; ${jobs} of it can come.`),
  ];
  const there = logbookIn(snapshot);
  const trigger = [
    ...peopleLines(schedule, known, now),
    ...triggerLines(await gateway.trigger(repository), now, schedule.timezone),
  ];
  if (!there)
    return [
      ...lines,
      wrong("Nobody has looked at it yet: run a sweep, or the server."),
      ...trigger,
    ];
  const { state } = await readLogbook(
    gateway,
    repository,
    repositoryId,
    there.number,
    there.entries,
  );
  // All that was missed, whether or not it will be made up for.
  const all = schedule.jobs
    // Whether what does itself has stopped is not known before a tick has asked.
    .filter(({ when }) => when.every(({ kind }) => kind !== "silence"))
    .map((job) => ({ ...job, catchUp: "all" as const }));
  const overdue = duesOf({ ...schedule, jobs: all }, state, now, MOST_COUNTED).due.filter(
    ({ occurrence }) => now.since(occurrence.at).total("hours") >= LATE_H,
  );
  return [
    ...lines,
    lastLine(snapshot, now, schedule.timezone),
    overdue.length === 0
      ? fine("Nothing is overdue to be opened.")
      : wrong(
          `${counted(overdue.length, "occurrence")} should have been opened long since, such as ` +
            `${quoted(overdue[0]?.key ?? "")}: nobody looks at the schedule. Run a sweep, and see to the trigger.`,
        ),
    ...trigger,
  ];
};

const peopleLines = (
  schedule: Schedule,
  known: Circumstances | undefined,
  now: Instant,
): readonly HealthLine[] => {
  const policy = known?.policy.kind === "valid" ? known.policy.policy : undefined;
  const crew = known ? crewOf(known, now) : UNKNOWN_CREW;
  const gaps = gapsAhead(schedule, policy, crew, now);
  return gaps.length > 0
    ? gaps.map(wrong)
    : [fine("In the next eight weeks somebody is free for every seat, and on call.")];
};

const lastLine = (
  { logbooks, repositoryId }: MaintenanceSnapshot,
  now: Instant,
  timezone: string,
): HealthLine => {
  const entries = logbooks.flatMap(({ entries: { entries: raw } }) =>
    raw.flatMap((entry) => readEntry(entry, repositoryId) ?? []),
  );
  const opened = entries
    .flatMap(({ at, says }) =>
      (says.done ?? []).flatMap(({ key, did }) => {
        // What begins with a dot was opened for no job: about mistakes, or a runbook that is missing.
        const due = did === "opened" && !key.startsWith(".") ? readKey(key)?.at : undefined;
        return due ? [{ key, at, late: at.since(due).total("minutes") }] : [];
      }),
    )
    .filter(({ at }) => Temporal.Instant.compare(at, now) <= 0);
  const last = opened.at(-1);
  if (!last) return fine("Nothing has been opened yet.");
  const worst = Math.max(...opened.map(({ late }) => late));
  const says =
    `Opened last: ${quoted(last.key)} on ${sayInstant(last.at, timezone)}, ${sayLate(last.late)}. ` +
    `The latest of the last ${counted(opened.length, "opening")} was ${sayLate(worst)}.`;
  return last.late / 60 < LATE_H ? fine(says) : wrong(says);
};

const sayLate = (minutes: number): string => {
  if (minutes < 1) return "in time";
  if (minutes < 120) return `${counted(Math.floor(minutes), "minute")} late`;
  if (minutes < 48 * 60) return `${counted(Math.floor(minutes / 60), "hour")} late`;
  return `${counted(Math.floor(minutes / 60 / 24), "day")} late`;
};

const triggerLines = (
  trigger: Trigger | undefined,
  now: Instant,
  timezone: string,
): readonly HealthLine[] => {
  if (!trigger || trigger.workflows.length === 0)
    return [fine("No scheduled workflow runs watchbill here, so its server has to.")];
  const named = trigger.workflows.map(quoted).join(", ");
  if (!trigger.isPublic || !trigger.pushedAt) return [fine(`The workflow ${named} looks at it.`)];
  const quiet = Math.floor(now.since(trigger.pushedAt).total("hours") / 24);
  const off = trigger.pushedAt.add({ hours: SWITCHED_OFF_D * 24 });
  if (quiet < WARN_D) return [fine(`The workflow ${named} looks at it.`)];
  return [
    wrong(
      quiet < SWITCHED_OFF_D
        ? `GitHub switches the schedule of the workflow ${named} off on ${sayInstant(off, timezone)}, because nobody has ` +
            `pushed here for ${quiet} days. Push a commit before, or run watchbill's server.`
        : `GitHub has probably switched the schedule of the workflow ${named} off, because nobody has pushed here for ` +
            `${quiet} days. Enable it on the repository's Actions page, or run watchbill's server.`,
    ),
  ];
};
