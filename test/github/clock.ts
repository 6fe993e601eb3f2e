import { type Clock, type Instant, Temporal } from "../../src/domain/time.js";

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /**
   * Moves to `instant`, stopping at each timer that falls due on the way, in order, with `now()` at the timer's own
   * instant. After each stop `settle` is awaited, so that what the timer started may end (and arm further timers, which
   * fire too if due) before time goes on. Throws if asked to move back.
   */
  advanceTo(instant: Instant | string, settle?: () => Promise<unknown>): Promise<void>;
  /** The same, by a duration: `{ hours: 2 }` or `PT2H`. */
  advance(duration: Temporal.DurationLike | string, settle?: () => Promise<unknown>): Promise<void>;
  /** Instants of the timers that are armed, earliest first. */
  armed(): readonly Instant[];
}

interface Timer {
  readonly at: Instant;
  readonly wake: () => void;
}

/** Lets everything run that is ready to run. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A clock that starts at `start` (`2026-11-18T07:00:00Z`) and moves only when told. */
export const manualClock = (start: Instant | string): ManualClock => {
  let now = Temporal.Instant.from(start);
  const timers: Timer[] = [];

  const disarm = (timer: Timer): boolean => {
    const index = timers.indexOf(timer);
    if (index >= 0) timers.splice(index, 1);
    return index >= 0;
  };

  const arm = (timer: Timer): void => {
    // After its equals, so that timers of one instant fire in the order they were armed.
    let index = timers.length;
    while (index > 0 && Temporal.Instant.compare((timers[index - 1] as Timer).at, timer.at) > 0)
      index--;
    timers.splice(index, 0, timer);
    if (Temporal.Instant.compare(timer.at, now) <= 0)
      queueMicrotask(() => disarm(timer) && timer.wake());
  };

  const clock: ManualClock = {
    now: () => now,
    at(instant, wake) {
      const timer = { at: instant, wake };
      arm(timer);
      return () => disarm(timer);
    },
    async advanceTo(instant, settle = turn) {
      const target = Temporal.Instant.from(instant);
      if (Temporal.Instant.compare(target, now) < 0)
        throw new Error(`The clock stands at ${now} and does not go back to ${target}`);
      await settle();
      for (;;) {
        const next = timers[0];
        if (!next || Temporal.Instant.compare(next.at, target) > 0) break;
        if (Temporal.Instant.compare(next.at, now) > 0) now = next.at;
        disarm(next);
        next.wake();
        await settle();
      }
      now = target;
      await settle();
    },
    advance: (duration, settle) => clock.advanceTo(now.add(duration), settle),
    armed: () => timers.map((timer) => timer.at),
  };
  return clock;
};

/**
 * The machine's own time. The simulated GitHub measures the life of App JWTs and of access tokens by it unless told
 * otherwise, because real clients sign, cache and renew by the machine's clock whatever a test's clock says.
 */
export const machineTime = (): Instant => Temporal.Now.instant();
