import { describe, expect, it } from "@jest/globals";
import { occurrenceKey, occurrences } from "../../src/maintenance/occurrences.js";
import { workingOn } from "../../src/maintenance/workingDays.js";
import { comes, dates, instant, jobOf, mondayToFriday } from "./jobs.js";

describe("a job's occurrences", () => {
  it("are named by the job and the instant in UTC, whatever its zone", () => {
    const job = jobOf("last Friday of the month", { timezone: "America/New_York" });
    const [first] = occurrences(job, instant("2026-01-01"), instant("2026-02-01"), mondayToFriday);
    expect(first?.key).toBe("job@2026-01-30T14:00:00Z");
    expect(occurrenceKey("job", instant("2026-01-30T14:00:00.5"))).toBe("job@2026-01-30T14:00:00Z");
  });

  it("include the instant they are asked from, and exclude the one they are asked until", () => {
    const job = jobOf("daily");
    expect(comes(job, "2026-01-01T09:00", "2026-01-02T09:00")).toEqual(["2026-01-01T09:00+00:00"]);
    expect(comes(job, "2026-01-01T09:01", "2026-01-02T09:00")).toEqual([]);
    expect(comes(job, "2026-01-02", "2026-01-01")).toEqual([]);
  });

  it.each([
    ["Europe/London", "2026-03-28", "2026-03-31", "+00:00 +01:00 +01:00"],
    ["America/New_York", "2026-03-07", "2026-03-10", "-05:00 -04:00 -04:00"],
    ["Africa/Cairo", "2026-04-23", "2026-04-26", "+02:00 +03:00 +03:00"],
    ["Australia/Sydney", "2026-10-03", "2026-10-06", "+10:00 +11:00 +11:00"],
    ["America/Santiago", "2026-09-05", "2026-09-08", "-04:00 -03:00 -03:00"],
    ["Australia/Lord_Howe", "2026-10-03", "2026-10-06", "+10:30 +11:00 +11:00"],
  ])("keep their wall time in %s when its clocks change", (timezone, from, until, offsets) => {
    const found = comes(jobOf("daily", { timezone }), from, until);
    expect(found.map((at) => at.slice(11, 16))).toEqual(["09:00", "09:00", "09:00"]);
    expect(found.map((at) => at.slice(16))).toEqual(offsets.split(" "));
  });

  it.each([
    ["Europe/London", "01:30", "2026-03-29", "2026-03-29T02:30+01:00"],
    ["America/New_York", "02:30", "2026-03-08", "2026-03-08T03:30-04:00"],
    // Here the clocks skip midnight: the day begins at 01:00.
    ["Africa/Cairo", "00:00", "2026-04-24", "2026-04-24T01:00+03:00"],
    ["America/Santiago", "00:30", "2026-09-06", "2026-09-06T01:30-03:00"],
    ["Australia/Lord_Howe", "02:15", "2026-10-04", "2026-10-04T02:45+11:00"],
  ])("move forward in %s when the clocks skip %s", (timezone, time, day, at) => {
    expect(comes(jobOf(`daily at ${time}`, { timezone }), `${day}T00:00`, `${day}T23:00`)).toEqual([
      at,
    ]);
  });

  it.each([
    ["Europe/London", "01:30", "2026-10-25", "2026-10-25T01:30+01:00"],
    ["America/New_York", "01:30", "2026-11-01", "2026-11-01T01:30-04:00"],
    ["Africa/Cairo", "23:30", "2026-10-29", "2026-10-29T23:30+03:00"],
    ["Australia/Lord_Howe", "01:45", "2026-04-05", "2026-04-05T01:45+11:00"],
  ])("are the earlier of two in %s when the clocks show %s twice", (timezone, time, day, at) => {
    expect(comes(jobOf(`daily at ${time}`, { timezone }), day, `${day}T23:59`)).toEqual([at]);
  });

  it("are one where the clocks bring two to the same instant", () => {
    const job = jobOf("hourly", { timezone: "Europe/London" });
    expect(comes(job, "2026-03-29T00:00", "2026-03-29T04:00")).toEqual([
      "2026-03-29T00:00+00:00",
      "2026-03-29T02:00+01:00",
      "2026-03-29T03:00+01:00",
    ]);
  });

  it("survive a day that a zone left out", () => {
    const job = jobOf("daily", { timezone: "Pacific/Apia" });
    expect(comes(job, "2011-12-29", "2012-01-01")).toEqual([
      "2011-12-29T09:00-10:00",
      "2011-12-31T09:00+14:00",
    ]);
  });

  it("cross the year, and the end of February of leap and common years", () => {
    expect(
      dates(jobOf("every other Monday", { start: "2026-12-21" }), "2026-12-20", "2027-02-01"),
    ).toEqual(["2026-12-21", "2027-01-04", "2027-01-18"]);
    expect(dates(jobOf("29th of every month"), "2028-02-01", "2028-04-01")).toEqual([
      "2028-02-29",
      "2028-03-29",
    ]);
    expect(dates(jobOf("29th of every month"), "2027-02-01", "2027-04-01")).toEqual([
      "2027-02-28",
      "2027-03-29",
    ]);
    expect(dates(jobOf("0 9 29 2 *"), "2026-01-01", "2033-01-01")).toEqual([
      "2028-02-29",
      "2032-02-29",
    ]);
  });

  it("lie between the job's first day and its last, both included", () => {
    const job = jobOf("daily", { start: "2026-01-03", end: "2026-01-05" });
    expect(dates(job, "2026-01-01", "2026-02-01")).toEqual([
      "2026-01-03",
      "2026-01-04",
      "2026-01-05",
    ]);
  });

  it("are counted from when it was last done, which is none of them", () => {
    const job = jobOf("every 6 months", { lastDone: "2026-05-12" });
    expect(dates(job, "2026-05-01", "2027-06-01")).toEqual(["2026-11-12", "2027-05-12"]);
  });

  it("are one alone while it depends on when it is done", () => {
    const job = jobOf("6 months after the last", { lastDone: "2025-08-31" });
    expect(dates(job, "2025-01-01", "2030-01-01")).toEqual(["2026-02-28"]);
  });

  it("get louder before something expires, and say how long is left", () => {
    const job = jobOf("60, 7 and 30 days before 20 April 2026");
    const found = occurrences(job, instant("2026-01-01"), instant("2027-01-01"), mondayToFriday);
    expect(found.map(({ expiry }) => [expiry?.daysLeft, expiry?.reminder, expiry?.of])).toEqual([
      [60, 1, 3],
      [30, 2, 3],
      [7, 3, 3],
    ]);
  });

  it("come every year before what expires every year, over New Year too", () => {
    const job = jobOf("30 days before 5 January");
    expect(dates(job, "2026-01-01", "2028-01-01")).toEqual(["2026-12-06", "2027-12-06"]);
  });

  it.each(["on demand", "after other", "after #3", "release of a/b"])(
    "are none for %s",
    (words) => {
      expect(comes(jobOf(words), "2026-01-01", "2036-01-01")).toEqual([]);
    },
  );

  it("cost nothing when they never come, however wide the question", () => {
    expect(comes(jobOf("daily", { end: "2000-01-01" }), "2026-01-01", "2066-01-01")).toEqual([]);
    expect(dates(jobOf("0 0 29 2 1#5"), "2026-01-01", "2028-12-31")).not.toContain("2027-03-01");
  });
});

