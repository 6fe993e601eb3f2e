import { sameLabel } from "../labels.js";
import { type Reading, read } from "./reading.js";
import type { PriorityLabel } from "./settings.js";
import type { Rank } from "./vocabulary.js";

/** The three levels that clocks and queues know (R34), whatever a team calls its own. */
export type Level = "critical" | "major" | "minor";

/** A label with what its name says, or where that is silent, the words that mean it. */
export const readLabel = ({ name, means = [] }: PriorityLabel): Reading => {
  const own = read(name);
  if (own.rank !== undefined || own.number !== undefined || own.none) return own;
  const other = means.map(read).find(({ rank, number }) => (rank ?? number) !== undefined);
  return other ? { ...other, axis: own.axis ?? other.axis } : own;
};

/**
 * Which level a label of a set is: by the words of its name, by its number (the lowest number of its kind is the most
 * urgent, 0 or 1), or by its place in the set, of which the first is the most urgent.
 *
 * @returns undefined for a label that is not of the set, or says that a priority is missing.
 */
export const levelOf = (name: string, set: readonly PriorityLabel[]): Level | undefined => {
  const label = set.find((one) => sameLabel(one.name, name));
  if (!label) return undefined;
  const own = readLabel(label);
  if (own.none) return undefined;
  const peers = set
    .map((one) => ({ one, reading: readLabel(one) }))
    .filter(({ reading }) => reading.axis === own.axis && !reading.none);
  const level =
    fromName(
      own,
      peers.map(({ reading }) => reading),
    ) ??
    fromPlace(
      peers.findIndex(({ one }) => one === label),
      peers.length,
    );
  return level === "critical" && own.rank === undefined && canWait(label) ? "major" : level;
};

// A first level that "does not require immediate action" is no emergency: there is one above it that the set leaves out.
const canWait = ({ description = "" }: PriorityLabel): boolean =>
  /\bnot (?:typically |usually )?(?:require|need|call for)s? (?:any )?immediate/i.test(description);

const LEVELS: readonly Level[] = ["critical", "major", "minor"];

const stepDown = (steps: number): Level => LEVELS[Math.min(Math.max(steps, 0), 2)] as Level;

const fromName = ({ rank, number, words }: Reading, peers: readonly Reading[]) => {
  const others = peers.map((peer) => peer.rank);
  if (number !== undefined && (rank === undefined || !others.includes(5))) {
    const numbers = peers.flatMap((peer) => peer.number ?? []);
    return stepDown(number - (numbers.includes(0) ? 0 : 1));
  }
  return rank === undefined ? undefined : fromRank(rank, words, others);
};

/** Where a set has no word for what is critical, its most urgent word stands for that. */
const fromRank = (
  rank: Rank,
  words: readonly string[],
  others: readonly (Rank | undefined)[],
): Level | undefined => {
  if (rank === 5) return "critical";
  if (rank <= 2) return "minor";
  if (others.includes(5)) return rank === 4 ? "major" : "minor";
  if (rank === 4) return words.includes("major") ? "major" : "critical";
  return others.includes(4) ? "major" : undefined;
};

const fromPlace = (place: number, count: number): Level =>
  stepDown(place === 1 && count === 2 ? 2 : place);

/** A set from its most urgent label on: as its words or numbers say if all have some, else in its own order. */
export const byUrgency = (set: readonly PriorityLabel[]): readonly PriorityLabel[] => {
  const read = set.map((label) => ({ label, ...readLabel(label) })).filter(({ none }) => !none);
  const sorted = read.every(({ rank }) => rank !== undefined)
    ? read.toSorted((one, other) => (other.rank ?? 0) - (one.rank ?? 0))
    : read.every(({ number, axis }) => number !== undefined && axis === read[0]?.axis)
      ? read.toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0))
      : read;
  return sorted.map(({ label }) => label);
};
