import type { DayKind, NamedDay } from "./namedDay.js";

export interface DayAndTime {
  readonly day: NamedDay;
  /** Minutes after 00:00, where a name stands for a time too. */
  readonly time?: number;
}

/** What the words of a policy's windows mean, as far as the policy itself says so. */
export interface Terms {
  /** The day that the policy gave a name. */
  named(text: string): DayAndTime | undefined;
  /** Which days are worked; undefined where that differs too much for a guess, and the policy does not say. */
  readonly week: DayKind | undefined;
}

export const MONDAY_TO_FRIDAY: DayKind = { weekdays: [1, 2, 3, 4, 5] };

/** What words mean where a policy says nothing. */
export const NO_TERMS: Terms = { named: () => undefined, week: MONDAY_TO_FRIDAY };
