import type { Day } from "../domain/calendar/dates.js";
import type { WatchChange } from "../domain/duty/watch.js";
import type { Target } from "../domain/hours/target.js";
import type { Instant } from "../domain/time.js";
import type { DayOff, When } from "./when.js";
import type { IsWorkingDay } from "./workingDays.js";

/** A job that comes again, as `.github/maintenance.yml` describes it, with every default filled in. */
export interface Job {
  /** Keeps its history: a job may be renamed and rescheduled, but not be given another id. */
  readonly id: string;
  /** Templates, see template.ts. */
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly checklist: readonly string[];
  /** The page that documents the job (R15): a path in the repository, or an address. */
  readonly runbook: string | undefined;
  /** By when it is to be done, counted from its opening; undefined: it has no date by which it is late. */
  readonly due?: Target | undefined;
  /** Steps, as written, that must have been shown to be done before the issue may close. */
  readonly evidence?: readonly string[];
  /** Any of these makes it due. */
  readonly when: readonly When[];
  /** Minutes after 00:00 at which it is due, unless its `when` says otherwise. */
  readonly at: number;
  /** IANA zone of its days and hours. */
  readonly timezone: string;
  /** The first day on which it may come, and what "every other" is counted from. */
  readonly start: Day | undefined;
  /** The last day on which it may come, itself included. */
  readonly end: Day | undefined;
  /** When it was last done, as far as the file knows: counted from like a start, but no occurrence itself. */
  readonly lastDone: Day | undefined;
  readonly dayOff: DayOff | undefined;
  readonly seats: readonly Seat[];
  readonly catchUp: CatchUp;
  readonly stillOpen: StillOpen;
  /** Its issue closes by itself once every box is ticked. */
  readonly close?: "ticked" | undefined;
  /** When its issue is closed as it stands; undefined: it stays open until somebody closes it. */
  readonly expires?: "end of day" | "next" | undefined;
}

/** What is opened of the occurrences that nobody looked for in time: nothing, the latest of them, or all. */
export type CatchUp = "none" | "latest" | "all";

/** What becomes of an occurrence whose predecessor is still open: it is opened beside it, said there, or left out. */
export type StillOpen = "beside" | "comment" | "skip";

/** A place to be filled at each occurrence, such as driver or documenter (R14). */
export interface Seat {
  /** Empty for the one seat of a job that names none. */
  readonly name: string;
  /** Logins, in the order in which their turns come; only of those who have what the seat needs. */
  readonly people: readonly string[];
  /** Skills and access that whoever has the seat must have. */
  readonly needs?: readonly string[];
}

/** Somebody is away, whole days by the job's zone. */
export interface Absence {
  readonly who: string;
  readonly from: Day;
  /** The last day of it. */
  readonly through: Day;
}

/** The whole file. */
export interface Schedule {
  readonly timezone: string;
  readonly jobs: readonly Job[];
  readonly absences: readonly Absence[];
  /** Weekdays on which the team works, as cron counts them. */
  readonly workingDays: readonly number[];
  /** Whether the file itself names them. */
  readonly ownWorkingDays?: boolean;
  /** The team's calendar, where the schedule was put under one: see calendar.ts. */
  readonly calendar?: IsWorkingDay;
  /** The changes of the policy's on-call watch that are handed over, from one instant and before another. */
  readonly watch?: (from: Instant, until: Instant) => readonly WatchChange[];
  /** Ids, in lower case, of jobs that are not in it for now, and yet not gone. */
  readonly keeps?: readonly string[];
}
