import type { Instant } from "../time.js";
import { AROUND_THE_CLOCK, afterWorking, endOfWorkingDay, without, workingTime } from "./reckon.js";
import type { Target } from "./target.js";
import type { WorkingHours } from "./workingHours.js";

/** A stretch in which a clock stands still; one without an end still does. */
export interface Pause {
  readonly from: Instant;
  readonly until?: Instant | undefined;
}

/** When a clock warns, and when what it counts to is due. */
export interface Due {
  readonly warn: Instant;
  readonly due: Instant;
}

/**
 * When a target that was set at an instant is due. A pause puts it off by as much of the time that counts as passed in
 * it: by working time, or by the clock. So a working day that was paused for its last two hours gives two hours of the
 * next.
 * @param pauses in any order; they may overlap
 * @returns undefined while the clock is paused before it was due, and of a team that never works
 */
export const dueAfter = (
  target: Target,
  from: Instant,
  hours: WorkingHours,
  pauses: readonly Pause[] = [],
): Instant | undefined => {
  const counting = countingOf(target, hours);
  const time = lengthOf(target, from, hours);
  return time === undefined ? undefined : afterWorking(without(counting, pauses), from, time);
};

/**
 * As `dueAfter`, with the instant of a warning some counted time before: but not before half of the time is over, so that
 * what is due soon is not warned of at once.
 * @param before in milliseconds of the time that counts
 */
export const dueWithWarning = (
  target: Target,
  before: number,
  from: Instant,
  hours: WorkingHours,
  pauses: readonly Pause[] = [],
): Due | undefined => {
  const counting = without(countingOf(target, hours), pauses);
  const time = lengthOf(target, from, hours);
  if (time === undefined) return undefined;
  const due = afterWorking(counting, from, time);
  const warn = afterWorking(counting, from, time - Math.min(before, Math.floor(time / 2)));
  return due && warn && { warn, due };
};

const countingOf = ({ kind }: Target, hours: WorkingHours): WorkingHours =>
  kind === "time" ? AROUND_THE_CLOCK : hours;

/** How much counted time a target comes to without any pause, in milliseconds. */
const lengthOf = (target: Target, from: Instant, hours: WorkingHours): number | undefined => {
  if (target.kind !== "working days") return target.milliseconds;
  const end = endOfWorkingDay(hours, from, target.days);
  return end && workingTime(hours, from, end);
};
