import { type Clock, earliest, type Instant, Temporal } from "../domain/time.js";

/** Remembers when what was said of each thing ceases to hold. Time is an event like any other. */
export interface Alarms<Thing> {
  /** Sets, moves, or (undefined) calls off the alarm of a thing. */
  set(thing: Thing, until: Instant | undefined): void;
  stop(): void;
}

/**
 * One timer for all things: at the earliest instant, all that are due are handed to `ring` together, so that a
 * freeze window's edge can be met with a sweep instead of a look for each of a hundred pull requests.
 *
 * @param nameOf what tells one thing from another.
 */
export const alarms = <Thing>(
  clock: Clock,
  nameOf: (thing: Thing) => string,
  ring: (due: readonly Thing[]) => void,
): Alarms<Thing> => {
  const pending = new Map<string, { thing: Thing; until: Instant }>();
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
      .map(({ thing }) => thing);
    for (const thing of due) pending.delete(nameOf(thing));
    arm();
    if (due.length > 0) ring(due);
  };

  return {
    set(thing, until) {
      const key = nameOf(thing);
      if (until) pending.set(key, { thing, until });
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
