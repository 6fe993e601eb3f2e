import type { Turn } from "../domain/maintenance/mark.js";
import type { Seat } from "./job.js";

export type { Turn } from "../domain/maintenance/mark.js";

/** What a rotation knows of the past: nothing but who had which turn, and when. */
export interface Standing {
  /** How many occurrences there were. */
  readonly past: number;
  readonly people: ReadonlyMap<string, Served>;
}

interface Served {
  readonly turns: number;
  /** The number of the occurrence that was last theirs. */
  readonly last: number;
  readonly seats: ReadonlyMap<string, { readonly turns: number; readonly last: number }>;
}

/** The rotation before its first occurrence. */
export const NOBODY_YET: Standing = { past: 0, people: new Map() };

/** GitHub compares logins without regard to case. */
const same = (who: string): string => who.toLowerCase();

const NEVER: Served = { turns: 0, last: -1, seats: new Map() };
const servedBy = (standing: Standing, who: string): Served =>
  standing.people.get(same(who)) ?? NEVER;

/** The standing after one more occurrence. Who sat there, not who was meant to: a swap counts for whom it brought in. */
export const after = (standing: Standing, turns: readonly Turn[]): Standing => {
  const people = new Map(standing.people);
  for (const { seat, who } of turns) {
    const { turns: before, seats } = people.get(same(who)) ?? NEVER;
    const there = { turns: (seats.get(seat)?.turns ?? 0) + 1, last: standing.past };
    people.set(same(who), {
      turns: before + 1,
      last: standing.past,
      seats: new Map(seats).set(seat, there),
    });
  }
  return { past: standing.past + 1, people };
};

/** The standing after a history, oldest first. */
export const standingAfter = (history: readonly (readonly Turn[])[]): Standing =>
  history.reduce(after, NOBODY_YET);

/**
 * Who takes the seats of the next occurrence (R14, R16).
 *
 * Whoever has waited longest is next; of those who have waited as long, whoever has had fewer turns; then the order of
 * the list. So without absences everybody's turns are equal to within one. Who is away is passed over and stays first in
 * line: a turn that is missed is made up at the return, a long leave is not worked off in a row, and a newcomer starts
 * with one turn rather than with everybody's past. Nobody sits twice, as many seats are filled as can be, and among those
 * whose turn it is each seat goes to who has had that seat least.
 *
 * @returns a turn for each seat that can be filled, in the order of the seats.
 */
export const assignees = (
  seats: readonly Seat[],
  standing: Standing,
  isAway: (who: string) => boolean,
): Turn[] => {
  const line = lineOf(seats, standing, isAway);
  const seated = whoseTurn(seats, line);
  const turns = inTheirSeats(seats, seated, standing);
  return seats.flatMap(({ name }, index) => {
    const who = turns[index];
    return who === undefined ? [] : [{ seat: name, who }];
  });
};

/** Everyone who is there, whoever is next before whoever comes after. */
const lineOf = (
  seats: readonly Seat[],
  standing: Standing,
  isAway: (who: string) => boolean,
): readonly string[] => {
  const spelled = new Map<string, string>();
  for (const { people } of seats)
    for (const who of people)
      if (!spelled.has(same(who)) && !isAway(who)) spelled.set(same(who), who);
  return [...spelled.values()]
    .map((who, index) => ({ who, index, ...servedBy(standing, who) }))
    .sort((a, b) => a.last - b.last || a.turns - b.turns || a.index - b.index)
    .map(({ who }) => who);
};

/** Who comes next beside those who sit, should one of them pass the turn on, and the places of the seats each may take. */
export const nextInLine = (
  seats: readonly Seat[],
  standing: Standing,
  isAway: (who: string) => boolean,
  sitting: readonly Turn[],
): readonly (readonly [who: string, places: readonly number[]])[] =>
  lineOf(seats, standing, isAway)
    .filter((who) => !sitting.some((turn) => same(turn.who) === same(who)))
    .map((who) => [who, seats.flatMap((seat, place) => (mayTake(seat, who) ? [place] : []))]);

const mayTake = ({ people }: Seat, who: string): boolean =>
  people.some((one) => same(one) === same(who));

/**
 * The first in line for whom there is a seat, moving those before them to another seat that they may take if need be
 * (augmenting paths: as many seats as possible are filled, and always by the first in line).
 */
const whoseTurn = (seats: readonly Seat[], line: readonly string[]): (string | undefined)[] => {
  const seated: (string | undefined)[] = seats.map(() => undefined);
  const seat = (who: string, tried: Set<number>): boolean =>
    seats.some((place, index) => {
      if (tried.has(index) || !mayTake(place, who)) return false;
      tried.add(index);
      const sitting = seated[index];
      if (sitting !== undefined && !seat(sitting, tried)) return false;
      seated[index] = who;
      return true;
    });
  for (const who of line) {
    if (!seated.includes(undefined)) break;
    const free = seats.findIndex((place, index) => !seated[index] && mayTake(place, who));
    if (free >= 0) seated[free] = who;
    else seat(who, new Set());
  }
  return seated;
};

/** The same people, moved among the seats so that each seat goes to who has had it least, then longest ago. */
const inTheirSeats = (
  seats: readonly Seat[],
  seated: readonly (string | undefined)[],
  standing: Standing,
): (string | undefined)[] => {
  const result = [...seated];
  const had = (who: string, index: number) =>
    servedBy(standing, who).seats.get(seats[index]?.name ?? "") ?? { turns: 0, last: -1 };
  for (let index = 0; index < seats.length; index++)
    for (let other = index + 1; other < seats.length; other++) {
      const [here, there] = [result[index], result[other]];
      const [seat, next] = [seats[index], seats[other]];
      if (here === undefined || there === undefined || !seat || !next) continue;
      if (!mayTake(seat, there) || !mayTake(next, here)) continue;
      const kept = { a: had(here, index), b: had(there, other) };
      const swapped = { a: had(there, index), b: had(here, other) };
      const gain =
        kept.a.turns + kept.b.turns - swapped.a.turns - swapped.b.turns ||
        kept.a.last + kept.b.last - swapped.a.last - swapped.b.last;
      if (gain > 0) [result[index], result[other]] = [there, here];
    }
  return result;
};
