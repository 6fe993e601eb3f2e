import { describe, expect, it } from "@jest/globals";
import { dayOf } from "../../../src/domain/calendar/dates.js";
import { describeHours } from "../../../src/domain/hours/describe.js";
import { dueAfter, dueWithWarning } from "../../../src/domain/hours/due.js";
import { isWorkingDay, readHours, understandHours } from "../../../src/domain/hours/hours.js";
import { afterWorking, isWorking } from "../../../src/domain/hours/reckon.js";
import type { HoursSettings } from "../../../src/domain/hours/settings.js";
import { readTarget, sayTarget } from "../../../src/domain/hours/target.js";
import { Temporal } from "../../../src/domain/time.js";

const CAIRO = "Africa/Cairo";
const instant = (text: string) => Temporal.Instant.from(text);
/** What the clocks of Cairo show. */
const local = (at: Temporal.Instant | undefined) =>
  at?.toZonedDateTimeISO(CAIRO).toPlainDateTime().toString({ smallestUnit: "minute" });
const cairo = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(CAIRO).toInstant();

const desk: HoursSettings = {
  working: ["Sunday to Thursday 09:00 to 17:00", { days: "Friday", from: "09:00", until: "13:00" }],
  on_call: ["weekends 10:00 to 18:00"],
};
const { working, covered } = readHours(desk, CAIRO);

