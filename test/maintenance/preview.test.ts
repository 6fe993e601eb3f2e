import { describe, expect, it } from "@jest/globals";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import type { Schedule } from "../../src/maintenance/job.js";
import { monthView } from "../../src/maintenance/monthView.js";
import { preview } from "../../src/maintenance/preview.js";
import { unforeseen } from "../../src/maintenance/unforeseen.js";
import { instant, mondayToFriday } from "./jobs.js";

const scheduleOf = (text: string): Schedule => readSchedule(text).schedule;
const foreseen = (text: string, from: string, until: string) => {
  const schedule = scheduleOf(text);
  return preview(
    schedule,
    instant(from, schedule.timezone),
    instant(until, schedule.timezone),
    mondayToFriday,
  );
};

const TEAM = `timezone: Europe/London
people: [ada, grace, linus]
jobs:
  - { id: desk, title: "Desk, week {{week}}", when: weekly on Monday }
  - { id: upgrade, title: "Upgrade {{month}} {{year}}", when: "Jan, May, Sept", seats: [driver, documenter] }
`;

describe("a preview", () => {
  it("is sorted by instant and then by job, whatever their zones", () => {
    const found = foreseen(
      `jobs:
  - { id: z, title: Z, when: daily }
  - { id: a, title: A, when: daily }
  - { id: ny, title: NY, when: daily, timezone: America/New_York, at: "04:00" }
  - { id: early, title: Early, when: daily, timezone: Asia/Tokyo }
`,
      "2026-01-01",
      "2026-01-02",
    );
    expect(found.map(({ job }) => job.id)).toEqual(["early", "a", "ny", "z"]);
  });

  it("fills in the titles", () => {
    const found = foreseen(TEAM, "2026-01-01", "2026-01-06");
    expect(found.map(({ title }) => title)).toEqual(["Upgrade January 2026", "Desk, week 2"]);
    const domain = `jobs: [{ id: d, title: "Domain: {{days_left}} days, {{expires}}, {{quarter}} {{weekday}} {{time}}", when: { expires: 2026-04-20, ahead: 7 } }]`;
    expect(foreseen(domain, "2026-01-01", "2027-01-01").map(({ title }) => title)).toEqual([
      "Domain: 7 days, 2026-04-20, Q2 Monday 09:00",
    ]);
  });

  it("has the same turns whichever day it is asked from", () => {
    const year = foreseen(TEAM, "2026-01-01", "2027-01-01");
    const byKey = new Map(year.map(({ key, turns }) => [key, turns]));
    for (const from of ["2026-02-03", "2026-06-30", "2026-12-01"])
      for (const { key, turns } of foreseen(TEAM, from, "2027-01-01"))
        expect(turns).toEqual(byKey.get(key));
  });

  it("shares two years fairly: turns differ by one at most", () => {
    const turns = foreseen(TEAM, "2026-01-01", "2028-01-01").flatMap((one) => one.turns);
    const counts = ["ada", "grace", "linus"].map(
      (who) => turns.filter((turn) => turn.who === who && turn.seat === "").length,
    );
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it("passes over who is away", () => {
    const away = `${TEAM}absences: [{ who: Ada, from: 2026-01-01, through: 2026-02-28 }]\n`;
    const found = foreseen(away, "2026-01-01", "2026-03-31");
    const adas = found.filter(({ turns }) => turns.some(({ who }) => who === "ada"));
    expect(adas.length).toBeGreaterThan(0);
    expect(adas.every(({ key }) => key >= "desk@2026-03")).toBe(true);
  });

  it("says what it cannot foresee", () => {
    const { jobs } = scheduleOf(`jobs:
  - { id: a, title: A, when: monthly }
  - { id: b, title: B, when: [monthly, after a] }
  - { id: c, title: C, when: { release: x/y, tag: v4.* } }
  - { id: d, title: D, when: on demand }
  - { id: e, title: E, when: 6 months after the last, last_done: 2026-01-01 }
  - { id: f, title: F, when: ["after #3", on demand] }
`);
    expect(jobs.map(unforeseen)).toEqual([
      undefined,
      "also comes when the job a is closed",
      "comes on a release of x/y tagged v4.*",
      "comes on demand",
      "also comes 6 months after it is next done",
      "comes when issue #3 is closed and on demand",
    ]);
  });
});

describe("the calendar on a terminal", () => {
  it("marks the days of each month, and says what comes when and who takes it", () => {
    const text = `timezone: Europe/London
jobs:
  - { id: restore, title: Restore test, when: last Friday of the month, people: [ada] }
  - { id: desk, title: "Desk\\e[31m", when: 2026-02-27, at: "14:00", seats: { driver: [linus] } }
  - { id: ny, title: Stand-up, when: 2026-02-02, timezone: America/New_York }
`;
    expect(monthView(foreseen(text, "2026-02-01", "2026-03-01"), "Europe/London")).toBe(
      [
        "February 2026 (Europe/London)",
        "",
        " Mo  Tu  We  Th  Fr  Sa  Su",
        "                          1",
        "[ 2]  3   4   5   6   7   8",
        "  9  10  11  12  13  14  15",
        " 16  17  18  19  20  21  22",
        " 23  24  25  26 [27] 28",
        "",
        "  Mon  2  14:00  Stand-up (09:00 America/New_York) [ny]",
        "  Fri 27  09:00  Restore test – @ada [restore]",
        "          14:00  Desk [31m – driver @linus [desk]",
        "",
      ].join("\n"),
    );
  });

  it("puts what comes at a month's edge into the month of the file's zone", () => {
    const text = `timezone: Asia/Tokyo
jobs: [{ id: a, title: A, when: 2026-01-31 at 20:00, timezone: UTC }]
`;
    expect(monthView(foreseen(text, "2026-01-01", "2026-03-01"), "Asia/Tokyo")).toMatch(
      /^February 2026/,
    );
  });
});
