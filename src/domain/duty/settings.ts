import type { HoursSettings } from "../hours/settings.js";

/** What the policy says of duty, as its schema lets it through. */
export interface DutySettings {
  readonly circles: Readonly<Record<string, CircleSettings>>;
  readonly absences: readonly AbsenceSettings[];
  readonly on_call: OnCallSettings;
  /** Whose on-call hours are when people on call answer; at any hour if not said. */
  readonly hours?: HoursSettings | undefined;
}

export interface CircleSettings {
  /** Login, perhaps with an @ before it; without one the circle is vacant. */
  readonly owner?: string | null;
  readonly deputies: readonly string[];
  readonly parent?: string | null;
  readonly labels: readonly string[];
  readonly paths: readonly string[];
  readonly services: readonly string[];
}

/** A stretch of days, as a person writes it: a first day or moment, and a last day or the moment of the end. */
export interface StretchSettings {
  readonly from: string;
  readonly until?: string | null;
  readonly through?: string | null;
}

export interface AbsenceSettings extends StretchSettings {
  readonly who: readonly string[];
}

export interface OnCallWeek extends StretchSettings {
  /** First to be asked before second. */
  readonly who: readonly string[];
}

export interface RotationSettings {
  readonly people: readonly string[];
  /** When the first of them begins. */
  readonly start: string;
  /** Length of a turn, such as `1 week`. */
  readonly every: string;
  /** How many are on call together; each but the last is who comes next. */
  readonly at_once: number;
  /** IANA name; the policy's zone if not said. */
  readonly zone?: string | null;
  /** When its people answer, in its zone; the on-call hours of the team if not said. */
  readonly hours?: readonly string[] | null;
}

export interface OnCallSettings {
  readonly weeks: readonly OnCallWeek[];
  readonly rotation?: RotationSettings | readonly RotationSettings[] | null;
  /** Whether an issue hands the watch over at each change of it; `within`: how long the next has to take over. */
  readonly handover?: { readonly within: string } | false;
}
