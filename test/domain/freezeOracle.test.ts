import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { frozenAt } from "../../src/domain/freeze/frozenAt.js";
import type { FreezeWindow } from "../../src/domain/freeze/settings.js";
import { Temporal } from "../../src/domain/time.js";
import {
  covered,
  type Recurring,
  startsToEnds,
  type Timeline,
  timeline,
  timesOf,
  type WallStretch,
} from "./freezeOracle.js";

const MINUTE = 60_000;
const DAY = 1440;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** Zones, each with days on which its clocks were moved: by an hour, by half, at midnight, by a whole day, or never. */
const zones: readonly [zone: string, moved: readonly string[]][] = [
  ["Africa/Cairo", ["2023-04-28", "2024-04-26", "2026-10-29", "2010-08-11", "2027-04-30"]],
  ["Europe/London", ["2026-03-29", "2026-10-25", "2024-03-31"]],
  ["America/New_York", ["2026-03-08", "2026-11-01", "2025-03-09"]],
  ["Australia/Lord_Howe", ["2026-04-05", "2026-10-04"]],
  ["America/Sao_Paulo", ["2017-10-15", "2018-02-18", "2018-11-04"]],
  ["Asia/Beirut", ["2024-03-31", "2024-10-27"]],
  ["America/Havana", ["2026-03-08", "2026-11-01"]],
  ["Africa/Casablanca", ["2026-02-15", "2026-03-22"]],
  ["Pacific/Apia", ["2011-12-30", "2011-09-24"]],
  ["Asia/Kathmandu", ["2026-01-01"]],
  ["Asia/Seoul", ["2028-02-29"]],
  ["UTC", ["2027-12-31"]],
];

/** A window as a team writes it, with what the oracle makes of it. */
interface Case {
  readonly window: FreezeWindow;
  readonly stretches: (fromDay: number, untilDay: number) => readonly WallStretch[];
}

const clock = (time: number): string =>
  `${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`;
const iso = (day: number): string => new Date(day * DAY * MINUTE).toISOString().slice(0, 10);

/** Often a full hour of the small hours, when clocks are moved. */
const time = fc.oneof(
  fc.integer({ min: 0, max: DAY - 1 }),
  fc.constantFrom(0, 30, 60, 75, 90, 105, 120, 125, 150, 180, 1380, 1410, 1439),
);
const weekday = fc.integer({ min: 0, max: 6 });
const monthDay = fc.integer({ min: 1, max: 31 });

const onWeekday = (wanted: number, at: number): Recurring => ({
  falls: (day) => day.weekday === wanted,
  time: at,
});
const onMonthDay = (wanted: number, at: number): Recurring => ({
  falls: (day) => day.date === Math.min(wanted, day.length),
  time: at,
});
const onYearDay = (month: number, wanted: number, at: number): Recurring => ({
  falls: (day) => day.month === month && day.date === Math.min(wanted, day.length),
  time: at,
});

const weekly = fc
  .tuple(weekday, time, weekday, time)
  .filter(([w1, t1, w2, t2]) => w1 !== w2 || t1 !== t2)
  .map(
    ([w1, t1, w2, t2]): Case => ({
      window: {
        from: `${WEEKDAYS[w1]} ${clock(t1)}`,
        until: `${WEEKDAYS[w2]?.slice(0, 3)} ${clock(t2)}`,
      },
      stretches: startsToEnds(onWeekday(w1, t1), onWeekday(w2, t2)),
    }),
  );

const wholeDays = fc
  .tuple(weekday, weekday)
  .filter(([a, b]) => (b + 1) % 7 !== a)
  .map(
    ([a, b]): Case => ({
      window: { after: WEEKDAYS[a] ?? "", through: WEEKDAYS[b] ?? "" },
      stretches: startsToEnds(onWeekday(a, DAY), onWeekday(b, DAY)),
    }),
  )
  .filter(({ window }) => window.after !== window.through);

const cronPair = fc
  .tuple(weekday, time, weekday, time)
  .filter(([w1, t1, w2, t2]) => w1 !== w2 || t1 !== t2)
  .map(([w1, t1, w2, t2]): Case => {
    const cron = (on: number, at: number) => `${at % 60} ${Math.floor(at / 60)} * * ${on || 7}`;
    return {
      window: { from: cron(w1, t1), until: cron(w2, t2) },
      stretches: startsToEnds(onWeekday(w1, t1), onWeekday(w2, t2)),
    };
  });

const cronFor = fc.tuple(weekday, time, fc.integer({ min: 1, max: 3000 })).map(
  ([on, at, minutes]): Case => ({
    window: { from: `${at % 60} ${Math.floor(at / 60)} * * ${on}`, for: `${minutes} minutes` },
    stretches: (from, until) =>
      timesOf(onWeekday(on, at), from - 30, until).map((start) => ({ start, lasts: minutes })),
  }),
);

const hours = fc
  .tuple(fc.uniqueArray(weekday, { minLength: 1 }), time, time)
  .filter(([, a, b]) => a !== b)
  .map(
    ([days, a, b]): Case => ({
      window: { days: days.map((day) => WEEKDAYS[day] ?? ""), from: clock(a), until: clock(b) },
      stretches: (from, until) =>
        timesOf({ falls: (day) => days.includes(day.weekday), time: 0 }, from - 3, until).map(
          (midnight) => ({ start: midnight + a, end: midnight + b + (b > a ? 0 : DAY) }),
        ),
    }),
  );

const nightly = fc
  .tuple(time, time)
  .filter(([a, b]) => a !== b)
  .map(
    ([a, b]): Case => ({
      window: { from: clock(a), until: clock(b) },
      stretches: startsToEnds({ falls: () => true, time: a }, { falls: () => true, time: b }),
    }),
  );

