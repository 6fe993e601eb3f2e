import { describe, expect, it } from "@jest/globals";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import { read } from "./read.js";

const job = (lines: string): string => `jobs:\n${lines}`;

describe("a schedule", () => {
  it("needs of a job no more than id, title and when", () => {
    const { schedule, problems } = readSchedule(
      "timezone: Europe/London\njobs:\n  - id: restore-test\n    title: Restore test\n    when: last Friday of the month\n",
    );
    expect(problems).toEqual([]);
    expect(schedule.jobs).toMatchObject([
      { id: "restore-test", title: "Restore test", at: 540, timezone: "Europe/London", seats: [] },
    ]);
  });

  it.each(["", "# nothing yet\n", "jobs:\n", "jobs: []\n", "timezone: Africa/Cairo\n"])(
    "may have no jobs: %j",
    (text) => {
      expect(read(text)).toMatchObject({ ids: [], told: [] });
    },
  );

  it("reads all that a job may say", () => {
    const { schedule, problems } = readSchedule(`
timezone: africa/cairo
at: 8:30 am
working_days: Sunday to Thursday
people: [ada, "@grace"]
absences:
  - { who: "@ada", from: 2026-12-20, through: 3 January 2027 }
  - { who: grace, from: 2026-02-01 }
jobs:
  - id: upgrade
    title: Upgrade {{month}}
    body: Read the notes of {{date}}.
    labels: [shell, access]
    checklist: Announce it
    runbook: docs/upgrade.md
    when: [Jan, release of a/b]
    timezone: Europe/London
    start: 2026-01-01
    end: 31 December 2027
    day_off: after
    seats: { driver: [linus], documenter: }
  - { id: watch, title: Watch, when: weekly on Monday, at: "14:00", seats: [first, second] }
  - { id: nobody, title: Nobody, when: daily, people: [] }
  - { id: domain, title: Domain, when: { expires: 2027-04-20, ahead: [7, 30] } }
  - { id: docker, title: Docker, when: { after: upgrade } }
`);
    expect(problems).toEqual([]);
    expect(schedule.timezone).toBe("Africa/Cairo");
    expect(schedule.workingDays).toEqual([0, 1, 2, 3, 4]);
    expect(schedule.absences).toMatchObject([{ who: "ada" }, { who: "grace" }]);
    expect(schedule.absences.map(({ from, through }) => through - from)).toEqual([14, 0]);
    const [upgrade, watch, nobody, domain] = schedule.jobs;
    expect(upgrade).toMatchObject({
      at: 510,
      timezone: "Europe/London",
      labels: ["shell", "access"],
      checklist: ["Announce it"],
      dayOff: "after",
      seats: [
        { name: "driver", people: ["linus"] },
        { name: "documenter", people: ["ada", "grace"] },
      ],
    });
    expect(upgrade?.when).toHaveLength(2);
    expect(watch).toMatchObject({ at: 840, seats: [{ name: "first" }, { name: "second" }] });
    expect(nobody?.seats).toEqual([]);
    expect(domain?.when).toMatchObject([{ kind: "expiry", ahead: [30, 7] }]);
  });
});

describe("what is wrong with the whole file", () => {
  it("breaks the jobs that need it, and no other", () => {
    const { ids, told } = read(`timezone: Mars
jobs:
  - { id: one, title: One, when: daily }
  - { id: two, title: Two, when: daily, timezone: Europe/London }
`);
    expect(ids).toEqual(["two"]);
    expect(told).toHaveLength(1);
  });

  it.each([
    ["job:\n  - {}\n", `did you mean "jobs"`],
    ["- id: a\n", "expected settings"],
    ["jobs: soon\n", "expected"],
    ["jobs:\n  a: { title: A }\n", "expected"],
    ["at: soon\n", "no time of day"],
    ["working_days: daily\n", "names no weekdays"],
    ["absences: [{ who: ada, from: 2026-02-02, through: 2026-02-01 }]\n", "ends before it begins"],
    ["timezone: UTC\n\tat: 9:00\n", "tab"],
    ["jobs: [a\n", "indented"],
  ])("is told: %j", (text, message) => {
    const { told } = read(text);
    expect(told.join("\n").toLowerCase()).toContain(message);
  });

  it("is never an exception, whatever the file holds", () => {
    for (const text of [
      "jobs: [[[]]]",
      "jobs: [1, null, true, a, {}]",
      "{}",
      "a",
      "\0",
      "jobs:\n- when: {a: [b]}",
      "jobs:\n -\n  -\n",
      "jobs: &a [*a]",
      "'",
    ])
      expect(readSchedule(text).schedule.jobs).toEqual([]);
  });
});

describe("a warning", () => {
  it.each([
    ["when: 4-monthly", "Jan, May, Sep"],
    ["when: weekly", "comes on Mondays"],
    ["when: every 10 minutes", "144 issues a day"],
    ["when: 30 6 8-14 * 1", `"second Monday of the month" (days 8 to 14)`],
    ["when: 30 6 7-14 * 1", `"second Monday of the month" (days 8 to 14)`],
    ["when: 0 9 1-7 * 5", `"first Friday of the month" (days 1 to 7)`],
    ["when: 0 9 25-31 * 5", `"last Friday of the month"`],
    ["when: 0 9 13 * 5", "on days 13 of the month, and also on every Friday"],
    ["when: Mondays in odd weeks", "53 weeks"],
  ])("leaves the job sound: %s", (when, message) => {
    const { ids, told } = read(job(`  - { id: a, title: A, ${when} }\n`));
    expect(ids).toEqual(["a"]);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("warning: ");
    expect(told[0]).toContain(message);
  });

  it.each([
    "quarterly, last Friday",
    "Jan, May, Sept",
    "weekly on Monday",
    "0 9 1 * *",
    "0 9 * * 5L",
  ])("is not given for %s", (when) => {
    expect(read(job(`  - { id: a, title: A, when: "${when}" }\n`)).told).toEqual([]);
  });
});
