import { describe, expect, it } from "@jest/globals";
import { frozenAt } from "../../src/domain/freeze/frozenAt.js";
import { Temporal } from "../../src/domain/time.js";
import { readPolicy } from "../../src/policy/policy.js";

/** A freeze as a team says it, in its zone, with moments just at its edges. */
type Said = readonly [freeze: string, zone: string, frozen: string[], open: string[]];

const frozen = (freeze: string, zone: string, at: string): boolean => {
  const reading = readPolicy({ own: `timezone: ${zone}\nfreeze: ${freeze}\n` });
  if ("problems" in reading) throw new Error(JSON.stringify(reading.problems));
  const { policy } = reading;
  if (policy.freeze === false) throw new Error("switched off");
  const instant = Temporal.PlainDateTime.from(at).toZonedDateTime(zone).toInstant();
  return frozenAt(policy.freeze, { timezone: zone, at: instant }).frozen;
};

const US_FREEZE =
  "{ windows: [{ from: 5 pm on the day before Thanksgiving in US, until: Monday after Thanksgiving in US 8 am }] }";
const BANK = "working_days: { days: Monday to Friday, holidays: GB }";

const said: readonly Said[] = [
  [
    "{ windows: Fridays after 15:00 }",
    "Europe/Paris",
    ["2026-11-20T15:00", "2026-11-20T23:59"],
    ["2026-11-20T14:59", "2026-11-21T00:00"],
  ],
  [
    '{ windows: "22:00-06:00" }',
    "Europe/Paris",
    ["2026-11-20T22:00", "2026-11-20T05:59"],
    ["2026-11-20T06:00", "2026-11-20T21:59"],
  ],
  [
    '{ windows: ["Friday 17:00 to Monday 09:00"] }',
    "Europe/Paris",
    ["2026-11-20T17:00", "2026-11-23T08:59"],
    ["2026-11-20T16:59", "2026-11-23T09:00"],
  ],
  [
    "{ merge_within: [Tuesday and Thursday 10:00-12:00, 'Tue, Thu 14:00 to 16:00'] }",
    "Europe/Paris",
    ["2026-11-24T09:59", "2026-11-24T12:00", "2026-11-25T15:00"],
    ["2026-11-24T10:00", "2026-11-26T15:59"],
  ],
  [
    "{ merge_within: [weekdays 10:00 to 16:00], windows: [{ holidays: GB }] }",
    "Europe/London",
    ["2026-12-25T12:00", "2026-12-24T16:00", "2026-11-21T12:00"],
    ["2026-12-24T12:00"],
  ],
  [
    "{ windows: [last two working days of the quarter] }",
    "Europe/Berlin",
    ["2026-12-30T00:00", "2026-12-31T23:59", "2026-06-29T12:00"],
    ["2026-12-29T23:59", "2027-01-01T00:00", "2026-11-30T12:00"],
  ],
  [
    `{ ${BANK}, windows: [{ from: third last working day of the month, until: 3rd working day of the month 09:00 }] }`,
    "Europe/London",
    ["2026-12-29T00:00", "2027-01-06T08:59"],
    ["2026-12-28T23:59", "2027-01-06T09:00"],
  ],
  [
    "{ windows: [{ from: 5 days before the end of the quarter, through: last day of the quarter }] }",
    "Europe/London",
    ["2026-12-27T00:00", "2026-12-31T23:59"],
    ["2026-12-26T23:59", "2027-01-01T00:00"],
  ],
  [
    "{ windows: [{ from: the third Thursday of November at 17:00, until: the first Monday of January at 09:00 }] }",
    "Europe/London",
    ["2026-11-19T17:00", "2027-01-04T08:59"],
    ["2026-11-19T16:59", "2027-01-04T09:00"],
  ],
  [
    US_FREEZE,
    "America/New_York",
    ["2026-11-25T17:00", "2026-11-30T07:59"],
    ["2026-11-25T16:59", "2026-11-30T08:00"],
  ],
  [
    "{ windows: [{ from: second Tuesday of the month, until: 1 week after second Tuesday of the month 10:00 }] }",
    "UTC",
    ["2026-11-10T00:00", "2026-11-17T09:59"],
    ["2026-11-09T23:59", "2026-11-17T10:00"],
  ],
  [
    "{ windows: [Tuesday after the first Monday of November] }",
    "America/New_York",
    ["2026-11-03T00:00", "2032-11-02T12:00"],
    ["2026-11-02T23:59", "2026-11-04T00:00"],
  ],
  [
    "{ windows: [weekends and public holidays in DE-BY] }",
    "Europe/Berlin",
    ["2026-11-21T00:00", "2027-01-06T12:00"],
    ["2026-11-20T23:59", "2027-01-07T12:00"],
  ],
  [
    "{ windows: [{ days: working day before a public holiday in DE-BY, from: noon }] }",
    "Europe/Berlin",
    ["2026-12-24T12:00"],
    ["2026-12-24T11:59", "2027-01-06T12:00"],
  ],
  [
    "{ windows: [between Christmas and New Year] }",
    "Europe/Berlin",
    ["2026-12-25T00:00", "2027-01-01T23:59"],
    ["2026-12-24T23:59", "2027-01-02T00:00"],
  ],
  [
    "{ windows: [Fridays from June to August after noon] }",
    "America/New_York",
    ["2026-06-05T12:00", "2026-08-28T23:59"],
    ["2026-06-05T11:59", "2026-09-04T13:00", "2026-06-06T12:00"],
  ],
  [
    "{ windows: [November to January, August, 24-26 March, 3 and 7 May] }",
    "UTC",
    [
      "2026-11-01T00:00",
      "2027-01-31T23:59",
      "2026-08-15T12:00",
      "2026-03-25T12:00",
      "2026-05-07T12:00",
    ],
    [
      "2026-10-31T23:59",
      "2027-02-01T00:00",
      "2026-09-01T00:00",
      "2026-03-27T00:00",
      "2026-05-05T12:00",
    ],
  ],
  [
    "{ windows: [{ from: last Friday before Christmas 18:00, until: first working day after 1 January 09:00 }] }",
    "Europe/Berlin",
    ["2026-12-18T18:00", "2027-01-04T08:59"],
    ["2026-12-18T17:59", "2027-01-04T09:00"],
  ],
  [
    "{ windows: [Good Friday in DE to Easter Monday in DE] }",
    "Europe/Berlin",
    ["2026-04-03T00:00", "2026-04-06T23:59"],
    ["2026-04-02T23:59", "2026-04-07T00:00"],
  ],
  [
    "{ working_days: Sunday to Thursday, windows: [weekends] }",
    "Africa/Cairo",
    ["2026-11-20T00:00", "2026-11-21T23:59"],
    ["2026-11-19T23:59", "2026-11-22T00:00"],
  ],
  [
    "{ windows: [{ from: August, through: September }, { from: December 2026, until: January 15 2027 09:00 }] }",
    "UTC",
    ["2026-08-01T00:00", "2026-09-30T23:59", "2026-12-01T00:00", "2027-01-15T08:59"],
    ["2026-07-31T23:59", "2026-10-01T00:00", "2027-01-15T09:00", "2027-12-05T00:00"],
  ],
];