const monthly = fc
  .tuple(monthDay, time, monthDay, time)
  .filter(([d1, , d2]) => d1 !== d2 && Math.min(d1, d2) < 28)
  .map(
    ([d1, t1, d2, t2]): Case => ({
      window: { from: `day ${d1} ${clock(t1)}`, until: `day ${d2} ${clock(t2)}` },
      stretches: startsToEnds(onMonthDay(d1, t1), onMonthDay(d2, t2)),
    }),
  );

const yearly = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 29 }),
    time,
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 29 }),
    time,
  )
  .filter(([m1, , , m2]) => m1 !== m2)
  .map(
    ([m1, d1, t1, m2, d2, t2]): Case => ({
      window: {
        from: `${d1} ${MONTHS[m1 - 1]} ${clock(t1)}`,
        until: `${MONTHS[m2 - 1]?.slice(0, 3)} ${d2}, ${clock(t2)}`,
      },
      stretches: startsToEnds(onYearDay(m1, d1, t1), onYearDay(m2, d2, t2)),
    }),
  );

/** Windows between dates, and the same again every few days; dates are put near the middle of the timeline. */
const dated = (middle: number) =>
  fc
    .tuple(
      fc.integer({ min: -20, max: 20 }),
      time,
      fc.integer({ min: 1, max: 9 * DAY }),
      fc.option(fc.integer({ min: 10, max: 20 })),
    )
    .map(([off, at, length, every]): Case => {
      const start = (middle + off) * DAY + at;
      const end = start + length;
      const text = (wall: number) => `${iso(Math.floor(wall / DAY))} ${clock(wall % DAY)}`;
      const counts = every === null ? [0] : Array.from({ length: 10 }, (_, count) => count);
      return {
        window: {
          from: text(start),
          until: text(end),
          ...(every === null ? {} : { every: `${every} days` }),
        },
        stretches: () =>
          counts.map((count) => ({
            start: start + count * (every ?? 0) * DAY,
            end: end + count * (every ?? 0) * DAY,
          })),
      };
    });

const anyCase = (middle: number) =>
  fc.oneof(weekly, wholeDays, cronPair, cronFor, hours, nightly, monthly, yearly, dated(middle));

const scenario = fc
  .constantFrom(...zones.flatMap(([zone, days]) => days.map((day) => [zone, day] as const)))
  .chain(([zone, moved]) => {
    const middle = Date.parse(moved) / MINUTE / DAY;
    return fc.record({
      zone: fc.constant(zone),
      middle: fc.constant(middle),
      windows: fc.array(anyCase(middle), { maxLength: 3 }),
      within: fc.array(anyCase(middle), { maxLength: 2 }),
      picks: fc.array(fc.integer({ min: 12 * DAY * 60, max: 28 * DAY * 60 }), {
        minLength: 20,
        maxLength: 20,
      }),
    });
  });

const DAYS = 40;

/** Timelines are asked for again and again, and are the same each time. */
const timelines = new Map<string, Timeline>();
const timelineOf = (zone: string, middle: number): Timeline => {
  const key = `${zone} ${middle}`;
  const line = timelines.get(key) ?? timeline(zone, (middle - DAYS / 2) * DAY * MINUTE, DAYS);
  timelines.set(key, line);
  return line;
};

describe("the freeze calendar", () => {
  it("agrees with a minute-by-minute oracle, and tells the exact minute of both edges", () => {
    fc.assert(
      fc.property(scenario, ({ zone, middle, windows, within, picks }) => {
        const line = timelineOf(zone, middle);
        const minutesOf = (cases: readonly Case[]) =>
          cases.map(({ stretches }) => covered(line, stretches(middle - DAYS, middle + DAYS)));
        const closed = minutesOf(windows);
        const open = minutesOf(within);
        const frozen = line.walls.map((_, index) =>
          closed.some((minutes) => minutes[index] === 1) ||
          (open.length > 0 && !open.some((minutes) => minutes[index] === 1))
            ? 1
            : 0,
        );
        const settings = {
          windows: windows.map(({ window }) => window),
          merge_within: within.map(({ window }) => window),
        };
        const instant = (index: number) => new Date(line.from + index * MINUTE).toISOString();
        const ask = (index: number, seconds: number) => {
          const at = Temporal.Instant.fromEpochMilliseconds(
            line.from + index * MINUTE + seconds * 1000,
          );
          const answer = frozenAt(settings, { timezone: zone, at });
          let since = index;
          while (since > 0 && frozen[since - 1] === frozen[index]) since--;
          let until = index + 1;
          while (until < frozen.length && frozen[until] === frozen[index]) until++;
          const { epochMilliseconds: first = Number.NEGATIVE_INFINITY } = answer.since ?? {};
          const { epochMilliseconds: end = Number.POSITIVE_INFINITY } = answer.until ?? {};
          expect({
            at: instant(index),
            frozen: answer.frozen,
            since: since === 0 ? first <= line.from : instant((first - line.from) / MINUTE),
            until:
              until === frozen.length
                ? end >= line.from + until * MINUTE
                : instant((end - line.from) / MINUTE),
          }).toEqual({
            at: instant(index),
            frozen: frozen[index] === 1,
            since: since === 0 ? true : instant(since),
            until: until === frozen.length ? true : instant(until),
          });
          return until;
        };
        for (const pick of picks) {
          const edge = ask(Math.floor(pick / 60), pick % 60);
          if (edge < frozen.length) {
            ask(edge - 1, 59);
            ask(edge, 0);
          }
        }
      }),
      {
        seed: Number(process.env.FREEZE_SEED ?? 20261121),
        numRuns: Number(process.env.FREEZE_RUNS ?? 40),
      },
    );
  });
});
