import type { Duty } from "../duty/duty.js";
import { unionOf } from "../duty/stretches.js";
import { dueAfter } from "../hours/due.js";
import { AROUND_THE_CLOCK, isWorking, nextWorking } from "../hours/reckon.js";
import { readTarget } from "../hours/target.js";
import type { WorkingHours } from "../hours/workingHours.js";
import type { Instant } from "../time.js";
import type { EscalationSettings } from "./settings.js";

/** By which hours an escalation goes, and how long each of those asked has. */
export interface Pace {
  /** By when whoever is asked at an instant must have answered; undefined of a team that is never there. */
  due(asked: Instant): Instant | undefined;
  /** The instant itself if people may be asked then, else the next at which they may. */
  next(at: Instant): Instant | undefined;
  /** Whether those on call are asked first at an instant. */
  onCallFirst(at: Instant): boolean;
}

const A_DAY = 86_400_000;

/**
 * How an escalation goes: by working hours; that of a critical issue by on-call hours too, with those on call asked first
 * while the team does not work (R33). Without hours in the policy, around the clock.
 */
export const paceOf = (
  { acknowledge, critical }: Pick<EscalationSettings, "acknowledge" | "critical">,
  isCritical: boolean,
  hours: WorkingHours | undefined,
  duty: Pick<Duty, "onCallAfter">,
): Pace => {
  const target = readTarget(isCritical ? critical : acknowledge);
  const working = hours ?? AROUND_THE_CLOCK;
  const there: WorkingHours = isCritical
    ? { ...working, after: unionOf([(at) => working.after(at), (at) => duty.onCallAfter(at)]) }
    : working;
  // Where there are no working days, a day is a day; and what is critical counts while anybody is there.
  const counted =
    target.kind === "working days" && !hours
      ? ({ kind: "time", milliseconds: (target.days || 1) * A_DAY } as const)
      : target.kind === "time" && isCritical
        ? ({ ...target, kind: "working time" } as const)
        : target;
  return {
    due: (asked) => dueAfter(counted, toMinute(asked), there),
    next: (at) => nextWorking(there, at),
    onCallFirst: (at) => isCritical && !(hours && isWorking(hours, at)),
  };
};

// People are told minutes, so what they are told holds to the second.
const toMinute = (at: Instant): Instant =>
  at.round({ smallestUnit: "minute", roundingMode: "floor" });
