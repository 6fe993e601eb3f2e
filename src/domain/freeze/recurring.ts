import { type Ms, momentOf, WIDEST_SHIFT, wallAt } from "../calendar/wall.js";
import type { Recurrence, Span, Spans, WallSpan } from "./span.js";

const MS_A_DAY = 86_400_000;
const MINUTES_A_DAY = 1440;

/** The spans around a moment, kept: whoever asks for one asks for its neighbours next. */
interface Chunk {
  /** All spans that cover any moment from `since` up to `until` are among `spans`. */
  readonly since: Ms;
  readonly until: Ms;
  readonly spans: readonly Span[];
}

/** How far a chunk reaches to either side, in days, and how many spans it holds. */
const REACH = 40;
const MOST_KEPT = 256;

/** How far back to look for an end, in days: two months, a year, and from one 29 February to another. */
const LOOKS_BACK = [62, 430, 3300];

/** Stretches of wall time in a zone. Each question is answered from the few stretches around its moment. */
export const recurring = (zone: string, recurrence: Recurrence): Spans => {
  let kept: Chunk | undefined;
  const chunkAt = (moment: Ms): Chunk => {
    if (kept && kept.since <= moment && moment < kept.until) return kept;
    kept =
      gather(zone, recurrence, moment, REACH, MOST_KEPT) ??
      gather(zone, recurrence, moment, 0, MOST_KEPT) ??
      gather(zone, recurrence, moment, 0, Number.POSITIVE_INFINITY);
    if (!kept) throw new Error("a chunk without a limit always holds its moment");
    return kept;
  };
  return {
    at: (moment) =>
      chunkAt(moment).spans.find(({ since, until }) => since <= moment && moment < until),
    next(moment) {
      const near = chunkAt(moment).spans.find(({ since }) => since > moment);
      if (near) return near.since;
      const wall = wallAt(moment, zone) - WIDEST_SHIFT;
      for (const stretch of recurrence(wall)) {
        if (stretch.from < wall) continue;
        const span = toSpan(stretch, zone);
        if (span.since > moment && span.until > span.since) return span.since;
      }
      return Number.POSITIVE_INFINITY;
    },
    lastEnd(moment) {
      const near = latestEnd(chunkAt(moment).spans, moment);
      if (near > Number.NEGATIVE_INFINITY) return near;
      const wall = wallAt(moment, zone);
      for (const back of LOOKS_BACK) {
        const spans: Span[] = [];
        for (const stretch of recurrence(wall - back * MINUTES_A_DAY)) {
          if (stretch.from > wall + WIDEST_SHIFT) break;
          const span = toSpan(stretch, zone);
          if (span.until > span.since) spans.push(span);
        }
        const last = latestEnd(spans, moment);
        if (last > Number.NEGATIVE_INFINITY) return last;
      }
      return Number.NEGATIVE_INFINITY;
    },
  };
};

const latestEnd = (spans: readonly Span[], moment: Ms): Ms => {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { until } of spans) if (until <= moment && until > latest) latest = until;
  return latest;
};

const toSpan = ({ from, until, plus = 0 }: WallSpan, zone: string): Span => {
  const since = momentOf(from, zone, "first");
  if (until === Number.POSITIVE_INFINITY) return { since, until };
  const end = until === from ? since : momentOf(until, zone, "last");
  return { since, until: end + plus * 60_000 };
};

/** The chunk around a moment; undefined if the most spans are reached before the moment is. */
const gather = (
  zone: string,
  recurrence: Recurrence,
  moment: Ms,
  reach: number,
  most: number,
): Chunk | undefined => {
  const since = moment - reach * MS_A_DAY;
  const enough = wallAt(moment, zone) + Math.max(reach, 3) * MINUTES_A_DAY;
  const spans: Span[] = [];
  for (const stretch of recurrence(wallAt(since, zone) - WIDEST_SHIFT)) {
    const span = toSpan(stretch, zone);
    if (stretch.from > enough) return { since, until: span.since, spans };
    if (span.until <= since || span.until <= span.since) continue;
    if (spans.length >= most)
      return span.since > moment ? { since, until: span.since, spans } : undefined;
    spans.push(span);
  }
  return { since, until: moment + MS_A_DAY, spans };
};