describe("the hours of a team", () => {
  it.each([
    [desk, "Sunday to Thursday from 09:00 until 17:00 and Friday from 09:00 until 13:00"],
    [{ working: ["Sun-Thu 9:00-17:00"] }, "Sunday to Thursday from 09:00 until 17:00"],
    [{ working: ["Friday and Sunday"] }, "Sunday and Friday from 09:00 until 17:00"],
    [
      { working: [{ days: ["Monday", "Wednesday to Friday"], from: "8am", until: "noon" }] },
      "Monday and Wednesday to Friday from 08:00 until 12:00",
    ],
    [
      { working: [{ days: "every day", from: "22:00", until: "06:00" }] },
      "every day from 22:00 until 06:00 of the next day",
    ],
    [{ working: [{ days: "Saturday", from: "00:00", until: "24:00" }] }, "Saturday all day"],
  ] satisfies [HoursSettings, string][])("are understood: %j", (settings, says) => {
    expect(describeHours(settings, CAIRO)).toContain(`The team works ${says}, public holidays`);
  });

  it("are Monday to Friday from nine to five where the policy only wants some", () => {
    expect(describeHours({}, "Europe/London")).toBe(
      "The team works Monday to Friday from 09:00 until 17:00, public holidays or not.",
    );
  });

  it("are said with holidays and on-call hours, and with their zone if it is another", () => {
    const holidays = { country: "EG", add: ["2026-12-24"], day_before: "13:00" };
    expect(describeHours({ ...desk, holidays, zone: CAIRO }, "UTC")).toBe(
      "The team works Sunday to Thursday from 09:00 until 17:00 and Friday from 09:00 until 13:00 (Africa/Cairo), " +
        "but not on public holidays of EG, nor on 2026-12-24, and only until 13:00 on the day before each. " +
        "Someone is on call Saturday from 10:00 until 18:00, holidays included.",
    );
  });

  it.each([
    [{}, [], "which days are worked differs where this time zone is"],
    [{ working: [{ from: "08:00", until: "18:00" }] }, ["working", 0], "write them, such as"],
    [{ working: ["weekdays 09:00 to 17:00"] }, ["working", 0, "days"], "in other countries"],
    [{ working: [{ days: "Sunday", from: "9" }] }, ["working", 0], 'write "until" too'],
    [
      { working: [{ days: "Sunday", from: "9", until: "5" }] },
      ["working", 0, "from"],
      "no time of day",
    ],
    [
      { working: [{ days: "Sunday", from: "09:00", until: "09:00" }] },
      ["working", 0],
      "starts and ends at the same time of day",
    ],
    [{ working: ["first Monday 09:00 to 17:00"] }, ["working", 0, "days"], "days of the week"],
    [{ working: ["Sunday 17:00 to Monday 09:00"] }, ["working", 0], "days with their hours"],
    [{ working: ["Sundy 09:00 to 17:00"] }, ["working", 0, "days"], 'did you mean "Sunday"'],
    [{ ...desk, on_call: ["Friday 10:00 to 25:00"] }, ["on_call", 0, "until"], "no time of day"],
    [{ ...desk, holidays: "XX" }, ["holidays"], "are not known"],
    [
      {
        ...desk,
        holidays: {
          country: "EG",
          add: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
        },
      },
      ["holidays"],
      "nobody ever works",
    ],
  ] as [HoursSettings, (string | number)[], string][])(
    "are refused where nobody could tell: %j",
    (settings, path, says) => {
      const understood = understandHours(settings, CAIRO);
      expect(understood).toEqual({
        problems: [{ path, message: expect.stringContaining(says) }],
      });
    },
  );

  it("tell whether someone is on call where nobody works", () => {
    const saturday = cairo("2026-11-21T12:00");
    expect([isWorking(working, saturday), isWorking(covered, saturday)]).toEqual([false, true]);
  });

  it("leave out holidays, and end early before them, while someone is on call all the same", () => {
    const settings: HoursSettings = {
      working: ["Sunday to Thursday 09:00 to 17:00"],
      holidays: { country: "EG", add: ["2026-11-24"], day_before: "13:00" },
      on_call: ["every day 16:00 to 20:00"],
    };
    const hours = readHours(settings, CAIRO);
    expect(local(afterWorking(hours.working, cairo("2026-11-23T12:00"), 2 * 3_600_000))).toBe(
      "2026-11-25T10:00",
    );
    expect(isWorking(hours.covered, cairo("2026-11-24T16:30"))).toBe(true);
    const works = isWorkingDay(settings, CAIRO);
    expect([23, 24, 25, 27].map((day) => works(dayOf(2026, 11, day)))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it("of a night shift belong to the day on which it begins", () => {
    const night = readHours(
      {
        working: ["Sunday to Thursday 22:00 to 06:00"],
        holidays: { country: "EG", add: ["2026-11-24"] },
      },
      CAIRO,
    ).working;
    // Monday's shift runs into the holiday; the holiday's own does not begin.
    expect(isWorking(night, cairo("2026-11-24T05:00"))).toBe(true);
    expect(isWorking(night, cairo("2026-11-24T23:00"))).toBe(false);
  });

  it("that never end are one stretch without end", () => {
    const always = readHours(
      { working: [{ days: "every day", from: "00:00", until: "24:00" }] },
      CAIRO,
    );
    const at = cairo("2026-11-24T05:00");
    const spans = [...always.working.after(at)];
    expect(spans).toHaveLength(1);
    expect(local(afterWorking(always.working, at, 3_600_000))).toBe("2026-11-24T06:00");
    expect(local(dueAfter(readTarget("1 working day"), at, always.working))).toBe(
      "2026-11-26T00:00",
    );
  });
});

describe("what is due", () => {
  it.each([
    ["2 working hours", "2026-11-22T10:00", "2026-11-22T12:00"],
    ["2 working hours", "2026-11-20T12:30", "2026-11-22T10:30"], // Friday is over at 13:00
    ["1 working hour", "2026-11-22T16:00", "2026-11-22T17:00"],
    ["2 hours", "2026-11-20T17:30", "2026-11-20T19:30"],
    ["30 working minutes", "2026-11-21T12:00", "2026-11-22T09:30"],
    ["same working day", "2026-11-22T10:00", "2026-11-22T17:00"],
    ["same working day", "2026-11-22T17:00", "2026-11-23T17:00"],
    ["same working day", "2026-11-21T12:00", "2026-11-22T17:00"],
    ["1 working day", "2026-11-22T10:00", "2026-11-23T17:00"],
    ["3 working days", "2026-11-19T10:00", "2026-11-23T17:00"],
    ["3 business days", "2026-11-19T10:00", "2026-11-23T17:00"],
    ["3 days", "2026-11-19T10:00", "2026-11-22T10:00"],
  ])("within %s of %s is %s", (target, from, due) => {
    expect(local(dueAfter(readTarget(target), cairo(from), working))).toBe(due);
  });

  it.each([
    [
      "2 working hours",
      "2026-11-22T10:00",
      "2026-11-22T11:00/2026-11-22T12:00",
      "2026-11-22T13:00",
    ],
    [
      "same working day",
      "2026-11-22T10:00",
      "2026-11-22T15:00/2026-11-23T08:00",
      "2026-11-23T11:00",
    ],
    [
      "same working day",
      "2026-11-22T10:00",
      "2026-11-22T18:00/2026-11-23T08:00",
      "2026-11-22T17:00",
    ],
    ["2 working hours", "2026-11-22T10:00", "2026-11-22T11:00/", undefined],
    ["2 working hours", "2026-11-22T10:00", "2026-11-22T13:00/", "2026-11-22T12:00"],
  ])("within %s of %s, paused %s, is %s", (target, from, pause, due) => {
    const [since = "", until = ""] = pause.split("/");
    const pauses = [{ from: cairo(since), until: until === "" ? undefined : cairo(until) }];
    expect(local(dueAfter(readTarget(target), cairo(from), working, pauses))).toBe(due);
  });

  it("is warned of in time that counts, though never before half of it is over", () => {
    const warned = (from: string, minutes: number) =>
      local(
        dueWithWarning(readTarget("2 working hours"), minutes * 60_000, cairo(from), working)?.warn,
      );
    expect(warned("2026-11-22T10:00", 30)).toBe("2026-11-22T11:30");
    expect(warned("2026-11-20T12:30", 100)).toBe("2026-11-22T09:30");
  });

  it.each([
    ["2 Working Hours", "2 working hours"],
    ["90 working minutes", "90 working minutes"],
    ["1 hour and 30 minutes", "90 minutes"],
    ["2h", "2 hours"],
    ["150 working minutes", "2 working hours and 30 minutes"],
    ["a working day", "1 working day"],
    ["next business day", "1 working day"],
    ["1 week", "168 hours"],
  ])("reads %j as %s", (text, says) => {
    expect(sayTarget(readTarget(text))).toBe(says);
  });

  it.each([
    ["same day", 'write "same working day"'],
    ["0 working days", 'write "same working day"'],
    ["soon", 'for example "2 working hours"'],
    ["2", "is no time by which"],
    ["2 working weeks", "mixes working days with hours"],
    ["1 working day and 2 hours", "mixes working days with hours"],
    ["999 working days", "longer than a year"],
  ])("refuses %j", (text, says) => {
    expect(() => readTarget(text)).toThrow(says);
  });

  it("is kept through the clocks' change in both directions", () => {
    const hours = readHours({ working: ["Sunday to Thursday 22:00 to 06:00"] }, CAIRO).working;
    // On Thursday 29 October 2026 at 24:00 Cairo's clocks go back to 23:00.
    expect(local(afterWorking(hours, instant("2026-10-29T19:00:00Z"), 4 * 3_600_000))).toBe(
      "2026-10-30T01:00",
    );
    // On Friday 24 April 2026 at 00:00 they go on to 01:00.
    expect(local(afterWorking(hours, cairo("2026-04-23T22:00"), 4 * 3_600_000))).toBe(
      "2026-04-24T03:00",
    );
  });
});
