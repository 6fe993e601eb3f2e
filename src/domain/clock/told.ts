import { notesOn } from "../note.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, sayInstant, Temporal } from "../time.js";
import type { Clock } from "./clocks.js";

/** What was due so long ago when watchbill first saw it is left to people: installing it must not call out hundreds. */
const TOO_OLD = { hours: 48 };

/** The key of the note that is written once when a clock is about to be due, or is. */
export const noteKey = (
  { name }: Pick<Clock, "name">,
  which: "warn" | "due",
  due: Instant,
): string => `${name} ${which} ${due}`;

/** Whether the breach of a clock since its start has been said in a note, whatever due it had then. */
export const breachNoted = (issue: IssueSnapshot, { name, from }: Clock): boolean =>
  [...notesOn(issue)].some(
    ([key, { createdAt }]) =>
      key.startsWith(`${name} due `) && Temporal.Instant.compare(createdAt, from) >= 0,
  );

/**
 * Whether nothing is made of a clock, because it was due, or paused, more than two days before watchbill first looked at
 * it. That it looked in time shows in its own words: in the due of its status comment, or in a note.
 * @param timezone in which the status comment says instants
 */
export const isHistory = (
  issue: IssueSnapshot,
  clock: Clock,
  now: Instant,
  timezone: string,
): boolean => {
  const since = clock.due?.due ?? clock.paused?.from;
  if (!since || Temporal.Instant.compare(since.add(TOO_OLD), now) >= 0) return false;
  const seen = issue.statusComment?.body.includes(sayInstant(since, timezone)) ?? false;
  return !seen && !breachNoted(issue, clock);
};
