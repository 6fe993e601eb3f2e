import type { Span } from "../hours/workingHours.js";
import { type Instant, Temporal } from "../time.js";
import { same } from "./duty.js";
import { understandDuty } from "./read.js";
import type { DutySettings } from "./settings.js";
import { covers } from "./stretches.js";

/** Another person goes on call. */
export interface WatchChange {
  readonly at: Instant;
  /** Who was on call before, first to be asked before second. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A stretch in which the same people are on call; nobody, if none is named. */
interface Piece {
  readonly from: Instant;
  readonly who: readonly string[];
}

/** So far back it is looked for whom somebody relieves: over a holiday, but not over a season. */
const RELIEVES = { hours: 14 * 24 };

const compare = Temporal.Instant.compare;

/**
 * When somebody comes on call who was not just before (R18, R42): at the change of a week or turn, at the end of others'
 * hours, or because of an absence. Who comes back after hours in which nobody was on call relieves nobody.
 *
 * @param timezone the policy's IANA zone.
 * @param from inclusive; `until` exclusive.
 */
export const watchChanges = (
  settings: DutySettings,
  timezone: string,
  from: Instant,
  until: Instant,
): readonly WatchChange[] => {
  const changes: WatchChange[] = [];
  let before: readonly string[] = [];
  let last: Instant | undefined;
  for (const { from: at, who } of pieces(settings, timezone, from.subtract(RELIEVES), until)) {
    if (who.length === 0) continue;
    const isRelief = last !== undefined && compare(last.add(RELIEVES), at) >= 0;
    const arrives = who.some((one) => !before.some((other) => same(one, other)));
    if (isRelief && arrives && before.length > 0 && compare(at, from) >= 0)
      changes.push({ at, from: before, to: who });
    before = who;
    last = at;
  }
  return changes;
};

/**
 * When nobody is on call though somebody is to be (R41): because all of them are away, or because the weeks that are
 * written out leave on-call hours to nobody. From inclusive, until exclusive.
 */
export const unmanned = (
  settings: DutySettings,
  timezone: string,
  from: Instant,
  until: Instant,
): readonly Span[] => {
  const { onCall } = understandDuty(settings, timezone);
  const isWanted = (at: Instant): boolean =>
    onCall.at(at, () => false).length > 0 || (onCall.weeks.length > 0 && covers(onCall.hours, at));
  const gaps: Span[] = [];
  const all = [...pieces(settings, timezone, from, until)];
  all.forEach(({ from: at, who }, index) => {
    const end = all[index + 1]?.from ?? until;
    if (who.length > 0 || !isWanted(at)) return;
    const last = gaps.at(-1);
    if (last && compare(last.until, at) === 0) gaps.splice(-1, 1, { from: last.from, until: end });
    else gaps.push({ from: at, until: end });
  });
  return gaps;
};

/** Who is on call, stretch by stretch: at every instant at which that may change. */
const pieces = (
  settings: DutySettings,
  timezone: string,
  from: Instant,
  until: Instant,
): readonly Piece[] => {
  const { duty, onCall, absences } = understandDuty(settings, timezone);
  if (onCall.people.length === 0) return [];
  const instants = [
    ...onCall.turns(from, until),
    ...absences.flatMap(({ span }) => [span.from, span.until]),
  ].filter((at) => compare(at, from) > 0 && compare(at, until) < 0);
  const inOrder = [from, ...instants].sort(compare);
  return inOrder
    .filter((at, index) => index === 0 || compare(at, inOrder[index - 1] as Instant) > 0)
    .map((at) => ({ from: at, who: duty.onCall(at) }));
};
