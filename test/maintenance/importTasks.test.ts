import { describe, expect, it } from "@jest/globals";
import { dayOf } from "../../src/domain/calendar/dates.js";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import { importTasks } from "../../src/maintenance/import/importTasks.js";
import { tablesIn } from "../../src/maintenance/import/tables.js";

const read = (text: string) => {
  const imported = importTasks(text);
  const { schedule, problems } = readSchedule(imported.yaml);
  return {
    ...imported,
    schedule,
    errors: problems.filter(({ severity }) => severity === "error"),
    told: imported.notes.map(({ line, message }) => `${line}: ${message}`),
  };
};

const table = (...rows: string[]): string =>
  [
    "task | how often | contingencies | skill | assigned to |",
    "---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");

describe("tables of Markdown", () => {
  it("are found behind a bullet point and one after another, without an empty line", () => {
    const found = tablesIn(
      "- a list\ntask | freq |\n---|---|\nA | daily |\nother | freq |\n:--|--:|\nB | weekly |\ntext\nC | no row |\n",
    );
    expect(
      found.map(({ line, header, rows }) => [line, header, rows.map(({ cells }) => cells)]),
    ).toEqual([
      [2, ["task", "freq"], [["A", "daily"]]],
      [5, ["other", "freq"], [["B", "weekly"]]],
    ]);
    expect(found[1]?.rows[0]?.line).toBe(7);
  });

  it("may have bars in code and behind backslashes, and no bars at their edges", () => {
    const [found] = tablesIn("a | b\n--- | ---\n`x | y` | p \\| q\n");
    expect(found?.rows[0]?.cells).toEqual(["`x | y`", "p | q"]);
  });
});

describe("a table of tasks", () => {
  it("becomes a schedule", () => {
    const { schedule, errors, told, jobs, left } = read(
      table(
        "Restore a backup | last Friday of the month | | shell, access | @ada and @grace |",
        "[Rotate: keys](docs/keys.md) | Jan, May, Sept | | | @linus |",
        "Tickets | | on demand | | |",
      ),
    );
    expect({ told, errors, jobs, left }).toEqual({ told: [], errors: [], jobs: 3, left: 0 });
    expect(schedule.jobs).toMatchObject([
      {
        id: "restore-a-backup",
        title: "Restore a backup",
        labels: ["shell", "access"],
        seats: [{ people: ["ada", "grace"] }],
      },
      { id: "rotate-keys", title: "Rotate: keys", runbook: "docs/keys.md" },
      { id: "tickets", when: [{ kind: "on demand" }] },
    ]);
  });

  it.each([
    [
      "A | bi-annually | | | |",
      `how often "bi-annually": "bi-annually" may mean "twice a year" or "every two years"`,
    ],
    ["A | daily? | at convenience | | |", `"daily?" may mean "daily" or "on demand"`],
    ["A | various | | | |", "says not how often"],
    ["A | N/A | | | |", "no schedule"],
    ["A | N/A | now automated | | |", "it is automated"],
    ["A | annually | expiry date (~April 2020) | | |", "a date of expiry"],
    ["A | every 60 days | | | |", "start: 2026-01-13"],
    ["A | every other Tuesday | | | |", "start: 2026-01-13"],
    ["A | at least annually | | | |", "last_done"],
    ["A |", "the row has 1 cell and the header 5"],
  ])("leaves to a person what it could only guess: %s", (row, message) => {
    const { jobs, left, errors, told, yaml } = read(table(row));
    expect({ jobs, left, errors }).toEqual({ jobs: 0, left: 1, errors: [] });
    expect(told.join("\n")).toContain(`3: A: `);
    expect(told.join("\n")).toContain(message);
    expect(yaml).toContain("  # line 3, could not be read: ");
    expect(yaml).toContain("  #   title: A");
  });

  it.each([
    [
      "A | monthly | scheduled window | | |",
      `contingencies "scheduled window": this is no schedule`,
    ],
    ["A | monthly | on point releases | | |", "when: {release: owner/name}"],
    ["A | monthly | when upgrading b | | |", `by "upgrading b"`],
    ["A | monthly | | ~1331 | |", "numbers of labels are no names"],
    ["A | monthly | | on demand/at convenience | |", "may have slipped"],
    ["A | monthly | | | Database Team |", "GitHub logins"],
    ["A | monthly | | | @org/team |", "GitHub logins"],
  ])("says which cells it could not read, and keeps the job: %s", (row, message) => {
    const { jobs, errors, told } = read(table(row));
    expect({ jobs, errors }).toEqual({ jobs: 1, errors: [] });
    expect(told.join("\n")).toContain(message);
  });

  it("finds the job that another waits for by its title, whatever the ending of its words", () => {
    const { told } = read(
      table(
        "Upgrade Mastodon | 4-monthly | | | |",
        "Upgrade images | 4-monthly | when upgrading mastodon | | |",
      ),
    );
    expect(told.join("\n")).toContain("when: {after: upgrade-mastodon}");
  });

  it("explains the numbers of labels by the text's own list of them", () => {
    const { told } = read(
      `- ~1331: requires the shell, or\n\n${table("A | monthly | | ~1331 ~9 | |")}`,
    );
    expect(told.join("\n")).toContain("~1331 (requires the shell), ~9");
  });

  it("takes the unit of bare numbers from the heading", () => {
    const { yaml } = read("| Name | Days to rotate |\n|---|---|\n| Token | 180 |\n");
    expect(yaml).toContain("  #   when: every 180 days\n  #   start:");
  });

  it("counts from when a task was last done, or from when it comes next", () => {
    const { schedule, errors } = read(
      [
        "| Key | Frequency | Last rotated | Next due |",
        "|---|---|---|---|",
        "| A | 90 days | 2026-01-15 | 2026-04-15 |",
        "| B | every 2 weeks | 2026-01-15 | unknown |",
        "| C | 6 months after the last | 2026-01-15 | 2026-04-15 |",
        "| D | Fridays | 2026-01-15 | 2026-04-15 |",
      ].join("\n"),
    );
    const [start, lastDone] = [dayOf(2026, 4, 15), dayOf(2026, 1, 15)];
    expect(errors).toEqual([]);
    expect(schedule.jobs).toMatchObject([
      { start, lastDone: undefined },
      { start: undefined, lastDone },
      { start: undefined, lastDone },
      { start: undefined, lastDone: undefined },
    ]);
  });

  it("reads a day and a time in columns of their own with the rest", () => {
    const { yaml, told } = read(
      [
        "| Task | Frequency | When |",
        "|---|---|---|",
        "| A | weekly | Fri 10am |",
        "| B | weekly | whenever it suits |",
        "",
        "| Day | Time (UTC) | Scan |",
        "|---|---|---|",
        "| Tuesday | 02:00 | images |",
      ].join("\n"),
    );
    expect(yaml).toContain("title: A\n    when: weekly Fri 10am\n");
    expect(yaml).toContain("title: B\n    when: weekly\n");
    expect(yaml).toContain("title: images\n    when: Tuesday 02:00 UTC\n");
    expect(told).toEqual([expect.stringContaining(`4: B: When "whenever it suits": `)]);
  });

  it("gives every job an id of its own", () => {
    const { schedule } = read(
      table(
        "Über A | daily | | | |",
        "uber a! | daily | | | |",
        "… | daily | | | |",
        "*** | daily | | | |",
      ),
    );
    expect(schedule.jobs.map(({ id }) => id)).toEqual(["uber-a", "uber-a-2", "job", "job-2"]);
  });

  it("is one only with a column for how often", () => {
    const { jobs, left, told } = read("name | colour\n---|---\nA | red\n");
    expect({ jobs, left }).toEqual({ jobs: 0, left: 0 });
    expect(told).toEqual([expect.stringContaining("1: this table has no column for how often")]);
  });

  it("stays within its lines whatever its cells hold", () => {
    const nasty = table(
      `"quoted": {a} # no | daily | | | |`,
      "- list \\u0007 | daily | | | |",
      "yes | daily | | | |",
      "2026-01-01 | daily | | | |",
      "<b>&amp;</b> @x | daily | | &anchor, *alias | |",
    );
    const { schedule, errors, jobs } = read(nasty);
    expect(errors).toEqual([]);
    expect(schedule.jobs).toHaveLength(jobs);
    expect(jobs).toBe(5);
  });
});

