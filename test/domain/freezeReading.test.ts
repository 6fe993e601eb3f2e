import { describe, expect, it } from "@jest/globals";
import { CronExpressionParser } from "cron-parser";
import fc from "fast-check";
import { readCron } from "../../src/domain/calendar/cron.js";
import { dateOf, dayOf } from "../../src/domain/calendar/dates.js";
import { readDuration, readPeriod } from "../../src/domain/calendar/duration.js";
import { Misread } from "../../src/domain/calendar/misread.js";
import { freezeProblems } from "../../src/domain/freeze/check.js";
import { eventsOf } from "../../src/domain/freeze/edge.js";
import { firstFrom } from "../../src/domain/freeze/events.js";
import { readMoment, readTime } from "../../src/domain/freeze/moment.js";
import type { FreezeSettings, FreezeWindow } from "../../src/domain/freeze/settings.js";

describe("a moment in a policy", () => {
  const same: readonly (readonly string[])[] = [
    ["Wednesday 18:00", "wed 18:00", "Wednesdays at 6pm", "Wed, 6:00 pm"],
    [
      "2026-12-24 15:00",
      "2026-12-24T15:00",
      "24 December 2026 15:00",
      "December 24, 2026, 15:00",
      "Thursday, 24 Dec 2026 3pm",
    ],
    ["2026-12-24 24:00", "end of 2026-12-24", "the end of 24-Dec-2026"],
    ["Friday 00:00", "start of Friday"],
    ["2027-01-06 14:00", "Jan-06-2027 @ 14:00", "6 Jan 2027 @ 2pm"],
    ["24 December", "December 24", "24th of December", "Dec. 24th"],
    ["day 15 09:00", "the 15th 09:00", "15th of the month 09:00"],
    ["last day", "the last day of the month", "day 31"],
    ["first Monday 12:00", "the first monday of the month at noon", "1st Mon 12:00"],
    ["last Friday of November", "last fri of nov"],
    [
      "2026-11-22T23:00Z",
      "2026-11-22 23:00 UTC",
      "2026-11-23T01:00+02:00",
      "2026-11-22T18:00-0500",
    ],
    ["17:00", "5pm", "5 p.m."],
    ["2 weeks before 2026-10-05", "14 days before 5 October 2026", "2026-09-21"],
  ];
  for (const [first, ...others] of same)
    for (const other of others)
      it(`reads "${other}" as "${first}"`, () => {
        expect(readMoment(other)).toEqual(readMoment(first as string));
      });

  const refused: readonly [text: string, says: string | RegExp][] = [
    ["1/5/2026", "could put the day or the month first"],
    ["Wednsday 18:00", 'did you mean "Wednesday"?'],
    ["weekend", "weekends differ from country to country"],
    ["2026-02-30", "no day of the calendar"],
    ["30 February", "no day of the calendar"],
    ["Wednesday, November 24, 2026", "is a Tuesday, not a Wednesday"],
    ["Friday 24 December", "names a weekday, but no year"],
    ["Friday midnight", "midnight may be either end"],
    ["Friday 25:00", /no time of day|no day/],
    ["Friday EOD", "names no hour"],
    ["2017-11-22 15:00 PST", "give the window its own zone"],
    ["0 18 * *", "has 4"],
    ["0 0 18 * * 3", "has 6"],
    ["@daily", "has a name instead"],
    ["0 0 30 2 *", "never comes"],
    ["H 5 * * *", /leaves a field to chance|no day/],
    ["61 5 * * *", "is no cron expression"],
    ["3 weeks before Friday", "counts from a day that is no date"],
    ["around the middle", "is no day that can be understood"],
    ["", "nothing is written"],
    ["day 32", "no day of a month"],
  ];
  for (const [text, says] of refused)
    it(`refuses "${text}"`, () => {
      expect(() => readMoment(text)).toThrow(Misread);
      expect(() => readMoment(text)).toThrow(says);
    });

  it("is read or refused, never worse, whatever is written", () => {
    const words = fc.constantFrom(
      "Friday",
      "last",
      "day",
      "24",
      "December",
      "2026",
      "09:30",
      "5pm",
      "*",
      "before",
      "weeks",
      "2",
      "first",
      ",",
      "2026-02-29",
      "UTC",
      "/",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 7 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(text, (written) => {
        for (const read of [readMoment, readTime, readDuration, readPeriod])
          try {
            read(written);
          } catch (error) {
            expect(error).toBeInstanceOf(Misread);
          }
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});

describe("a duration", () => {
  const durations: readonly [text: string, days: number, minutes: number][] = [
    ["1 week", 7, 0],
    ["36 hours", 0, 2160],
    ["1m", 0, 1],
    ["a day", 1, 0],
    ["2 days and 3 hours", 2, 180],
    ["1w2d3h4m", 9, 184],
  ];
  for (const [text, days, minutes] of durations)
    it(`reads "${text}"`, () => expect(readDuration(text)).toEqual({ days, minutes }));
  for (const text of ["", "soon", "0 hours", "3", "1 month", "400 days", "99999w"])
    it(`refuses "${text}"`, () => expect(() => readDuration(text)).toThrow(Misread));
  it("may be a period too", () => {
    expect(readPeriod("6 weeks")).toEqual({ days: 42 });
    expect(readPeriod("every other week")).toEqual({ days: 14 });
    expect(readPeriod("quarter".replace("quarter", "3 months"))).toEqual({ months: 3 });
    expect(readPeriod("year")).toEqual({ months: 12 });
  });
});

describe("cron", () => {
  const field = (min: number, max: number) =>
    fc.oneof(
      fc.constant("*"),
      fc.integer({ min, max }).map(String),
      fc
        .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
        .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      fc.integer({ min: 2, max: 9 }).map((step) => `*/${step}`),
      fc
        .uniqueArray(fc.integer({ min, max }), { minLength: 2, maxLength: 3 })
        .map((list) => list.join()),
    );
  const weekday = fc.oneof(field(0, 7), fc.constantFrom("mon-fri", "5L", "1#2", "sun"));
  const monthDay = fc.oneof(field(1, 28), fc.constantFrom("L", "31", "29"));

  it("fires when cron-parser says it does", () => {
    fc.assert(
      fc.property(
        fc
          .tuple(field(0, 59), field(0, 23), monthDay, field(1, 12), weekday)
          .map((fields) => fields.join(" ")),
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }),
        (text, from) => {
          let expected: number;
          try {
            expected = CronExpressionParser.parse(text, { tz: "UTC", currentDate: new Date(from) })
              .next()
              .getTime();
          } catch {
            return;
          }
          const first = firstFrom(
            eventsOf({ kind: "cron", cron: readCron(text) }),
            Math.floor(from / 60_000) + 1,
          );
          expect(`${text} ${new Date(first * 60_000).toISOString()}`).toBe(
            `${text} ${new Date(expected).toISOString()}`,
          );
        },
      ),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe("the calendar's days", () => {
  it("are the dates that they are, over eight centuries", () => {
    for (let day = dayOf(1800, 1, 1); day < dayOf(2600, 1, 1); day += 1) {
      const { year, month, day: date } = dateOf(day);
      if (Date.UTC(year, month - 1, date) !== day * 86_400_000) throw new Error(`day ${day}`);
    }
    expect(dateOf(dayOf(2028, 2, 29))).toEqual({ year: 2028, month: 2, day: 29 });
    expect(dateOf(dayOf(2027, 2, 29))).toEqual({ year: 2027, month: 3, day: 1 });
  });
});

const window = (written: FreezeWindow | string): FreezeSettings => ({ windows: [written] });

describe("what is wrong with a freeze", () => {
  const errors: readonly [why: string, settings: FreezeSettings, path: string, says: string][] = [
    [
      "an end that names only a day",
      window({ from: "Thursday", until: "Sunday" }),
      "freeze/windows/0/until",
      'write "until: Sunday 00:00" if it is not, or "through: Sunday" if it is',
    ],
    ["no end", window({ from: "Thursday" }), "freeze/windows/0", "it says no end"],
    ["no start", window({ until: "Sunday 09:00" }), "freeze/windows/0", 'add "from" or "after"'],
    [
      "two starts",
      window({ from: "Monday", after: "Monday", until: "Sunday 09:00" }),
      "freeze/windows/0",
      "keep one",
    ],
    [
      "two ends",
      window({ from: "Monday", through: "Tuesday", until: "Sunday 09:00" }),
      "freeze/windows/0",
      "keep one",
    ],
    [
      "an end at its start",
      window({ from: "Sunday 09:00", until: "Sun 9am" }),
      "freeze/windows/0",
      "either empty or never over",
    ],
    [
      "an end at its start, a day apart in writing",
      window({ after: "Sunday", until: "Monday 00:00" }),
      "freeze/windows/0",
      "either empty or never over",
    ],
    [
      "an end before its start",
      window({ from: "2026-12-01", through: "2026-11-01" }),
      "freeze/windows/0",
      "ends before it starts",
    ],
    [
      "an end that comes once to a start that recurs",
      window({ from: "Friday", through: "2026-11-01" }),
      "freeze/windows/0",
      "ends only once",
    ],
    [
      "a start of every day with an end of one",
      window({ from: "17:00", until: "Monday 09:00" }),
      "freeze/windows/0",
      'write the day in "from" too',
    ],
    [
      "days with a day for an end",
      window({ days: "Friday", from: "12:00", until: "Saturday 09:00" }),
      "freeze/windows/0/until",
      "must be a time of day alone",
    ],
    [
      "days for a while",
      window({ days: "Friday", for: "2 hours" }),
      "freeze/windows/0/for",
      "times of day",
    ],
    [
      "days and holidays at once",
      window({ days: "Friday", holidays: "GB" }),
      "freeze/windows/0",
      "write two",
    ],
    [
      "a country that is not known",
      window({ holidays: "ZZ" }),
      "freeze/windows/0/holidays",
      'country "ZZ"',
    ],
    [
      "a country by its name",
      window({ holidays: "Germany" }),
      "freeze/windows/0/holidays",
      "Germany is written DE",
    ],
    [
      "a region that is not known",
      window({ holidays: "GB-XX" }),
      "freeze/windows/0/holidays",
      "known are ALD, ENG",
    ],
    [
      "an added day that is none",
      window({ holidays: { country: "GB", add: ["Snow day"] } }),
      "freeze/windows/0/holidays",
      "is no day",
    ],
    [
      "a repetition of what recurs",
      window({ from: "Tuesday", for: "1 week", every: "6 weeks" }),
      "freeze/windows/0/every",
      "between two dates",
    ],
    [
      "a repetition before the end",
      window({ from: "2026-01-01", for: "3 weeks", every: "2 weeks" }),
      "freeze/windows/0/every",
      "before the window is over",
    ],
    [
      "a named date that is none",
      { dates: { release: "Friday" }, windows: ["Friday"] },
      "freeze/dates/release",
      "is no date",
    ],
    [
      "a date that has no name",
      window({ from: "5 weeks before relese", through: "2026-01-01" }),
      "freeze/windows/0/from",
      "is no day",
    ],
    [
      "names with unlike many dates",
      {
        dates: { a: ["2026-01-01", "2026-02-01"], b: ["2026-01-05", "2026-02-05", "2026-03-05"] },
        windows: [{ from: "a", through: "b" }],
      },
      "freeze/windows/0/from",
      "another date named here has 3",
    ],
    [
      "days of two kinds",
      window("Friday to 24 December"),
      "freeze/windows/0/days",
      "different kinds",
    ],
    [
      "days in the wrong order",
      window("2026-12-24 to 2026-12-01"),
      "freeze/windows/0/days",
      "ends before it starts",
    ],
    [
      "a short form that is no day",
      window("Fryday"),
      "freeze/windows/0/days",
      'did you mean "Friday"?',
    ],
    [
      "merging within no time",
      { merge_within: [{ from: "9:30", until: "9:30" }] },
      "freeze/merge_within/0",
      "either empty or never over",
    ],
  ];
  for (const [why, settings, path, says] of errors)
    it(`is told of ${why}`, () => {
      const problems = freezeProblems(settings, "Europe/London");
      expect(problems).toEqual([
        { path: expect.anything(), message: expect.stringContaining(says), severity: "error" },
      ]);
      expect(problems[0]?.path.join("/")).toBe(path);
    });

  const warnings: readonly [why: string, settings: FreezeSettings, path: string, says: string][] = [
    [
      "weekday numbers that are no weekend",
      window({ name: "Freeze weekend", from: "* * * * 5,6", for: "1m" }),
      "freeze/windows/0/from",
      '"5,6" is Friday and Saturday, while Saturday and Sunday are 6 and 0',
    ],
    [
      "weekday numbers counted from 1",
      window({ from: "0 9 * * 2-6", for: "8h" }),
      "freeze/windows/0/from",
      "Monday to Friday are 1-5",
    ],
    [
      "a weekend of other days",
      window({ name: "Quiet weekends", from: "0 0 * * 4-5", for: "1d" }),
      "freeze/windows/0/from",
      "Thursday and Friday",
    ],
    [
      "a day of the month or a weekday",
      window({ from: "0 9 1-7 * 2", for: "1d" }),
      "freeze/windows/0/from",
      "as either one",
    ],
    [
      "windows that together never thaw",
      { windows: ["Monday to Thursday", "Friday to Sunday"] },
      "freeze/windows",
      "never thaw",
    ],
    [
      "a window outside of which all is closed",
      { windows: ["Friday"], merge_within: [{ days: "Friday" }] },
      "freeze/windows",
      "never thaw",
    ],
    [
      "an exemption for everything",
      { open_to: { paths: ["**"] } },
      "freeze/open_to/paths",
      "lets every change through",
    ],
    [
      "a holiday that is none",
      window({ holidays: { country: "GB", region: "ENG", remove: ["Boxing"] } }),
      "freeze/windows/0/holidays/remove/0",
      'no holiday there is called "Boxing"',
    ],
    [
      "a date that nobody mentions",
      { dates: { release: "2026-01-01" }, windows: ["Friday"] },
      "freeze/dates/release",
      "no window mentions",
    ],
  ];
  for (const [why, settings, path, says] of warnings)
    it(`is warned of ${why}`, () => {
      const problems = freezeProblems(settings, "Europe/London");
      expect(problems).toEqual([
        { path: expect.anything(), message: expect.stringContaining(says), severity: "warning" },
      ]);
      expect(problems[0]?.path.join("/")).toBe(path);
    });

  const sound: readonly FreezeSettings[] = [
    {},
    { windows: [] },
    window({ name: "Friday and Saturday", from: "0 0 * * 5,6", for: "1d" }),
    window({ name: "weekend", from: "0 18 * * 5", until: "0 8 * * 1" }),
    window({ from: "2026-01-01", until: "further notice" }),
    window({ days: ["Saturday", "Sunday"], open_to: { paths: ["**", "!src/**"] } }),
    window({ holidays: { country: "GB", region: "ENG", remove: ["Boxing Day", "2026-01-01"] } }),
    {
      merge_within: [{ days: "Monday to Friday", from: "9am", until: "5pm" }],
      windows: [{ holidays: "DE-BY" }],
    },
  ];
  for (const settings of sound)
    it(`is nothing in ${JSON.stringify(settings)}`, () => {
      expect(freezeProblems(settings, "Europe/London")).toEqual([]);
    });

  it("is told all at once", () => {
    const settings = { windows: ["Fryday", { from: "x" }], merge_within: [{ until: "y" }] };
    expect(freezeProblems(settings, "UTC").map(({ path }) => path.join("/"))).toEqual([
      "freeze/windows/0/days",
      "freeze/windows/1/from",
      "freeze/merge_within/0/until",
    ]);
  });
});
