import { describe, expect, it } from "@jest/globals";
import Holidays from "date-holidays";
import fc from "fast-check";
import { dueAfter } from "../../../src/domain/hours/due.js";
import { readHours } from "../../../src/domain/hours/hours.js";
import {
  afterWorking,
  endOfWorkingDay,
  isWorking,
  nextWorking,
  workingTime,
} from "../../../src/domain/hours/reckon.js";
import type { HoursSettings } from "../../../src/domain/hours/settings.js";
import { Temporal } from "../../../src/domain/time.js";
import { type Timeline, timeline } from "../freezeOracle.js";
import { counting, type OracleShift, oracleOf } from "./oracle.js";

const MINUTE = 60_000;
const DAY = 1440;
const DAYS = 36;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Zones, each with days around which its clocks were moved, or a month, a leap day or a year ended. */
const zones: readonly [zone: string, around: readonly string[]][] = [
  ["Africa/Cairo", ["2026-04-24", "2026-10-29", "2024-02-29"]],
  ["Europe/London", ["2026-03-29", "2026-10-25", "2026-12-31"]],
  ["America/New_York", ["2026-03-08", "2026-11-01"]],
  ["America/St_Johns", ["2026-03-08", "2026-11-01", "2010-11-07"]],
  ["Australia/Lord_Howe", ["2026-04-05", "2026-10-04"]],
  ["Asia/Kathmandu", ["2028-02-29", "2026-12-31"]],
  ["Pacific/Apia", ["2011-12-30", "2011-09-24"]],
  ["America/Sao_Paulo", ["2018-02-18", "2018-11-04"]],
  ["Asia/Beirut", ["2024-03-31", "2024-10-27"]],
  ["UTC", ["2027-12-31"]],
];

const clock = (time: number): string =>
  `${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`;

const time = fc.oneof(
  fc.integer({ min: 0, max: DAY - 1 }),
  fc.constantFrom(0, 15, 30, 60, 75, 90, 105, 120, 125, 150, 180, 540, 1020, 1320, 1395, 1439),
);

const shift = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    from: time,
    until: fc.oneof(time, fc.constant(DAY)),
  })
  .filter(({ from, until }) => from !== until);

const scenario = fc
  .constantFrom(...zones.flatMap(([zone, days]) => days.map((day) => [zone, day] as const)))
  .chain(([zone, around]) => {
    const middle = Date.parse(around) / MINUTE / DAY;
    return fc.record({
      zone: fc.constant(zone),
      middle: fc.constant(middle),
      working: fc.array(shift, { minLength: 1, maxLength: 3 }),
      onCall: fc.array(shift, { maxLength: 2 }),
      holidays: fc.constantFrom(false, true),
      added: fc.uniqueArray(fc.integer({ min: -14, max: 14 }), { maxLength: 6 }),
      asks: fc.array(
        fc.record({
          at: fc.integer({ min: 8 * DAY, max: 22 * DAY }),
          minutes: fc.integer({ min: 1, max: 3000 }),
          days: fc.integer({ min: 0, max: 5 }),
          pauses: fc.array(
            fc.record({
              after: fc.integer({ min: -DAY, max: 3 * DAY }),
              lasts: fc.integer({ min: 0, max: 2 * DAY }),
            }),
            { maxLength: 3 },
          ),
          open: fc.option(fc.integer({ min: -DAY, max: 5 * DAY }), { freq: 4 }),
        }),
        { minLength: 4, maxLength: 4 },
      ),
    });
  });

const timelines = new Map<string, Timeline>();
const timelineOf = (zone: string, middle: number): Timeline => {
  const key = `${zone} ${middle}`;
  const line = timelines.get(key) ?? timeline(zone, (middle - DAYS / 2) * DAY * MINUTE, DAYS);
  timelines.set(key, line);
  return line;
};

const rowOf = ({ weekdays, from, until }: OracleShift) => ({
  days: weekdays.map((day) => WEEKDAYS[day] ?? ""),
  from: clock(from),
  until: clock(until),
});

const british = (years: readonly number[]): ReadonlySet<number> =>
  new Set(
    years.flatMap((year) =>
      new Holidays("GB")
        .getHolidays(year)
        .filter(({ type }) => type === "public")
        .map(({ date }) => Date.parse(date.slice(0, 10)) / MINUTE / DAY),
    ),
  );
const HOLIDAYS = british([2010, 2011, 2012, 2018, 2023, 2024, 2025, 2026, 2027, 2028]);

