/**
 * A freeze calendar as slow and plain as can be, to hold the real one against. It shares no code with it: the zones come
 * from Intl, days from Date.UTC, and every minute of a timeline is written out.
 */

const MINUTE = 60_000;
const DAY = 1440;

/** A stretch on wall clocks, in minutes as if UTC; or from a start for so many real minutes. */
export type WallStretch = { start: number; end: number } | { start: number; lasts: number };

/** What the clocks of a zone show, minute by minute. */
export interface Timeline {
  readonly zone: string;
  /** Epoch milliseconds of the first minute. */
  readonly from: number;
  readonly walls: Int32Array;
  /** The first and the last minute that shows a time, as positions in `walls`. */
  readonly first: ReadonlyMap<number, number>;
  readonly last: ReadonlyMap<number, number>;
}

/** Clocks are moved on full quarters of an hour in all years asked about, so each quarter is asked once. */
export const timeline = (zone: string, from: number, days: number): Timeline => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const walls = new Int32Array(days * DAY);
  for (let index = 0; index < walls.length; index += 15) {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(from + index * MINUTE))
      parts[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
    const wall = Date.UTC(year, month - 1, day, hour, minute) / MINUTE;
    for (let ahead = 0; ahead < 15; ahead++) walls[index + ahead] = wall + ahead;
  }
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  walls.forEach((wall, index) => {
    if (!first.has(wall)) first.set(wall, index);
    last.set(wall, index);
  });
  return { zone, from, walls, first, last };
};

/**
 * Which minutes some stretches cover. A start is the first minute that shows it, an end the last that shows it; a time
 * that no minute shows is the first minute to show a later one.
 */
export const covered = (
  { walls, first, last }: Timeline,
  stretches: readonly WallStretch[],
): Uint8Array => {
  const lowest = walls[0] ?? 0;
  const highest = walls[walls.length - 1] ?? 0;
  const later = (wall: number): number => {
    const index = walls.findIndex((shown) => shown > wall);
    return index < 0 ? walls.length : index;
  };
  const indexOf = (wall: number, known: ReadonlyMap<number, number>): number => {
    if (wall < lowest - 2 * DAY) return Number.NEGATIVE_INFINITY;
    if (wall < lowest) return wall - lowest;
    if (wall > highest) return walls.length;
    return known.get(wall) ?? later(wall);
  };
  const minutes = new Uint8Array(walls.length);
  for (const stretch of stretches) {
    const start = indexOf(stretch.start, first);
    const end = "end" in stretch ? indexOf(stretch.end, last) : start + stretch.lasts;
    minutes.fill(1, Math.max(0, start), Math.max(0, Math.min(minutes.length, end)));
  }
  return minutes;
};

const dateOf = (day: number): { month: number; date: number; weekday: number; length: number } => {
  const date = new Date(day * DAY * MINUTE);
  return {
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
    weekday: date.getUTCDay(),
    length: new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate(),
  };
};

/** Day and time of something that comes again, told by asking each day. */
export interface Recurring {
  readonly falls: (day: ReturnType<typeof dateOf>) => boolean;
  readonly time: number;
}

/** The days of a stretch of days on which something falls, as wall times. */
export const timesOf = ({ falls, time }: Recurring, from: number, until: number): number[] => {
  const times: number[] = [];
  for (let day = from; day <= until; day++) if (falls(dateOf(day))) times.push(day * DAY + time);
  return times;
};

/** From each start to the first end after it. */
export const startsToEnds =
  (start: Recurring, end: Recurring) =>
  (from: number, until: number): WallStretch[] => {
    const ends = timesOf(end, from - 380, until + 380);
    let next = 0;
    return timesOf(start, from - 380, until).flatMap((at) => {
      while (next < ends.length && (ends[next] ?? 0) <= at) next++;
      const found = ends[next];
      return found === undefined ? [] : [{ start: at, end: found }];
    });
  };
