import { describe, expect, it } from "@jest/globals";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";

const read = (...job: readonly string[]) => {
  const lines = ["timezone: Europe/London", "jobs:", "  - id: a", "    title: A", ...job];
  const { schedule, problems } = readSchedule(lines.join("\n"));
  return { zone: schedule.jobs[0]?.timezone, said: problems.map(({ message }) => message) };
};

describe("a zone among the words for when a job comes", () => {
  it.each([
    ["Thursday 14:00 UTC", "UTC"],
    ["daily at 9am (UTC)", "UTC"],
    ["every Sunday 02:00 – 04:00 UTC", "UTC"],
    ["first Monday of the month at 9:00 America/New_York", "America/New_York"],
    ["Mon/Wed 9:00", "Europe/London"],
  ])("is the job's: %s", (words, zone) => {
    expect(read(`    when: ${words}`)).toEqual({ zone, said: [] });
  });

  it("may be said in timezone too, but not another", () => {
    expect(read("    when: daily at 9:00 UTC", "    timezone: UTC").said).toEqual([]);
    expect(read("    when: daily at 9:00 UTC", "    timezone: Asia/Tokyo").said).toEqual([
      expect.stringContaining("different zones"),
    ]);
  });

  it("is one for all of a job's times", () => {
    expect(read("    when: [Mon 9:00 UTC, Tue 9:00 UTC]")).toEqual({ zone: "UTC", said: [] });
    expect(read("    when: [Mon 9:00 UTC, Tue 9:00]").said).toEqual([
      expect.stringContaining("different zones"),
    ]);
  });
});
