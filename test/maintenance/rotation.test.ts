import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Seat } from "../../src/maintenance/job.js";
import {
  after,
  assignees,
  NOBODY_YET,
  standingAfter,
  type Turn,
} from "../../src/maintenance/rotation.js";

const nobodyAway = (): boolean => false;

/** The turns of so many occurrences in a row; `away` says who is away at which. */
const run = (
  seats: readonly Seat[],
  count: number,
  away: (who: string, at: number) => boolean = nobodyAway,
): (readonly Turn[])[] => {
  const history: (readonly Turn[])[] = [];
  let standing = NOBODY_YET;
  for (let at = 0; at < count; at++) {
    const turns = assignees(seats, standing, (who) => away(who, at));
    history.push(turns);
    standing = after(standing, turns);
  }
  return history;
};

const one = (...people: string[]): Seat[] => [{ name: "", people }];
const pair = (...people: string[]): Seat[] => [
  { name: "driver", people },
  { name: "documenter", people },
];
const said = (history: readonly (readonly Turn[])[]): string[] =>
  history.map((turns) => turns.map(({ who }) => who).join("+"));

const counts = (history: readonly (readonly Turn[])[], people: readonly string[]): number[] =>
  people.map((who) => history.flat().filter((turn) => turn.who === who).length);
const spread = (numbers: readonly number[]): number => Math.max(...numbers) - Math.min(...numbers);

describe("a rotation", () => {
  it("goes round in the order of the list", () => {
    expect(said(run(one("ada", "grace", "linus"), 5))).toEqual([
      "ada",
      "grace",
      "linus",
      "ada",
      "grace",
    ]);
  });

  it("gives three people in pairs two spots in three upgrades, one in each seat", () => {
    const history = run(pair("ada", "grace", "linus"), 3);
    expect(said(history)).toEqual(["ada+grace", "linus+ada", "grace+linus"]);
  });

  it("goes on from the history it is given, whoever made it", () => {
    const history = [[{ seat: "", who: "linus" }], [{ seat: "", who: "Ada" }]];
    expect(assignees(one("ada", "grace", "linus"), standingAfter(history), nobodyAway)).toEqual([
      { seat: "", who: "grace" },
    ]);
    const longer = [...history, [{ seat: "", who: "grace" }]];
    expect(assignees(one("ada", "grace", "linus"), standingAfter(longer), nobodyAway)).toEqual([
      { seat: "", who: "linus" },
    ]);
  });

  it("passes over who is away, and lets them make up the one turn they missed", () => {
    const away = (who: string, at: number) => who === "grace" && at === 1;
    expect(said(run(one("ada", "grace", "linus"), 6, away))).toEqual([
      "ada",
      "linus",
      "grace",
      "ada",
      "linus",
      "grace",
    ]);
  });

  it("does not make a long leave be worked off in a row", () => {
    const away = (who: string, at: number) => who === "ada" && at < 20;
    expect(said(run(one("ada", "grace", "linus"), 24, away)).slice(18)).toEqual([
      "grace",
      "linus",
      "ada",
      "grace",
      "linus",
      "ada",
    ]);
  });

  it("gives a newcomer one turn, not everybody's past", () => {
    const history = run(one("ada", "grace"), 10);
    let standing = standingAfter(history);
    const next: string[] = [];
    for (let at = 0; at < 4; at++) {
      const turns = assignees(one("ada", "grace", "linus"), standing, nobodyAway);
      next.push(...turns.map(({ who }) => who));
      standing = after(standing, turns);
    }
    expect(next).toEqual(["linus", "ada", "grace", "linus"]);
  });

  it("counts a swap for whoever stepped in", () => {
    const history = [[{ seat: "", who: "grace" }]];
    const [turn] = assignees(one("ada", "grace", "linus"), standingAfter(history), nobodyAway);
    expect(turn?.who).toBe("ada");
  });

  it("leaves a seat empty rather than seat somebody twice, or somebody who is away", () => {
    expect(assignees(pair("ada"), NOBODY_YET, nobodyAway)).toEqual([
      { seat: "driver", who: "ada" },
    ]);
    expect(assignees(pair("ada", "grace"), NOBODY_YET, () => true)).toEqual([]);
    expect(assignees([], NOBODY_YET, nobodyAway)).toEqual([]);
  });

  it("fills both seats when only one person may take the second", () => {
    const seats = [
      { name: "driver", people: ["ada", "grace"] },
      { name: "dba", people: ["ada"] },
    ];
    expect(run(seats, 2)).toEqual([
      [
        { seat: "driver", who: "grace" },
        { seat: "dba", who: "ada" },
      ],
      [
        { seat: "driver", who: "grace" },
        { seat: "dba", who: "ada" },
      ],
    ]);
  });
});

describe("a rotation's turns", () => {
  const people = "abcdefgh".split("");
  const team = fc
    .record({ size: fc.integer({ min: 1, max: 8 }), seats: fc.integer({ min: 1, max: 4 }) })
    .filter(({ size, seats }) => seats <= size)
    .map(({ size, seats }) => ({
      pool: people.slice(0, size),
      seats: Array.from({ length: seats }, (_, index) => ({
        name: `seat ${index}`,
        people: people.slice(0, size),
      })),
    }));

  it("are equal to within one at any time, whatever the number of people and seats", () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 1, max: 60 }), ({ pool, seats }, length) => {
        expect(spread(counts(run(seats, length), pool))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200, seed: 2026 },
    );
  });

  it("share each seat too: nobody drives every time", () => {
    fc.assert(
      fc.property(team, ({ pool, seats }) => {
        const history = run(seats, pool.length * seats.length * 3);
        for (const { name } of seats) {
          const there = history.map((turns) => turns.filter(({ seat }) => seat === name));
          expect(spread(counts(there, pool))).toBeLessThanOrEqual(
            pool.length === seats.length ? 1 : 2,
          );
        }
      }),
      { numRuns: 100, seed: 2026 },
    );
  });

  it("never go to somebody who is away or twice to the same, and leave no seat empty without need", () => {
    const days = fc.array(fc.uniqueArray(fc.constantFrom(...people)), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(team, days, ({ pool, seats }, absent) => {
        const history = run(seats, absent.length, (who, at) => absent[at]?.includes(who) ?? false);
        history.forEach((turns, at) => {
          const who = turns.map((turn) => turn.who);
          const present = pool.filter((one) => !absent[at]?.includes(one));
          expect(new Set(who).size).toBe(who.length);
          expect(who.every((one) => present.includes(one))).toBe(true);
          expect(who.length).toBe(Math.min(seats.length, present.length));
        });
      }),
      { numRuns: 150, seed: 2026 },
    );
  });

  it("never keep somebody who is there waiting longer than one round", () => {
    const days = fc.array(fc.uniqueArray(fc.constantFrom(...people.slice(1, 6))), {
      minLength: 20,
      maxLength: 40,
    });
    fc.assert(
      fc.property(days, (absent) => {
        const pool = people.slice(0, 6);
        const history = said(
          run(one(...pool), absent.length, (who, at) => absent[at]?.includes(who) ?? false),
        );
        const turns = history.flatMap((who, at) => (who === "a" ? [at] : []));
        const waits = [-1, ...turns].map(
          (at, index, all) => (all[index + 1] ?? absent.length) - at,
        );
        expect(Math.max(...waits)).toBeLessThanOrEqual(pool.length);
      }),
      { numRuns: 100, seed: 2026 },
    );
  });
});
