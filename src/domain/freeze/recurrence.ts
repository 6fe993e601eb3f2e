import { MINUTES_A_DAY } from "../calendar/dates.js";
import type { Duration } from "../calendar/duration.js";
import type { Wall } from "../calendar/wall.js";
import { type Days, type Events, firstFrom, lastUpTo } from "./events.js";
import type { Recurrence, WallSpan } from "./span.js";

/** Long before any start that could still matter. */
const NINE_YEARS = 3300 * MINUTES_A_DAY;

/** From each start to the first end after it. Starts in between change nothing. */
export const between = (starts: Events, ends: Events): Recurrence =>
  function* (since) {
    const running = lastUpTo(starts, since);
    const closed = running === undefined ? undefined : lastUpTo(ends, running);
    let from =
      running === undefined
        ? firstFrom(starts, since)
        : firstFrom(starts, closed ?? running - NINE_YEARS);
    while (from < Number.POSITIVE_INFINITY) {
      const until = firstFrom(ends, from + 1);
      if (until > since) yield { from, until };
      if (until === Number.POSITIVE_INFINITY) return;
      from = firstFrom(starts, until);
    }
  };

/** From each start for a while. Starts that come before the while is over prolong it. */
export const lasting = (starts: Events, { days, minutes }: Duration): Recurrence =>
  repeated(starts, days * MINUTES_A_DAY + minutes, (last) => ({
    until: last + days * MINUTES_A_DAY,
    plus: minutes,
  }));

/** Hours of some days, in minutes after 00:00. An end not after the start is on the next day. */
export const hoursOn = (days: Days, from: number, until: number): Recurrence => {
  const length = until > from ? until - from : until + MINUTES_A_DAY - from;
  return repeated({ days, times: [from] }, length, (last) => ({ until: last + length }));
};

/** Starts that are so near to one another that nothing thaws in between. */
interface Run {
  readonly from: Wall;
  readonly last: Wall;
}

/** So many days in a row are taken together; longer rows are joined later, as any windows are. */
const LONGEST_ROW = 28;

const repeated = (
  { days, times }: Events,
  length: number,
  end: (last: Wall) => Omit<WallSpan, "from">,
): Recurrence => {
  const ofDay = runsOf(times, length);
  const [first] = ofDay;
  const rows = ofDay.length === 1 && first && first.last + length >= first.from + MINUTES_A_DAY;
  const lookback = Math.ceil(length / MINUTES_A_DAY) + (rows ? LONGEST_ROW : 1);
  return function* (since) {
    let row: Run | undefined;
    for (const day of days(Math.floor(since / MINUTES_A_DAY) - lookback))
      for (const run of ofDay) {
        const from = day * MINUTES_A_DAY + run.from;
        const last = day * MINUTES_A_DAY + run.last;
        const near = row && from <= row.last + length;
        if (row && near && from - row.from < LONGEST_ROW * MINUTES_A_DAY) {
          row = { from: row.from, last };
          continue;
        }
        if (row && row.last + length > since) yield { from: row.from, ...end(row.last) };
        row = { from, last };
      }
    if (row) yield { from: row.from, ...end(row.last) };
  };
};

const runsOf = (times: readonly number[], length: number): readonly Run[] => {
  const runs: Run[] = [];
  for (const time of times) {
    const run = runs.at(-1);
    if (run && time <= run.last + length) runs[runs.length - 1] = { from: run.from, last: time };
    else runs.push({ from: time, last: time });
  }
  return runs;
};
