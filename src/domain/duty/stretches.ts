import type { Span } from "../hours/workingHours.js";
import { type Instant, Temporal } from "../time.js";

/** Stretches of time in order, as `WorkingHours.after` gives them: those that end after an instant. */
export type After = (at: Instant) => Iterable<Span>;

/** The first and the last instant that there are, in milliseconds of the epoch. */
const BEGINNING = Temporal.Instant.fromEpochMilliseconds(-8.64e15);
export const END = Temporal.Instant.fromEpochMilliseconds(8.64e15);

/** All the time there is. */
export const always: After = () => [{ from: BEGINNING, until: END }];

/** A chain of stretches that touch is taken to have no end once it is longer than a year. */
const LONGEST_HOURS = 400 * 24;

const compare = Temporal.Instant.compare;

/** What lies in any of several sets; stretches that overlap or touch are one. */
export const unionOf = (parts: readonly After[]): After =>
  function* (at) {
    const queues = parts.map((part) => part(at)[Symbol.iterator]());
    const heads = queues.map((queue) => queue.next());
    const take = (): Span | undefined => {
      let first = -1;
      for (const [index, head] of heads.entries()) {
        const best = heads[first];
        if (!head.done && (!best || best.done || compare(head.value.from, best.value.from) < 0))
          first = index;
      }
      const head = heads[first];
      const queue = queues[first];
      if (!head || head.done || !queue) return undefined;
      heads[first] = queue.next();
      return head.value;
    };
    const endless = at.add({ hours: LONGEST_HOURS });
    let current = take();
    while (current) {
      const next = take();
      if (next && compare(next.from, current.until) <= 0) {
        const until = compare(next.until, current.until) > 0 ? next.until : current.until;
        current = { from: current.from, until };
        const since = compare(current.from, at) > 0 ? current.from : at;
        if (compare(until, endless) < 0 || compare(until, since.add({ hours: LONGEST_HOURS })) < 0)
          continue;
        yield { from: current.from, until: END };
        return;
      }
      yield current;
      current = next;
    }
  };

/** What of a set lies in a stretch. */
export const within = (part: After, { from, until }: Span): After =>
  function* (at) {
    if (compare(until, at) <= 0) return;
    for (const span of part(compare(from, at) > 0 ? from : at)) {
      if (compare(span.from, until) >= 0) return;
      yield {
        from: compare(span.from, from) > 0 ? span.from : from,
        until: compare(span.until, until) < 0 ? span.until : until,
      };
    }
  };

/** Whether an instant lies in a set. */
export const covers = (part: After, at: Instant): boolean => {
  for (const { from } of part(at)) return compare(from, at) <= 0;
  return false;
};
