import type { Asked } from "../asked.js";
import { isOpenForReport, lastOpened } from "../history.js";
import { type Due, dueWithWarning } from "../hours/due.js";
import type { Target } from "../hours/target.js";
import type { WorkingHours } from "../hours/workingHours.js";
import { occurrenceIn } from "../maintenance/seats.js";
import type { IssueSnapshot } from "../snapshot.js";
import type { Membership } from "../team.js";
import { type Instant, Temporal } from "../time.js";
import { type Acknowledgement, acknowledged } from "./acknowledged.js";
import { pausesOf, type Waiting } from "./pauses.js";
import { promiseOf } from "./priority.js";
import { type ClockPolicy, readTargetOrNone, readWarning, targetOf } from "./settings.js";

/** What a clock needs to know beside the issue: rules have it in their world. */
export interface ClockWorld {
  readonly now: Instant;
  readonly hours: WorkingHours | undefined;
  readonly clocks: ClockPolicy;
  readonly asked: readonly Asked[];
  readonly crew: (login: string, isInsider: boolean) => Membership;
}

/** How one of an issue's clocks stands. All of it follows from the issue's history. */
export interface Clock {
  readonly name: "acknowledge" | "resolve";
  /** What it counts to, from when. */
  readonly target: Target;
  readonly from: Instant;
  /** The priority label that promises it; undefined where no priority does. */
  readonly priority: string | undefined;
  /** When it is due, and warned of; undefined while it is paused. It may be over. */
  readonly due: Due | undefined;
  /** Whether a warning is wanted. */
  readonly warns: boolean;
  /** For whom it waits at this instant, with due still ahead. */
  readonly paused: Waiting | undefined;
  /** Whether what it asks for has been done. */
  readonly met: Acknowledgement;
  /**
   * When it was breached: at its due, if what it asks for had not been done by then. Undefined while it has not been, and
   * as long as it could not be learned whether it has been.
   */
  readonly breached: Instant | undefined;
}

/** Every clock that runs on an open issue: none without hours, and none on a closed one. */
export const clocksOf = (issue: IssueSnapshot, world: ClockWorld): readonly Clock[] =>
  [acknowledgeClock(issue, world), resolveClock(issue, world)].filter(
    (clock) => clock !== undefined,
  );

/** The clock that counts until someone of the team takes notice (R40). */
export const acknowledgeClock = (issue: IssueSnapshot, world: ClockWorld): Clock | undefined => {
  const { acknowledge } = world.clocks;
  const target = acknowledge ? readTargetOrNone(acknowledge.within) : undefined;
  // An occurrence of a recurring job came when it was meant to, and has its people and a time of its own.
  if (!acknowledge || !target || occurrenceIn(issue)) return undefined;
  // A clock that ran before the issue was closed does not run on.
  const from = lastOpened(issue);
  return clockOf(issue, world, {
    name: "acknowledge",
    target,
    from,
    priority: undefined,
    warn: acknowledge.warn,
    met: acknowledged(issue, from, world.asked, world.crew),
  });
};

/** The clock that counts until an issue is closed, by its priority (R34). */
export const resolveClock = (issue: IssueSnapshot, world: ClockWorld): Clock | undefined => {
  const { resolve, priority } = world.clocks;
  if (!resolve || !priority || isOpenForReport(issue)) return undefined;
  const promise = promiseOf(issue, priority, world.asked, lastOpened(issue));
  const target = promise && targetOf(promise.label, resolve, priority);
  if (!promise || !target) return undefined;
  return clockOf(issue, world, {
    name: "resolve",
    target,
    from: promise.from,
    priority: promise.label,
    warn: resolve.warn,
    met: { kind: "nobody" },
  });
};

const clockOf = (
  issue: IssueSnapshot,
  { now, hours, clocks, asked }: ClockWorld,
  {
    warn,
    ...clock
  }: Pick<Clock, "name" | "target" | "from" | "priority" | "met"> & { readonly warn: string },
): Clock | undefined => {
  if (!hours || !issue.open) return undefined;
  const { target, from, met } = clock;
  const pauses = pausesOf(issue, clocks.waiting, asked);
  const before = readWarning(warn);
  const due = dueWithWarning(target, before, from, hours, pauses);
  const inTime = (at: Instant): boolean => !due || Temporal.Instant.compare(at, due.due) <= 0;
  const isBreached =
    due !== undefined &&
    Temporal.Instant.compare(now, due.due) >= 0 &&
    (met.kind === "nobody" || (met.kind === "by" && !inTime(met.at)));
  return {
    ...clock,
    due,
    warns: before > 0,
    paused: due ? undefined : pauses.find(({ until }) => !until),
    breached: isBreached ? due.due : undefined,
  };
};
