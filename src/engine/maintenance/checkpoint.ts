import { deflateRawSync, inflateRawSync } from "node:zlib";
import { Temporal } from "../../domain/time.js";
import type { Standing } from "../../maintenance/rotation.js";
import type { Entry, Says } from "./entry.js";
import { keyText, readKey } from "./keys.js";
import { EMPTY, fold, type JobState, type LogState, type Recent } from "./state.js";

/** GitHub takes comments of 65,536 characters. */
const MOST_CHARACTERS = 60_000;

type Person = [who: string, turns: number, last: number, seats: [string, number, number][]];
type Row = [
  id: string,
  rule: string,
  since: number,
  settled: number,
  issue: number,
  closed: number,
  past: number,
  people: Person[],
  /** What stood before the newest occurrences, and who sat at each; only where there are seats. */
  recent?: [past: number, people: Person[], sat: [at: number, turns: [string, string][]][]],
];
interface Packed {
  readonly jobs: readonly Row[];
  readonly claims: readonly [string, number, number][];
}

/** A state as entries of the logbook: one, or more if it is too long for one. */
export const checkpoint = (state: LogState): Says[] => {
  const rows = [...state.jobs].map(rowOf);
  const claims = [...state.claims].map(([key, { entry, at }]): [string, number, number] => [
    key,
    entry,
    at.epochMilliseconds,
  ]);
  for (let of = 1; ; of++) {
    const size = Math.ceil(rows.length / of);
    const texts = Array.from({ length: of }, (_, part) =>
      pack({
        jobs: rows.slice(part * size, (part + 1) * size),
        claims: part === 0 ? claims : [],
      }),
    );
    if (of < Math.max(1, rows.length) && texts.some(({ length }) => length > MOST_CHARACTERS))
      continue;
    return texts.map((text, index) => ({
      state: { through: state.through, part: index + 1, of, text },
    }));
  }
};

const pack = (packed: Packed): string => deflateRawSync(JSON.stringify(packed)).toString("base64");

const rowOf = ([id, { rule, since, settled, issue, closed, standing, recent }]: [
  string,
  JobState,
]): Row => [
  id,
  rule,
  since.epochMilliseconds,
  settled?.epochMilliseconds ?? 0,
  issue ?? 0,
  closed?.epochMilliseconds ?? 0,
  standing.past,
  peopleOf(standing),
  ...packRecent(recent),
];

const peopleOf = ({ people }: Standing): Person[] =>
  [...people].map(([who, { turns, last, seats }]) => [
    who,
    turns,
    last,
    [...seats].map(([seat, had]) => [seat, had.turns, had.last]),
  ]);

const packRecent = (recent: Recent | undefined): [] | [NonNullable<Row[8]>] => {
  if (!recent) return [];
  const { before, sat } = recent;
  const rows = sat.map(({ key, turns }): [number, [string, string][]] => [
    readKey(key)?.at.epochMilliseconds ?? 0,
    turns.map(({ seat, who }) => [seat, who]),
  ]);
  return [[before.past, peopleOf(before), rows]];
};

/**
 * The state that entries come to, from the newest whole checkpoint among them on.
 * @param isAll whether these are all entries that there are
 * @returns undefined when older entries are needed
 */
export const stateOf = (entries: readonly Entry[], isAll: boolean): LogState | undefined => {
  const first = isAll ? 0 : Math.min(...entries.map(({ id }) => id));
  for (const [through, texts] of [...checkpoints(entries)].reverse()) {
    const base = through >= first ? unpacked(texts, through) : undefined;
    if (base) return fold(base, entries);
  }
  return isAll ? fold(EMPTY, entries) : undefined;
};

/** The checkpoints of which every part is there, oldest first: up to which entry, and their parts. */
const checkpoints = (entries: readonly Entry[]): readonly [number, readonly string[]][] => {
  const parts = new Map<number, Map<number, string>>();
  const whole: [number, readonly string[]][] = [];
  for (const { says } of entries) {
    const { through, part, of, text } = says.state ?? {};
    if (through === undefined || part === undefined || text === undefined) continue;
    const known = parts.get(through) ?? new Map<number, string>();
    parts.set(through, known.set(part, text));
    if (known.size === of) whole.push([through, [...known.values()]]);
  }
  return whole;
};

const unpacked = (texts: readonly string[], through: number): LogState | undefined => {
  try {
    const read = texts.map(
      (text) => JSON.parse(inflateRawSync(Buffer.from(text, "base64")).toString()) as Packed,
    );
    return {
      through,
      jobs: new Map(read.flatMap(({ jobs }) => jobs.map((row) => [row[0], jobOf(row)]))),
      claims: new Map(
        read.flatMap(({ claims }) =>
          claims.map(([key, entry, at]) => [key, { entry, at: instant(at) }]),
        ),
      ),
    };
  } catch {
    // Somebody changed it by hand: the entries before it are still there.
    return undefined;
  }
};

const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);

const jobOf = ([id, rule, since, settled, issue, closed, past, people, recent]: Row): JobState => ({
  rule,
  since: instant(since),
  settled: settled === 0 ? undefined : instant(settled),
  issue: issue === 0 ? undefined : issue,
  closed: closed === 0 ? undefined : instant(closed),
  standing: { past, people: new Map(people.map(served)) },
  ...(recent ? { recent: recentOf(id, recent) } : {}),
});

const recentOf = (job: string, [past, people, sat]: NonNullable<Row[8]>): Recent => ({
  before: { past, people: new Map(people.map(served)) },
  sat: sat.map(([at, turns]) => ({
    key: keyText({ job, at: instant(at) }),
    turns: turns.map(([seat, who]) => ({ seat, who })),
  })),
});

const served = ([who, turns, last, seats]: Person): [
  string,
  NonNullable<ReturnType<Standing["people"]["get"]>>,
] => [
  who,
  { turns, last, seats: new Map(seats.map(([seat, had, at]) => [seat, { turns: had, last: at }])) },
];
