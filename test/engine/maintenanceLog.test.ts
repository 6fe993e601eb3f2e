import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Temporal } from "../../src/domain/time.js";
import { checkpoint, stateOf } from "../../src/engine/maintenance/checkpoint.js";
import {
  type Entry,
  readEntry,
  type Says,
  writeEntry,
} from "../../src/engine/maintenance/entry.js";
import { occurrenceMark, readOccurrence } from "../../src/engine/maintenance/marks.js";
import { EMPTY, fold, type LogState } from "../../src/engine/maintenance/state.js";

const START = Temporal.Instant.from("2026-03-01T09:00:00Z");
const key = (job: string, day: number): string =>
  `${job}@${START.add({ hours: day * 24 }).toString({ smallestUnit: "second" })}`;

/** Entries as several doors write them: told of jobs, claiming, finishing, in whatever order, minutes apart. */
const says: fc.Arbitrary<Says> = fc.oneof(
  fc.record({
    seen: fc.dictionary(fc.constantFrom("a", "B", "c"), fc.constantFrom("one", "two")),
    now: fc.constant(START.toString()),
  }),
  fc.record({ gone: fc.subarray(["a", "b"]) }),
  fc.record({
    claims: fc.array(
      fc.tuple(fc.constantFrom("a", "B"), fc.nat(6)).map(([job, day]) => key(job, day)),
    ),
  }),
  fc.record({
    done: fc.array(
      fc.record({
        key: fc.tuple(fc.constantFrom("a", "b"), fc.nat(6)).map(([job, day]) => key(job, day)),
        did: fc.constantFrom("opened" as const, "skipped" as const),
        number: fc.integer({ min: 1, max: 99 }),
        turns: fc.array(
          fc.tuple(fc.constantFrom("driver", ""), fc.constantFrom("Ada", "grace", "linus")),
          { maxLength: 2 },
        ),
      }),
    ),
  }),
  fc.record({
    sat: fc.array(
      fc.record({
        key: fc.tuple(fc.constantFrom("a", "b"), fc.nat(6)).map(([job, day]) => key(job, day)),
        turns: fc.array(fc.tuple(fc.constant("driver"), fc.constantFrom("grace", "linus")), {
          maxLength: 1,
        }),
      }),
    ),
  }),
  fc.record({ closed: fc.constant({ a: "2026-03-02T10:00:00Z" }) }),
);

const log: fc.Arbitrary<readonly Entry[]> = fc
  .array(fc.tuple(says, fc.integer({ min: 0, max: 12 })), { maxLength: 30 })
  .map((all) => {
    let at = START;
    return all.map(([one, minutes], index) => {
      at = at.add({ minutes });
      return { id: index + 1, at, says: one };
    });
  });

/** A state as text, to compare. */
const shown = ({ jobs, claims }: LogState): string =>
  JSON.stringify(
    [
      [...jobs].map(([id, { standing, ...job }]) => [
        id,
        job,
        standing.past,
        [...standing.people].map(([who, { seats, ...served }]) => [who, served, [...seats]]),
      ]),
      [...claims],
    ],
    (_, value) => value ?? null,
  );

describe("the logbook", () => {
  it("comes to the same whether read whole, or from where it was summed up", () => {
    fc.assert(
      fc.property(log, fc.nat(30), fc.nat(3), (entries, cut, later) => {
        const through = Math.min(cut, entries.length);
        const before = entries.slice(0, through);
        const sums = checkpoint(fold(EMPTY, before)).map(
          (one, index): Entry => ({ id: 1000 + index, at: START, says: one }),
        );
        // Summed up while others went on writing: what they wrote stands before the sum.
        const page = [...entries.slice(Math.max(0, through - 1 - later)), ...sums];
        const state = stateOf(page, through === 0);
        expect(state && shown(state)).toBe(shown(fold(EMPTY, entries)));
      }),
    );
  });

  it("gives a key to one claim alone, at whatever moment it is read", () => {
    fc.assert(
      fc.property(log, (entries) => {
        const holders = new Map<string, Set<number>>();
        for (let read = 0; read <= entries.length; read++)
          for (const [text, { entry }] of fold(EMPTY, entries.slice(0, read)).claims)
            holders.set(text, (holders.get(text) ?? new Set()).add(entry));
        for (const held of holders.values()) {
          const at = [...held].map((id) => entries[id - 1]?.at ?? START);
          for (let next = 1; next < at.length; next++) {
            const [first, second] = [at[next - 1], at[next]];
            const wasEnded = entries.some(
              ({ says: { done, gone } }) => (done?.length ?? 0) + (gone?.length ?? 0) > 0,
            );
            const minutes = first && second ? second.since(first).total("minutes") : 0;
            expect(wasEnded || minutes >= 10).toBe(true);
          }
        }
      }),
    );
  });

  it("is in parts if it is too long for one comment, and is known when all of them are there", () => {
    const seen = Object.fromEntries(
      Array.from({ length: 4_000 }, (_, at) => [
        `job-${at}-${(at * 7919) ** 3}`,
        `rule-${at * 104_729}`,
      ]),
    );
    const state = fold(EMPTY, [{ id: 1, at: START, says: { seen } }]);
    const parts = checkpoint(state).map(
      (one, index): Entry => ({ id: 2 + index, at: START, says: one }),
    );
    expect(parts.length).toBeGreaterThan(1);
    for (const { says: part } of parts) expect(writeEntry(1, part, "").length).toBeLessThan(65_536);
    expect(stateOf(parts.slice(1), false)).toBeUndefined();
    const first = [{ id: 1, at: START, says: {} }, ...parts];
    expect(shown(stateOf(first, false) ?? EMPTY)).toBe(shown(state));
  });

  it("keeps what could end the comment that hides it, and reads nothing of another repository", () => {
    const done = [
      { key: "a@2026-03-01T09:00:00Z", did: "opened" as const, turns: [["-->", "ada"]] as const },
    ];
    const body = writeEntry(7, { done }, "Opened --> it.");
    const entry = { id: 1, at: START, body };
    expect(readEntry(entry, 7)?.says).toEqual({ done });
    expect(readEntry(entry, 8)).toBeUndefined();
    expect(readEntry({ ...entry, body: `Look: ${body}` }, 7)).toBeUndefined();
    const turns = [{ seat: "--> drive", who: "ada" }];
    expect(readOccurrence(occurrenceMark(7, "a@2026-03-01T09:00:00Z", turns), 7)?.turns).toEqual(
      turns,
    );
  });
});
