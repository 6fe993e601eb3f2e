import { type Clock, Temporal } from "../domain/time.js";

/** Node's timers hold at most 2^31 − 1 ms, some 24 days; a later instant is reached in several steps. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The system's time. Only doors bring it in; everything else is handed a clock. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  at(instant, wake) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = instant.epochMilliseconds - Date.now();
      timer =
        left > LONGEST_TIMER_MS
          ? setTimeout(wait, LONGEST_TIMER_MS)
          : setTimeout(wake, Math.max(0, left));
    };
    wait();
    return () => clearTimeout(timer);
  },
};