describe("a day off", () => {
  const saturdays = (dayOff: "before" | "after" | "nearest" | "skip") =>
    dates(jobOf("15th of every month", { dayOff }), "2026-08-01", "2026-12-01");

  it.each([
    // 15 August 2026 is a Saturday, 15 November a Sunday.
    ["before", "2026-08-14 2026-09-15 2026-10-15 2026-11-13"],
    ["after", "2026-08-17 2026-09-15 2026-10-15 2026-11-16"],
    ["nearest", "2026-08-14 2026-09-15 2026-10-15 2026-11-16"],
    ["skip", "2026-09-15 2026-10-15"],
  ] as const)("moves the occurrence: %s", (dayOff, days) => {
    expect(saturdays(dayOff)).toEqual(days.split(" "));
  });

  it("is what the team says it is", () => {
    const job = jobOf("daily", { dayOff: "skip" });
    const found = comes(job, "2026-01-01", "2026-01-06", workingOn([0, 1, 2, 3, 4]));
    expect(found.map((at) => at.slice(0, 10))).toEqual(["2026-01-01", "2026-01-04", "2026-01-05"]);
  });

  it("brings an occurrence into a month, or out of it, whichever month is asked for", () => {
    const job = jobOf("1st of every month", { dayOff: "before" });
    // 1 August 2026 is a Saturday.
    expect(dates(job, "2026-07-31", "2026-08-01")).toEqual(["2026-07-31"]);
    expect(dates(job, "2026-08-01", "2026-09-01")).toEqual([]);
  });

  it("takes of two as near the earlier", () => {
    // Saturday to Monday off: Friday and Tuesday are as near to Sunday.
    const job = jobOf("2026-11-15", { dayOff: "nearest" });
    expect(comes(job, "2026-11-01", "2026-12-01", workingOn([2, 3, 4, 5]))).toEqual([
      "2026-11-13T09:00+00:00",
    ]);
  });

  it("that has no end is skipped", () => {
    const job = jobOf("daily", { dayOff: "after" });
    expect(comes(job, "2026-01-01", "2026-03-01", () => false)).toEqual([]);
  });

  it("gathers several occurrences into one", () => {
    const job = jobOf("daily", { dayOff: "after" });
    expect(dates(job, "2026-01-02", "2026-01-06")).toEqual(["2026-01-02", "2026-01-05"]);
  });
});
