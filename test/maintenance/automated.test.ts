import { describe, expect, it } from "@jest/globals";
import { read } from "./read.js";

const job = (rest: string): string => `jobs:\n  - id: backups\n    title: Backups\n${rest}`;

describe("an automated job in the schedule", () => {
  it.each([
    [
      "{ workflow: .github/workflows/backup.yml, every: 1 day }",
      { kind: "workflow", file: "backup.yml" },
      0,
    ],
    [
      "{ commits: /status/backups/, every: 1 day, late: 6 hours }",
      { kind: "commits", path: "status/backups" },
      6,
    ],
    [
      '{ comments: "backup-bot[bot]", every: 24h, late: 1h }',
      { kind: "comments", by: "backup-bot" },
      1,
    ],
  ])("says by what it is seen: %s", (automated, of, late) => {
    const { schedule, told } = read(job(`    automated: ${automated}\n`));
    expect(told).toEqual([]);
    expect(schedule.jobs[0]?.when).toEqual([
      { kind: "silence", of, every: 86_400_000, late: late * 3_600_000 },
    ]);
  });

  it.each([
    ["    automated: { every: 1 day }\n", '"automated" takes one of "workflow"'],
    ["    automated: { workflow: a.yml, commits: b, every: 1 day }\n", "takes one of"],
    ["    automated: { workflow: a.yml }\n", '"every" is missing here'],
    ["    automated: { workflow: backup, every: 1 day }\n", "such as backup.yml"],
    ["    automated: { workflow: a.yml, every: daily }\n", '"daily" is no duration'],
    [
      "    when: daily\n    automated: { workflow: a.yml, every: 1 day }\n",
      'keep "when" or "automated"',
    ],
    ["    people: [ada]\n", '"when" is missing here'],
  ])("is refused where it is wrong: %j", (rest, wanted) => {
    const { ids, told } = read(job(rest));
    expect(ids).toEqual([]);
    expect(told.join("\n").toLowerCase()).toContain(wanted.toLowerCase());
  });
});

describe("terms in the schedule", () => {
  it("are a time by which it is due, and what must be shown", () => {
    const { schedule, told } = read(
      job(
        "    when: daily\n    due: 5 working days\n    evidence: Restore it\n    checklist: [Look, { text: Drill, evidence: true }]\n",
      ),
    );
    expect(told).toEqual([]);
    expect(schedule.jobs[0]).toMatchObject({
      due: { kind: "working days", days: 5 },
      checklist: ["Look", "Drill"],
      evidence: ["Drill", "Restore it"],
    });
  });

  it("are refused where they cannot be read", () => {
    expect(read(job("    when: daily\n    due: soon\n")).told[0]).toContain(
      '"soon" is no time by which',
    );
  });
});
