import { Temporal } from "../time.js";

/** What a wall clock shows, as minutes from 1970-01-01 00:00 on that clock. It knows no zone. */
export type Wall = number;

/** A moment in milliseconds of the epoch; infinite where a span has no edge. */
export type Ms = number;

const MS_A_MINUTE = 60_000;

/** In minutes. No zone's clocks have ever been moved by more: Samoa left out a whole day in 2011. */
export const WIDEST_SHIFT = 2 * 1440;

/** A time during which a zone's clocks are not moved. */
interface Steady {
  readonly since: Ms;
  readonly until: Ms;
  /** How far the clocks are ahead of UTC. */
  readonly ahead: Ms;
}

/** What has been learnt of the zones' rules. A question about a window asks a zone hundreds of times. */
const learnt = new Map<string, Steady[]>();
const MOST_LEARNT = 1000;

const steadyAt = (at: Ms, zone: string): Steady => {
  const known = learnt.get(zone) ?? [];
  const found = known.find(({ since, until }) => since <= at && at < until);
  if (found) return found;
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const steady = {
    // "previous" is before the moment asked about, which may itself be the first after the clocks were moved.
    since:
      here.add({ nanoseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds ??
      Number.NEGATIVE_INFINITY,
    until: here.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    ahead: here.offsetNanoseconds / 1e6,
  };
  learnt.set(zone, known.length < MOST_LEARNT ? [steady, ...known] : [steady]);
  return steady;
};

/** What the clocks of a zone show at a moment, to the minute. */
export const wallAt = (at: Ms, zone: string): Wall =>
  Math.floor((at + steadyAt(at, zone).ahead) / MS_A_MINUTE);

/**
 * The moment at which the clocks of a zone show a time. A time they show twice (autumn) has a first and a last
 * moment; a window starts at the first and ends at the last, so that it is frozen rather longer than shorter. A time
 * they skip (spring) is the moment of the skip: the first at which they show that time or a later one. So a later
 * time never comes before an earlier one, and a window never ends before it starts.
 */
export const momentOf = (wall: Wall, zone: string, which: "first" | "last"): Ms => {
  const shown = wall * MS_A_MINUTE;
  const margin = WIDEST_SHIFT * MS_A_MINUTE;
  const before = steadyAt(shown - margin, zone);
  const after = steadyAt(shown + margin, zone);
  const fits = [before, after]
    .map(({ ahead }) => shown - ahead)
    .filter((moment) => moment + steadyAt(moment, zone).ahead === shown);
  if (fits.length > 0) return which === "first" ? Math.min(...fits) : Math.max(...fits);
  return steadyAt(shown - Math.max(before.ahead, after.ahead), zone).until;
};
