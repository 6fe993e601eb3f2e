import { type Subject, subjectName } from "../domain/subject.js";
import { type Clock, earliest, type Instant, Temporal } from "../domain/time.js";

/** Remembers when each subject's findings cease to hold. Time is an event like any other. */
export interface Alarms {
  /** Sets, moves, or (undefined) calls off the alarm of a subject. */
  set(subject: Subject, until: Instant | undefined): void;
  stop(): void;
}

/**
 * One timer for all subjects: at the earliest instant, all that are due are handed to `ring` together, so that a
 * freeze window's edge can be met with a sweep instead of a look for each of a hundred pull requests.
 */
export const alarms = (clock: Clock, ring: (due: readonly Subject[]) => void): Alarms => {
  const pending = new Map<string, { subject: Subject; until: Instant }>();
  let timer: { at: Instant; callOff: () => void } | undefined;

  const arm = (): void => {
    const next = earliest([...pending.values()].map(({ until }) => until));
    timer?.callOff();
    timer = next && { at: next, callOff: clock.at(next, wake) };
  };

  const wake = (): void => {
    timer = undefined;
    const now = clock.now();
    const due = [...pending.values()]
      .filter(({ until }) => Temporal.Instant.compare(until, now) <= 0)
      .map(({ subject }) => subject);
    for (const subject of due) pending.delete(subjectName(subject));
    arm();
    if (due.length > 0) ring(due);
  };

  return {
    set(subject, until) {
      const key = subjectName(subject);
      if (until) pending.set(key, { subject, until });
      else pending.delete(key);
      // A timer that is no longer needed wakes to find nothing due; only an earlier one must be set at once.
      if (until && (!timer || Temporal.Instant.compare(until, timer.at) < 0)) {
        timer?.callOff();
        timer = { at: until, callOff: clock.at(until, wake) };
      }
    },
    stop() {
      timer?.callOff();
      pending.clear();
    },
  };
};
