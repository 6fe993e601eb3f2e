import type { Day } from "../domain/calendar/dates.js";
import type { DayOff, When } from "./when.js";

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
}

/** What is opened of the occurrences that nobody looked for in time: nothing, the latest of them, or all. */
export type CatchUp = "none" | "latest" | "all";

/** What becomes of an occurrence whose predecessor is still open: it is opened beside it, said there, or left out. */
export type StillOpen = "beside" | "comment" | "skip";

/** A place to be filled at each occurrence, such as driver or documenter (R14). */
export interface Seat {
  /** Empty for the one seat of a job that names none. */
  readonly name: string;
  /** Logins, in the order in which their turns come. */
  readonly people: readonly string[];
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
}
