import type { Ms, Wall } from "../calendar/wall.js";

/** A stretch of time: from `since` up to, but not including, `until`. Either may be infinite. */
export interface Span {
  readonly since: Ms;
  readonly until: Ms;
}

/** A set of spans that can be asked about any moment, without ever being written out. */
export interface Spans {
  /** A span that covers the moment. */
  at(moment: Ms): Span | undefined;
  /** The first start after the moment; Infinity if none comes. */
  next(moment: Ms): Ms;
  /** The last end at or before the moment; -Infinity if there was none. */
  lastEnd(moment: Ms): Ms;
}

/** A stretch as wall clocks show it. Minutes of a duration are `plus`: they pass alike on every clock. */
export interface WallSpan {
  readonly from: Wall;
  readonly until: Wall;
  readonly plus?: number;
}

/** All stretches that end after the given time, in the order of their starts. */
export type Recurrence = (since: Wall) => Iterable<WallSpan>;

/** Spans known one by one. */
export const fixed = (spans: readonly Span[]): Spans => ({
  at: (moment) => spans.find(({ since, until }) => since <= moment && moment < until),
  next: (moment) =>
    Math.min(...spans.map(({ since }) => (since > moment ? since : Number.POSITIVE_INFINITY))),
  lastEnd: (moment) =>
    Math.max(...spans.map(({ until }) => (until <= moment ? until : Number.NEGATIVE_INFINITY))),
});
