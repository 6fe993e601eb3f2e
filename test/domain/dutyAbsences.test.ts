import { describe, expect, it } from "@jest/globals";
import { dutyOf, instantOf } from "./duty.js";

const away = (absence: string, zone: string, at: string): boolean =>
  dutyOf(`timezone: ${zone}\nabsences: [${absence}]`).isAway("Amina", instantOf(at));

describe("an absence", () => {
  it.each([
    // Days are those of the team's zone.
    ["2026-11-20", "through: 2026-11-20", "Africa/Cairo", "2026-11-19T21:59:59Z", false],
    ["2026-11-20", "through: 2026-11-20", "Africa/Cairo", "2026-11-19T22:00Z", true],
    ["2026-11-20", "through: 2026-11-20", "Africa/Cairo", "2026-11-20T21:59:59Z", true],
    ["2026-11-20", "through: 2026-11-20", "Africa/Cairo", "2026-11-20T22:00Z", false],
    // The last Sunday of October has 25 hours in Brussels, and that of March 23.
    ["2026-10-25", "through: 2026-10-25", "Europe/Brussels", "2026-10-24T22:00Z", true],
    ["2026-10-25", "through: 2026-10-25", "Europe/Brussels", "2026-10-25T22:59Z", true],
    ["2026-10-25", "through: 2026-10-25", "Europe/Brussels", "2026-10-25T23:00Z", false],
    ["2026-03-29", "through: 2026-03-29", "Europe/Brussels", "2026-03-28T23:00Z", true],
    ["2026-03-29", "through: 2026-03-29", "Europe/Brussels", "2026-03-29T22:00Z", false],
    // Cairo's clocks go from 00:00 to 01:00 on 24 April 2026: that day begins at 01:00.
    ["2026-04-24", "through: 2026-04-24", "Africa/Cairo", "2026-04-23T21:59Z", false],
    ["2026-04-24", "through: 2026-04-24", "Africa/Cairo", "2026-04-23T22:00Z", true],
    // Over the year's end.
    ["2026-12-24", "through: 2027-01-02", "UTC", "2026-12-31T23:59:59Z", true],
    ["2026-12-24", "through: 2027-01-02", "UTC", "2027-01-02T23:59:59Z", true],
    ["2026-12-24", "through: 2027-01-02", "UTC", "2027-01-03T00:00Z", false],
    // Moments, in several spellings.
    ['"2026-11-20 14:00"', 'until: "2026-11-20 16:30"', "Africa/Cairo", "2026-11-20T12:00Z", true],
    ['"2026-11-20 14:00"', 'until: "2026-11-20 16:30"', "Africa/Cairo", "2026-11-20T14:30Z", false],
    ["20 November 2026", "until: 2026-11-27T12:00Z", "Africa/Cairo", "2026-11-27T11:59Z", true],
    ["2026-11-20", "until: further notice", "UTC", "2036-11-20T00:00Z", true],
  ])("from %s %s in %s covers %s: %s", (from, end, zone, at, covered) => {
    expect(away(`{ who: amina, from: ${from}, ${end} }`, zone, at)).toBe(covered);
  });

  it("may be of several people, with or without @, and is of nobody else", () => {
    const duty = dutyOf('absences: [{ who: [chi, "@bo"], from: 2026-11-20, through: 2026-11-21 }]');
    const at = instantOf("2026-11-21T10:00Z");
    expect(["CHI", "bo", "amina"].map((login) => duty.isAway(login, at))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