describe("lists under headings that say how often", () => {
  it("may say how often in each item, and what needs nobody is left out", () => {
    const { schedule, jobs, left, told } = read(
      [
        "## Schedule",
        "- **Weekly**: look at the alerts",
        "- Every 3 months – restore a backup",
        "- Remember: no task",
        "## Daily (automated)",
        "- backups",
      ].join("\n"),
    );
    expect({ jobs, left }).toEqual({ jobs: 2, left: 1 });
    expect(schedule.jobs.map(({ title }) => title)).toEqual([
      "look at the alerts",
      "restore a backup",
    ]);
    expect(told).toEqual([expect.stringContaining("it is automated")]);
  });

  it("become one job each, with its list as the checklist", () => {
    const { schedule, errors, jobs, left, told } = read(
      [
        "# Handbook",
        "- no task",
        "## 📅 Daily Checklist",
        "- [ ] look at the [alerts](alerts.md)",
        "### in the evening",
        "1. lock up",
        "## Quarterly (next: May)",
        "* restore a backup",
        "## Notes",
        "- no task",
        "**Ad-hoc tasks**",
        "- tidy up",
        "## Bi-weekly",
        "- call",
        "## Weekly",
        "Nothing.",
        "## Monthly report template",
        "- no task",
        "```",
        "## Yearly",
        "- no task",
        "```",
      ].join("\n"),
    );
    expect({ errors, jobs, left }).toEqual({ errors: [], jobs: 3, left: 1 });
    expect(
      schedule.jobs.map(({ title, checklist, when }) => [title, checklist, when[0]?.kind]),
    ).toEqual([
      ["Daily Checklist", ["look at the alerts", "lock up"], "recurring"],
      ["Quarterly tasks", ["restore a backup"], "recurring"],
      ["Ad-hoc tasks", ["tidy up"], "on demand"],
    ]);
    expect(told).toEqual([expect.stringMatching(/^13: .*"every two weeks" or "twice a week"/)]);
  });
});
