import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Temporal } from "../../src/domain/time.js";
import { occurrences } from "../../src/maintenance/occurrences.js";
import { jobOf, mondayToFriday } from "./jobs.js";
import { bruteForce, isWorkday, nearestWorkday, type Spoken } from "./oracle.js";
import { someDate, someSpoken, someZone } from "./spoken.js";

const jobFor = (spoken: Spoken, timezone: string, more: Parameters<typeof jobOf>[1] = {}) =>
  jobOf(spoken.words, {
    at: spoken.hour * 60 + spoken.minute,
    timezone,
    ...(spoken.start ? { start: spoken.start.toString() } : {}),
    ...more,
  });

const span = fc.record({
  first: someDate,
  hours: fc.integer({ min: 0, max: 23 }),
  days: fc.integer({ min: 0, max: 100 }),
});

const edges = ({
  first,
  hours,
  days,
}: {
  first: Temporal.PlainDate;
  hours: number;
  days: number;
}) => {
  const from = first.toZonedDateTime("UTC").toInstant().add({ hours });
  return [from, from.add({ hours: days * 24 })] as const;
};

const times = (found: readonly { readonly at: Temporal.Instant }[]): string[] =>
  found.map(({ at }) => at.toString({ smallestUnit: "second" }));

describe("a job's occurrences", () => {
  it("are those that looking at every single day finds, in any zone", () => {
    fc.assert(
      fc.property(someSpoken, someZone, span, (spoken, zone, asked) => {
        const [from, until] = edges(asked);
        const found = occurrences(jobFor(spoken, zone), from, until, mondayToFriday);
        expect(times(found)).toEqual(bruteForce(spoken, zone, from, until));
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("are right in every quarter of an hour of the nights when clocks change", () => {
    fc.assert(
      fc.property(someZone, someDate, fc.nat(95), (zone, date, quarter) => {
        const change = date.toZonedDateTime(zone).getTimeZoneTransition("next");
        const from = (change ?? date.toZonedDateTime(zone)).toInstant().subtract({ hours: 30 });
        const until = from.add({ hours: 60 });
        const daily = {
          words: "daily",
          start: undefined,
          hour: Math.floor(quarter / 4),
          minute: (quarter % 4) * 15,
          falls: () => true,
        };
        const found = occurrences(jobFor(daily, zone), from, until, mondayToFriday);
        expect(times(found)).toEqual(bruteForce(daily, zone, from, until));
      }),
      { numRuns: 100, seed: 2026 },
    );
  });

  it("are the same when they are asked for piece by piece", () => {
    fc.assert(
      fc.property(
        someSpoken,
        someZone,
        span,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (spoken, zone, asked, part) => {
          const [from, until] = edges(asked);
          const job = jobFor(spoken, zone, { dayOff: "nearest" });
          const middle = from.add({ hours: Math.floor(part * asked.days * 24) });
          const pieces = [
            ...occurrences(job, from, middle, mondayToFriday),
            ...occurrences(job, middle, until, mondayToFriday),
          ];
          expect(pieces).toEqual(occurrences(job, from, until, mondayToFriday));
        },
      ),
      { numRuns: 60, seed: 2026 },
    );
  });

  it("are moved off days off as a search by hand moves them", () => {
    const moves: Readonly<
      Record<string, (date: Temporal.PlainDate) => Temporal.PlainDate | undefined>
    > = {
      before: (date) => [1, 2, 3].map((days) => date.subtract({ days })).find(isWorkday),
      after: (date) => [1, 2, 3].map((days) => date.add({ days })).find(isWorkday),
      nearest: nearestWorkday,
      skip: () => undefined,
    };
    fc.assert(
      fc.property(
        someSpoken,
        fc.constantFrom("before", "after", "nearest", "skip" as const),
        span,
        (spoken, dayOff, asked) => {
          const move = moves[dayOff] as (
            date: Temporal.PlainDate,
          ) => Temporal.PlainDate | undefined;
          const moved: Spoken = {
            ...spoken,
            falls: (date) =>
              Array.from({ length: 7 }, (_, index) => date.add({ days: index - 3 }))
                .filter((one) => spoken.falls(one))
                .some((one) => (isWorkday(one) ? one : move(one))?.equals(date) ?? false),
          };
          const [from, until] = edges({ ...asked, days: Math.min(asked.days, 40) });
          const job = jobFor(spoken, "Europe/London", { dayOff: dayOff as "skip" });
          expect(times(occurrences(job, from, until, mondayToFriday))).toEqual(
            bruteForce(moved, "Europe/London", from, until),
          );
        },
      ),
      { numRuns: 25, seed: 2026 },
    );
  });
});
