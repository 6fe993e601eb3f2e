import { type Day, MINUTES_A_DAY, weekdayOf } from "../calendar/dates.js";
import { type Ms, momentOf, wallAt } from "../calendar/wall.js";
import { type Instant, Temporal } from "../time.js";
import type { Shift } from "./shifts.js";
import type { Span, WorkingHours } from "./workingHours.js";

/** Shifts that are worked on the days on which `worked` says so, until the time of day at which that day ends early. */
export interface Roster {
  readonly shifts: readonly Shift[];
  readonly isOff: (day: Day) => boolean;
  /** In minutes after 00:00; Infinity for a day like any other. */
  readonly endOf: (day: Day) => number;
}

interface Piece {
  readonly from: Ms;
  readonly until: Ms;
}

/** A shift is over two days after it starts at the latest; another for zones that have left out a day. */
const LONGEST_DAYS = 3;

/** A team that is there for so long without a break has none; one that is away for so long is never there. */
const FOR_EVER_DAYS = 400;

/** How many days are kept in mind, each with its few shifts. */
const MOST_KEPT = 5000;

/** The last and the first instant that there are. */
const END: Ms = 8.64e15;

/**
 * The hours of some rosters in a zone. A time that the clocks skip in spring is the moment of the skip; of one that they
 * show twice in autumn a shift starts at the first and ends at the last.
 * @param zone a known IANA zone
 */
export const hoursOf = (rosters: readonly Roster[], zone: string): WorkingHours => {
  const kept = new Map<Day, readonly Piece[]>();
  const piecesOn = (day: Day): readonly Piece[] => {
    const known = kept.get(day);
    if (known) return known;
    const pieces = rosters
      .flatMap((roster) => shiftsOn(roster, day))
      .map(({ from, until }) => ({
        from: momentOf(day * MINUTES_A_DAY + from, zone, "first"),
        until: momentOf(day * MINUTES_A_DAY + until, zone, "last"),
      }))
      .filter(({ from, until }) => from < until)
      .sort((one, other) => one.from - other.from);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(day, pieces);
    return pieces;
  };
  const dayAt = (at: Instant): Day =>
    Math.floor(wallAt(at.epochMilliseconds, zone) / MINUTES_A_DAY);

  const breaks = new Map<Day, { day: Day; endless: boolean }>();
  const breakUpTo = (day: Day): { day: Day; endless: boolean } => {
    const found = breaks.get(day) ?? searchBreak(day);
    if (breaks.size >= MOST_KEPT) breaks.clear();
    breaks.set(day, found);
    return found;
  };
  /** The latest day up to one before which every stretch is over; none in over a year is none at all. */
  const searchBreak = (day: Day): { day: Day; endless: boolean } => {
    for (let start = day; start > day - FOR_EVER_DAYS; start--) {
      const midnight = momentOf(start * MINUTES_A_DAY, zone, "first");
      const before = Array.from({ length: LONGEST_DAYS }, (_, ago) => piecesOn(start - 1 - ago));
      if (!before.flat().some(({ until }) => until >= midnight))
        return { day: start, endless: false };
    }
    return { day, endless: true };
  };

  function* merged(at: Instant): Iterable<Piece> {
    const start = breakUpTo(dayAt(at) - LONGEST_DAYS);
    let current: Piece | undefined = start.endless ? { from: -END, until: -END } : undefined;
    let last = start.day;
    for (let day = start.day; day - last < FOR_EVER_DAYS; day++)
      for (const piece of piecesOn(day)) {
        last = day;
        if (current && (piece.from <= current.until || current.until === -END)) {
          current = { from: current.from, until: Math.max(current.until, piece.until) };
        } else {
          if (current) yield current;
          current = piece;
        }
        const since = Math.max(current.from, at.epochMilliseconds);
        if (current.until - since > FOR_EVER_DAYS * 86_400_000) {
          yield { from: current.from, until: END };
          return;
        }
      }
    if (current) yield current;
  }

  return {
    *after(at) {
      for (const piece of merged(at))
        if (piece.until > at.epochMilliseconds) yield spanOf(piece.from, piece.until);
    },
    *days(at) {
      const start = dayAt(at) - 2 * LONGEST_DAYS;
      let last = start;
      let over = -END;
      for (let day = start; day - last < FOR_EVER_DAYS; day++) {
        const pieces = piecesOn(day);
        const [first] = pieces;
        if (!first) continue;
        last = day;
        // A night shift may outlast a short day that follows it; a later working day never ends before an earlier one.
        over = Math.max(over, ...pieces.map(({ until }) => until));
        if (over > at.epochMilliseconds) yield spanOf(first.from, over);
      }
    },
  };
};

const shiftsOn = ({ shifts, isOff, endOf }: Roster, day: Day): readonly Piece[] => {
  const weekday = weekdayOf(day);
  const due = shifts.filter(({ weekdays }) => weekdays.includes(weekday));
  if (due.length === 0 || isOff(day)) return [];
  const end = endOf(day);
  return due.map(({ from, until }) => ({ from, until: Math.min(until, Math.max(from, end)) }));
};

const spanOf = (from: Ms, until: Ms): Span => ({
  from: Temporal.Instant.fromEpochMilliseconds(from),
  until: Temporal.Instant.fromEpochMilliseconds(until),
});
