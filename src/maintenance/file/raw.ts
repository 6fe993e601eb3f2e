import type { CatchUp, StillOpen } from "../job.js";

/** `.github/maintenance.yml` as the schema lets it through, and after short ways of writing were written out. */
export interface RawSchedule {
  readonly timezone?: string | null;
  readonly at?: string | null;
  readonly working_days?: readonly string[] | null;
  readonly people?: readonly (string | RawPerson)[] | null;
  readonly absences?: readonly RawAbsence[] | null;
  readonly catch_up?: CatchUp | null;
  readonly still_open?: StillOpen | null;
}

export interface RawPerson {
  readonly login: string;
  readonly skills?: readonly string[] | null;
  readonly access?: readonly string[] | null;
}

export interface RawSeat {
  readonly name: string;
  readonly needs?: readonly string[] | null;
  readonly people?: readonly string[] | string | null;
}

export interface RawAbsence {
  readonly who: string;
  readonly from: string;
  readonly through?: string;
}

export interface RawJob {
  readonly id: string;
  readonly title: string;
  readonly body?: string | null;
  readonly labels?: readonly string[] | null;
  readonly checklist?:
    | readonly (string | { readonly text: string; readonly evidence?: boolean })[]
    | null;
  readonly evidence?: readonly string[] | null;
  readonly due?: string | null;
  readonly runbook?: string | null;
  /** Left out of a job that is automated. */
  readonly when?: readonly (string | RawWhen)[] | RawWhen;
  readonly automated?: RawAutomated | null;
  readonly at?: string | null;
  readonly timezone?: string | null;
  readonly start?: string | null;
  readonly end?: string | null;
  readonly last_done?: string | null;
  readonly day_off?: "before" | "after" | "nearest" | "skip" | null;
  readonly people?: readonly string[] | null;
  readonly seats?:
    | readonly (string | RawSeat)[]
    | Readonly<Record<string, readonly string[] | string | Omit<RawSeat, "name"> | null>>
    | null;
  readonly needs?: readonly string[] | null;
  readonly close?: "ticked" | null;
  readonly expires?: "end of day" | "next" | null;
  readonly catch_up?: CatchUp | null;
  readonly still_open?: StillOpen | null;
}

export interface RawAutomated {
  readonly workflow?: string;
  readonly commits?: string;
  readonly comments?: string;
  readonly every: string;
  readonly late?: string | null;
}

export interface RawWhen {
  readonly expires?: string;
  readonly ahead?: number | readonly number[];
  readonly after?: string | number;
  readonly release?: string;
  readonly tag?: string;
}
