import { covered, type Timeline, type WallStretch } from "../freezeOracle.js";

/**
 * Working hours as slow and plain as can be: whether each minute of a timeline is worked is written out, and everything
 * is counted minute by minute. It shares no code with the real ones.
 */

const DAY = 1440;

export interface OracleShift {
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly until: number;
}

export interface Oracle {
  /** 1 for each minute that is worked. */
  readonly minutes: Uint8Array;
  /** How many minutes up to each are worked. */
  readonly worked: Int32Array;
  /** For each working day, the first minute after its last. */
  readonly ends: readonly number[];
}

const weekdayOf = (day: number): number => new Date(day * DAY * 60_000).getUTCDay();

export const oracleOf = (
  line: Timeline,
  shifts: readonly OracleShift[],
  isOff: (day: number) => boolean,
): Oracle => {
  const firstDay = Math.floor((line.walls[0] ?? 0) / DAY) - 3;
  const lastDay = Math.floor((line.walls[line.walls.length - 1] ?? 0) / DAY) + 1;
  const all: WallStretch[] = [];
  const ends: number[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    if (isOff(day)) continue;
    const ofDay = shifts
      .filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))
      .map(({ from, until }) => ({
        start: day * DAY + from,
        end: day * DAY + until + (until > from ? 0 : DAY),
      }));
    if (ofDay.length === 0) continue;
    all.push(...ofDay);
    const last = covered(line, ofDay).lastIndexOf(1);
    if (last >= 0) ends.push(Math.max(last + 1, ends.at(-1) ?? 0));
  }
  const minutes = covered(line, all);
  const worked = new Int32Array(minutes.length + 1);
  minutes.forEach((minute, index) => {
    worked[index + 1] = (worked[index] ?? 0) + minute;
  });
  return { minutes, worked, ends };
};

/** The first minute by which so many minutes that count have passed since another; undefined beyond the timeline. */
export const counting = (
  minutes: { readonly length: number; readonly [index: number]: number },
  from: number,
  wanted: number,
): number | undefined => {
  let left = wanted;
  for (let index = from; index < minutes.length; index++) {
    if (left === 0) return index;
    if (minutes[index] === 1) left--;
  }
  return left === 0 ? minutes.length : undefined;
};
