import type { Ms } from "../calendar/wall.js";
import type { Span, Spans } from "./span.js";

/** More than a year: what has not thawed by then, whatever days and months it names, does not. */
const A_YEAR = 400 * 86_400_000;

/**
 * When a chain of spans that touch one another is taken to have no end: when many of them have come to more than a
 * year. It keeps the work bounded for windows that together never thaw. A few long ones may come to any length.
 */
const isEndless = (spans: number, length: Ms): boolean =>
  spans > 2000 || (spans > 20 && length > A_YEAR);

/** The union of several sets: spans that overlap or touch are one. */
export const union = (parts: readonly Spans[]): Spans => {
  const covering = (moment: Ms): Span[] =>
    parts.map((part) => part.at(moment)).filter((span) => span !== undefined);

  const forward = (from: Ms): Ms => {
    let until = from;
    for (let hops = 0; !isEndless(hops, until - from); hops++) {
      if (until === Number.POSITIVE_INFINITY) return until;
      const further = Math.max(until, ...covering(until).map((span) => span.until));
      if (further === until) return until;
      until = further;
    }
    return Number.POSITIVE_INFINITY;
  };

  const backward = (from: Ms): Ms => {
    let since = from;
    for (let hops = 0; !isEndless(hops, from - since); hops++) {
      if (since === Number.NEGATIVE_INFINITY) return since;
      const further = Math.min(since, ...covering(since - 1).map((span) => span.since));
      if (further === since) return since;
      since = further;
    }
    return Number.NEGATIVE_INFINITY;
  };

  // Whoever asks about a moment asks about its neighbours next, and a chain is dear to follow.
  let kept: Span | undefined;
  const at = (moment: Ms): Span | undefined => {
    if (kept && kept.since <= moment && moment < kept.until) return kept;
    const spans = covering(moment);
    if (spans.length === 0) return undefined;
    kept = {
      since: backward(Math.min(...spans.map(({ since }) => since))),
      until: forward(Math.max(...spans.map(({ until }) => until))),
    };
    return kept;
  };

  return {
    at,
    next(moment) {
      const from = at(moment)?.until ?? moment;
      if (from === Number.POSITIVE_INFINITY) return from;
      return Math.min(Number.POSITIVE_INFINITY, ...parts.map((part) => part.next(from)));
    },
    lastEnd(moment) {
      const from = at(moment)?.since ?? moment;
      if (from === Number.NEGATIVE_INFINITY) return from;
      return Math.max(Number.NEGATIVE_INFINITY, ...parts.map((part) => part.lastEnd(from)));
    },
  };
};

/** Everything outside of some sets: what is closed when merging is allowed only within them. */
export const outside = (parts: readonly Spans[]): Spans => {
  const open = union(parts);
  return {
    at: (moment) =>
      open.at(moment) ? undefined : { since: open.lastEnd(moment), until: open.next(moment) },
    next(moment) {
      const start = open.at(moment) ? moment : open.next(moment);
      if (start === Number.POSITIVE_INFINITY) return start;
      return open.at(start)?.until ?? Number.POSITIVE_INFINITY;
    },
    lastEnd(moment) {
      const within = open.at(moment);
      if (within) return within.since;
      const end = open.lastEnd(moment);
      if (end === Number.NEGATIVE_INFINITY) return end;
      return open.at(end - 1)?.since ?? Number.NEGATIVE_INFINITY;
    },
  };
};

/** What of a set lies before a moment. */
export const before = (limit: Ms, spans: Spans): Spans => ({
  at(moment) {
    const span = moment < limit ? spans.at(moment) : undefined;
    return span && { since: span.since, until: Math.min(span.until, limit) };
  },
  next(moment) {
    const start = spans.next(moment);
    return start < limit ? start : Number.POSITIVE_INFINITY;
  },
  lastEnd(moment) {
    if (moment < limit) return spans.lastEnd(moment);
    return Number.isFinite(limit) && spans.at(limit - 1) ? limit : spans.lastEnd(limit);
  },
});