describe("a freeze as its team says it", () => {
  for (const [freeze, zone, inside, outside] of said)
    it(`understands ${freeze}`, () => {
      expect(inside.map((at) => [at, frozen(freeze, zone, at)])).toEqual(
        inside.map((at) => [at, true]),
      );
      expect(outside.map((at) => [at, frozen(freeze, zone, at)])).toEqual(
        outside.map((at) => [at, false]),
      );
    });

  const unclear: readonly (readonly [window: string, zone: string, says: RegExp])[] = [
    ["weekends", "Africa/Cairo", /working_days: Sunday to Thursday/],
    ["every second Friday", "UTC", /every: 2 weeks/],
    ["every other Friday", "UTC", /every: 2 weeks/],
    ["day before Thanksgiving", "UTC", /Thanksgiving in US/],
    ["week 52", "UTC", /on which days the week begins/],
    ["end of the month", "UTC", /through: last day of the month/],
    ["Thankgiving in US", "UTC", /did you mean "Thanksgiving Day"|there are/],
    ["{ days: Friday after 15:00 and so on }", "UTC", /write the times of day in/],
    ["{ days: Friday, from: EOD }", "UTC", /names no hour/],
    ['{ days: Friday, from: "22" }', "UTC", /"22:00" or "day 22"/],
    ['{ days: Friday, from: "1500" }', "UTC", /"15:00"/],
    ["{ from: Friday 17:00 Europe/Paris, until: Monday 9:00 }", "UTC", /zone: Europe\/Paris/],
    ["{ start: Friday 17:00, end: Monday 9:00 }", "UTC", /Did you mean \\?"from\\?"/],
    ["{ from: Friday 17:00, to: Monday 9:00 }", "UTC", /Did you mean \\?"until\\?"/],
    ["first day of constructor", "UTC", /no day that can be understood/],
    ["{ from: 2026-11-05 17:00, until: the leads lift it }", "UTC", /or "further notice"/],
    ["99th day of the month", "UTC", /does not always come/],
    ["3 weeks before Friday", "UTC", /counts from a day that is no date/],
  ];
  for (const [window, zone, says] of unclear)
    it(`asks what is meant by ${window} in ${zone}`, () => {
      const reading = readPolicy({ own: `timezone: ${zone}\nfreeze: { windows: [${window}] }\n` });
      if (!("problems" in reading)) throw new Error("understood");
      expect(reading.problems.map(({ message }) => message).join("\n")).toMatch(says);
    });

  it("warns of a window that never comes", () => {
    const reading = readPolicy({ own: "freeze: { working_days: daily, windows: [weekends] }\n" });
    if (!("policy" in reading)) throw new Error(JSON.stringify(reading.problems));
    expect(reading.warnings.map(({ message }) => message)).toEqual([
      "this window never comes, so it does nothing.",
    ]);
  });
});