describe("working hours", () => {
  it("agree with a minute-by-minute oracle in every question that is asked of them", () => {
    let compared = 0;
    fc.assert(
      fc.property(scenario, ({ zone, middle, working, onCall, holidays, added, asks }) => {
        const line = timelineOf(zone, middle);
        const addedDays = new Set(added.map((day) => middle + day));
        const add = [...addedDays].map((day) =>
          new Date(day * DAY * MINUTE).toISOString().slice(0, 10),
        );
        const settings: HoursSettings = {
          working: working.map(rowOf),
          on_call: onCall.map(rowOf),
          ...(holidays ? { holidays: { country: "GB", ...(add.length > 0 ? { add } : {}) } } : {}),
        };
        const isOff = (day: number) => holidays && (HOLIDAYS.has(day) || addedDays.has(day));
        const hours = readHours(settings, zone);
        const instant = (index: number) =>
          Temporal.Instant.fromEpochMilliseconds(line.from + index * MINUTE);
        const indexOf = (at: Temporal.Instant | undefined) =>
          at && (at.epochMilliseconds - line.from) / MINUTE;
        /** An answer within the timeline must be the oracle's; where that ends, the real one must lie beyond. */
        const same = (
          what: string,
          at: number,
          real: number | undefined,
          oracle: number | undefined,
        ) => {
          const within = real !== undefined && real < line.walls.length ? real : undefined;
          const expected = oracle !== undefined && oracle < line.walls.length ? oracle : undefined;
          if (expected !== undefined) compared++;
          expect({ what, at: instant(at).toString(), is: within }).toEqual({
            what,
            at: instant(at).toString(),
            is: expected,
          });
        };
        const team = oracleOf(line, working, isOff);
        const call = oracleOf(line, onCall, () => false);
        const covered = team.minutes.map((minute, index) => minute | (call.minutes[index] ?? 0));
        for (const [real, truth] of [
          [hours.working, team.minutes],
          [hours.covered, covered],
        ] as const) {
          const written = new Uint8Array(line.walls.length);
          for (const { from, until } of real.after(instant(0))) {
            const first = indexOf(from) ?? 0;
            if (first >= written.length) break;
            written.fill(1, Math.max(0, first), Math.min(indexOf(until) ?? 0, written.length));
          }
          const wrong = written.findIndex((minute, index) => minute !== truth[index]);
          expect(wrong < 0 ? "every minute is right" : instant(wrong).toString()).toBe(
            "every minute is right",
          );
        }
        for (const { at, minutes, days, pauses, open } of asks) {
          const now = instant(at);
          for (const [which, real, truth] of [
            ["working", hours.working, team.minutes],
            ["covered", hours.covered, covered],
          ] as const) {
            const ms = now.add({ milliseconds: 59_999 });
            expect([which, isWorking(real, now)]).toEqual([which, truth[at] === 1]);
            expect([which, isWorking(real, ms)]).toEqual([which, truth[at] === 1]);
            const next = truth.indexOf(1, at);
            same(`next ${which}`, at, indexOf(nextWorking(real, now)), next < 0 ? undefined : next);
            same(
              `${minutes} minutes of ${which}`,
              at,
              indexOf(afterWorking(real, now, minutes * MINUTE)),
              counting(truth, at, minutes),
            );
          }
          const later = at + minutes * 3;
          expect(workingTime(hours.working, now, instant(later)) / MINUTE).toBe(
            (team.worked[later] ?? 0) - (team.worked[at] ?? 0),
          );
          const end = team.ends.filter((index) => index > at)[days];
          same(`end of day ${days}`, at, indexOf(endOfWorkingDay(hours.working, now, days)), end);

          const stops = [
            ...pauses.map(({ after, lasts }) => ({ from: at + after, until: at + after + lasts })),
            ...(open === null ? [] : [{ from: at + open, until: undefined }]),
          ];
          const runs = (index: number) =>
            !stops.some(({ from, until }) => from <= index && index < (until ?? line.walls.length))
              ? 1
              : 0;
          const spans = stops.map(({ from, until }) => ({
            from: instant(from),
            until: until === undefined ? undefined : instant(until),
          }));
          const byWork = team.minutes.map((minute, index) => minute & runs(index));
          const byClock = team.minutes.map((_, index) => runs(index));
          const due = (target: Parameters<typeof dueAfter>[0]) =>
            indexOf(dueAfter(target, now, hours.working, spans));
          const milliseconds = minutes * MINUTE;
          same(
            "due by work",
            at,
            due({ kind: "working time", milliseconds }),
            counting(byWork, at, minutes),
          );
          same(
            "due by the clock",
            at,
            due({ kind: "time", milliseconds }),
            counting(byClock, at, minutes),
          );
          if (end !== undefined)
            same(
              "due by working days",
              at,
              due({ kind: "working days", days }),
              counting(byWork, at, (team.worked[end] ?? 0) - (team.worked[at] ?? 0)),
            );
        }
      }),
      {
        seed: Number(process.env.HOURS_SEED ?? 20261121),
        numRuns: Number(process.env.HOURS_RUNS ?? 20),
      },
    );
    expect(compared).toBeGreaterThan(200);
  });
});
