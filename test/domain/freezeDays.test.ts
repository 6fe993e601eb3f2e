import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { dayOf } from "../../src/domain/calendar/dates.js";
import { readDays } from "../../src/domain/freeze/days.js";
import { anyOf } from "../../src/domain/freeze/events.js";

const MS_A_DAY = 86_400_000;
const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const RANKS = ["first", "second", "third", "4th"];

/** The days that a text stands for, from one day to another. */
const named = (text: string, from: number, to: number): string[] => {
  const days: string[] = [];
  for (const day of anyOf(readDays(text))(from)) {
    if (day >= to) break;
    days.push(new Date(day * MS_A_DAY).toISOString().slice(0, 10));
  }
  return days;
};

/** The same by looking at every day. */
const tried = (from: number, to: number, holds: (date: Date) => boolean): string[] => {
  const days: string[] = [];
  for (let day = from; day < to; day++) {
    const date = new Date(day * MS_A_DAY);
    if (holds(date)) days.push(date.toISOString().slice(0, 10));
  }
  return days;
};

const plus = (date: Date, days: number): Date => new Date(date.getTime() + days * MS_A_DAY);
const isWorked = (date: Date): boolean => date.getUTCDay() % 6 !== 0;
const quarterOf = (date: Date): string =>
  `${date.getUTCFullYear()}-${Math.floor(date.getUTCMonth() / 3)}`;

/** How manieth of its kind a day is in its quarter, from the start or from the end. */
const place = (date: Date, step: 1 | -1, counts: (date: Date) => boolean): number => {
  let rank = 0;
  for (let at = date; quarterOf(at) === quarterOf(date); at = plus(at, -step))
    if (counts(at)) rank++;
  return counts(date) ? rank : 0;
};

const anyStart = fc.integer({ min: dayOf(2000, 1, 1), max: dayOf(2060, 1, 1) });

describe("days as people count them", () => {
  it("are the nth working days of the quarter, whatever day is asked about", () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 4 }), fc.boolean(), (from, nth, last) => {
        const text = `${RANKS[nth - 1]} ${last ? "last " : ""}working day of the quarter`;
        expect(named(text.replace("first last", "last"), from, from + 200)).toEqual(
          tried(from, from + 200, (date) => place(date, last ? -1 : 1, isWorked) === nth),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("are the last days of the quarter, all of them", () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 20 }), (from, count) => {
        expect(named(`last ${count} days of the quarter`, from, from + 200)).toEqual(
          tried(from, from + 200, (date) => place(date, -1, () => true) <= count),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("are so many working days before or after a day of the month", () => {
    fc.assert(
      fc.property(
        anyStart,
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (from, day, count, before) => {
          const side = before ? "before" : "after";
          const text = `${count} working days ${side} day ${day}`;
          const held = tried(from - 60, from + 180, (date) => date.getUTCDate() === day)
            .map((start) => {
              let at = new Date(start);
              for (let left = count; left > 0; ) {
                at = plus(at, before ? -1 : 1);
                if (isWorked(at)) left--;
              }
              return at.getTime() / MS_A_DAY;
            })
            .filter((at) => from <= at && at < from + 120)
            .map((at) => new Date(at * MS_A_DAY).toISOString().slice(0, 10));
          expect(named(text, from, from + 120)).toEqual(held);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are weekdays within months, and weekdays after one another", () => {
    fc.assert(
      fc.property(
        anyStart,
        fc.constantFrom(...NAMES),
        fc.constantFrom(...NAMES),
        (from, one, other) => {
          expect(named(`${one}s in March and May to July`, from, from + 500)).toEqual(
            tried(
              from,
              from + 500,
              (date) =>
                NAMES[date.getUTCDay()] === one && [2, 4, 5, 6].includes(date.getUTCMonth()),
            ),
          );
          expect(named(`${one} after first ${other} of the month`, from, from + 200)).toEqual(
            tried(from, from + 200, (date) => {
              if (NAMES[date.getUTCDay()] !== one) return false;
              let at = plus(date, -1);
              while (NAMES[at.getUTCDay()] !== other) at = plus(at, -1);
              return at.getUTCDate() <= 7;
            }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("days from one date through another", () => {
  it.each([
    ["24 August to 6 September 2026", "2026-08-24", "2026-09-06"],
    ["24 August 2026 to 6 September", "2026-08-24", "2026-09-06"],
    ["21 December - 4 January 2027", "2026-12-21", "2027-01-04"],
    ["Tuesday, November 24, 2026 - Friday, November 27, 2026", "2026-11-24", "2026-11-27"],
  ])("may name their year once, and have commas: %s", (text, first, last) => {
    const days = named(text, dayOf(2026, 1, 1), dayOf(2029, 1, 1));
    expect([days[0], days.at(-1)]).toEqual([first, last]);
  });
});
