import type { Degree } from "../priority/settings.js";
import type { QueueItem } from "./item.js";

/** How many steps below what is both urgent and important a pair is, by the Eisenhower order (R9). */
const STEPS: Readonly<Record<Degree, number>> = { high: 0, medium: 1, low: 2 };
const MEDIUM = STEPS.medium + STEPS.medium;

/**
 * What decides on an issue's place, the weightiest first; the smaller number comes first. No two issues of a repository
 * have the same, because no two have the same number: this orders all of them.
 */
const keysOf = (item: QueueItem): readonly number[] => {
  const { breached, due, matters, effort } = item;
  return [
    item.waiting === undefined ? 0 : 1,
    breached ? 0 : 1,
    breached && due ? due.at.epochMilliseconds : 0,
    item.production ? 0 : 1,
    item.place,
    matters ? STEPS[matters.urgency] + STEPS[matters.importance] : MEDIUM,
    // Of two that differ in nothing else that matters, the urgent one comes before the important one.
    matters ? STEPS[matters.urgency] : STEPS.medium,
    effort?.place ?? Number.POSITIVE_INFINITY,
    item.createdAt.epochMilliseconds,
    item.number,
  ];
};

/**
 * Which of two issues of a repository is to be worked on first (R4, R47): one that is overdue, for the longest first; one
 * about production; by priority; by urgency and importance; what is done quickly; what was opened earlier. Those that
 * wait for others come after all that can be worked on.
 *
 * @returns less than 0 if `one` comes first, more if `other` does, 0 only if both have the same number
 */
export const compareItems = (one: QueueItem, other: QueueItem): number => {
  const others = keysOf(other);
  for (const [index, key] of keysOf(one).entries()) {
    const against = others[index] as number;
    if (key !== against) return key < against ? -1 : 1;
  }
  return 0;
};

/** Issues of one repository in the order in which they are to be worked on. */
export const inOrderOfWork = (items: Iterable<QueueItem>): readonly QueueItem[] =>
  [...items].sort(compareItems);
