import type { Cron } from "../domain/calendar/cron.js";
import type { Day } from "../domain/calendar/dates.js";

/** What makes a job due. Of these only `recurring` and `expiry` are known ahead; the others wait for something. */
export type When =
  | Recurring
  | Expiry
  | Rolling
  | { readonly kind: "after job"; readonly job: string }
  | { readonly kind: "after issue"; readonly issue: number }
  | Release
  | Silence
  | { readonly kind: "on demand" };

/** Days of the calendar that come again, or are listed, at times of the day. */
export interface Recurring {
  readonly kind: "recurring";
  readonly days: readonly DayRule[];
  /** Minutes after 00:00, ascending; undefined: at the job's own time. */
  readonly minutes: readonly number[] | undefined;
  /** How long it takes, in minutes, where the words say until when: "from 7am to 9am". */
  readonly lasts?: number | undefined;
  /** The day from which to count, where the words name one: "starting 13 January 2026". */
  readonly start?: Day | undefined;
  /** What becomes of a day off, where the words say: "or the next working day". */
  readonly dayOff?: DayOff | undefined;
  /** The IANA zone of its days and hours, where the words name one: "Thursday 14:00 UTC". */
  readonly timezone?: string | undefined;
}

/** So many days before something expires. */
export interface Expiry {
  readonly kind: "expiry";
  /** The day of expiry: one date, or a month and day that come every year. */
  readonly expires: Extract<DayRule, { kind: "dates" | "monthly" }>;
  /** Days ahead, the most first; 0 is the day itself. */
  readonly ahead: readonly number[];
}

/** So long after it was last done, whenever that is. */
export interface Rolling {
  readonly kind: "rolling";
  readonly period: { readonly days: number } | { readonly months: number };
}

/** A release seen in a repository. */
export interface Release {
  readonly kind: "release";
  /** `owner/name`. */
  readonly repository: string;
  /** A glob that the tag matches; undefined: any release that is no pre-release. */
  readonly tag?: string | undefined;
}

/** That nothing is seen any more of what does a job by itself (R12). */
export interface Silence {
  readonly kind: "silence";
  readonly of: Evidence;
  /** How often it is to be seen, and by how much it may be late, in milliseconds of the clock. */
  readonly every: number;
  readonly late: number;
}

/** By what it shows that a job was done by itself: a workflow's green run, a commit to a path, an account's comment. */
export type Evidence =
  | { readonly kind: "workflow"; readonly file: string }
  | { readonly kind: "commits"; readonly path: string }
  | { readonly kind: "comments"; readonly by: string };

/** Which of several kinds of days. A weekday is Monday to Friday everywhere; the team says what a working day is. */
export type DayClass = "day" | "weekday" | "working day";

/** What happens to an occurrence that falls on a day off. */
export type DayOff = "before" | "after" | "nearest" | "skip";

/** Of a week's number. After a year of 53 weeks two odd ones follow each other. */
export type Parity = "even" | "odd";

/** Days, by a rule. `every` above 1 is counted from an anchor, see `anchorNeed` in days.ts. */
export type DayRule =
  | { readonly kind: "dates"; readonly days: readonly Day[] }
  | { readonly kind: "cron"; readonly cron: Cron }
  | { readonly kind: "daily"; readonly every: number; readonly among: DayClass }
  /** Weekdays as cron counts them, 0 is Sunday; none: the anchor's weekday. */
  | {
      readonly kind: "weekly";
      readonly every: number;
      readonly weekdays: readonly number[];
      /** Only in weeks whose ISO 8601 number is even, or odd. */
      readonly parity?: Parity | undefined;
    }
  | {
      readonly kind: "monthly";
      /** These months of every year, 1 is January; or every so many months. */
      readonly months: { readonly of: readonly number[] } | { readonly every: number };
      /** None: the anchor's day of the month, or the first. */
      readonly on: readonly MonthDay[];
    };

/** A day of a month. */
export type MonthDay =
  /** 1 to 31, in a month too short for it the last; -1 is the last, -2 the one before it. */
  | { readonly kind: "number"; readonly day: number }
  /** The nth such weekday (0 is Sunday) or kind of day; -1 is the last. A fifth that a month has not is none. */
  | { readonly kind: "nth"; readonly nth: number; readonly of: number | Exclude<DayClass, "day"> }
  /** So many days of a kind before (negative) or after another. */
  | {
      readonly kind: "away";
      readonly days: number;
      readonly among: DayClass;
      readonly from: MonthDay;
    }
  /** The first such weekday after (1) or before (-1) another day, never that day itself. */
  | {
      readonly kind: "beside";
      readonly weekday: number;
      readonly side: 1 | -1;
      readonly from: MonthDay;
    }
  /** The nearest weekday or working day to another. */
  | {
      readonly kind: "nearest";
      readonly among: Exclude<DayClass, "day">;
      readonly to: MonthDay;
    };
