import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type MaintenanceArguments, maintenance } from "../../src/doors/cli/maintenance.js";
import { maintenanceImport } from "../../src/doors/cli/maintenanceImport.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "watchbill-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (text: string): string => {
  const file = join(folder, "file");
  writeFileSync(file, text);
  return file;
};

const heard = () => {
  const said = { out: "", err: "" };
  const io = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  return { said, io };
};

const run = (text: string, asked: Partial<MaintenanceArguments> = {}) => {
  const { said, io } = heard();
  const span = { from: "2026-03-01", until: "2026-04-01" };
  const code = maintenance({ file: fileOf(text), ...span, ...asked }, io);
  return { code, ...said };
};

const LEAST = `timezone: Europe/London
jobs:
  - id: restore-test
    title: Restore test
    when: last Friday of the month
`;
const BROKEN = `${LEAST}  - id: audit
    title: Audit
    when: bi-annually
`;

describe("watchbill maintenance", () => {
  it("says in JSON what comes, each with the offset of its day", () => {
    const { code, out, err } = run(LEAST, { from: "2026-02-01", json: true });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toEqual([
      {
        job: "restore-test",
        at: "2026-02-27T09:00:00+00:00",
        title: "Restore test",
        assignees: [],
        key: "restore-test@2026-02-27T09:00:00Z",
      },
      {
        job: "restore-test",
        at: "2026-03-27T09:00:00+00:00",
        title: "Restore test",
        assignees: [],
        key: "restore-test@2026-03-27T09:00:00Z",
      },
    ]);
  });

  it("takes dates in the file's zone, and instants as they are; until is excluded", () => {
    const daily = "timezone: Asia/Tokyo\njobs: [{ id: a, title: A, when: daily at 00:00 }]\n";
    const ats = (from: string, until: string) =>
      (JSON.parse(run(daily, { from, until, json: true }).out) as { at: string }[]).map(
        ({ at }) => at,
      );
    expect(ats("2026-03-01", "2026-03-02")).toEqual(["2026-03-01T00:00:00+09:00"]);
    expect(ats("2026-02-28T15:00Z", "2026-03-01T15:00:00Z")).toEqual(["2026-03-01T00:00:00+09:00"]);
    expect(ats("2026-03-01T00:01", "2026-03-02T00:01")).toEqual(["2026-03-02T00:00:00+09:00"]);
    expect(ats("2026-03-01 00:00+09:00", "2026-03-01")).toEqual([]);
  });

  it("tells a broken job by its line, still shows the sound ones, and answers 1", () => {
    const { code, out, err } = run(BROKEN, { json: true });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(err).toMatch(/^line 8, column 11, at jobs\[1\]\.when: "bi-annually" may mean/);
    expect(run(BROKEN).out).toContain("Restore test [restore-test]");
  });

  it("answers 0 with a warning", () => {
    const { code, err } = run("jobs: [{ id: a, title: A, when: 30 6 8-14 * 1 }]\n", { json: true });
    expect(code).toBe(0);
    expect(err).toContain("second Monday of the month");
  });

  it("shows a month on a terminal, and what no calendar shows", () => {
    const { code, out, err } = run(
      `${LEAST}  - { id: docker, title: Docker, when: after restore-test }\n`,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^March 2026 \(Europe\/London\)\n/);
    expect(out).toContain("[27]");
    expect(err).toBe(
      "docker comes when the job restore-test is closed, which no calendar shows.\n",
    );
    expect(run(LEAST, { until: "2026-03-02" }).out).toBe("Nothing comes in these days.\n");
  });

  it("takes working days from the policy, where the schedule names none", () => {
    const policy = join(folder, "policy.yml");
    writeFileSync(
      policy,
      "timezone: Europe/London\nhours: { holidays: { country: GB, region: ENG, add: [27 March 2026] } }\n",
    );
    const shifted = `${LEAST}    day_off: before\n`;
    const at = (text: string, asked = {}) =>
      JSON.parse(run(text, { json: true, ...asked }).out)[0].at.slice(0, 10);
    expect(at(shifted)).toBe("2026-03-27");
    expect(at(shifted, { policy })).toBe("2026-03-26");
    expect(at(`working_days: Monday to Friday\n${shifted}`, { policy })).toBe("2026-03-27");
    writeFileSync(policy, "timezon: Europe/London\n");
    const { code, err } = run(shifted, { policy });
    expect(code).toBe(2);
    expect(err).toContain("is not valid:\nline 1");
  });

  it("makes a calendar file whose entries keep their identity", () => {
    const { code, out } = run(`${LEAST}    people: [ada]\n    runbook: docs/restore.md\n`, {
      ics: true,
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(out).toMatch(/END:VCALENDAR\r\n$/);
    for (const line of [
      "UID:restore-test@2026-03-27T09:00:00Z",
      "DTSTAMP:20260301T000000Z",
      "DTSTART:20260327T090000Z",
      "DTEND:20260327T093000Z",
      "SUMMARY:Restore test",
      "DESCRIPTION:@ada\\nRunbook: docs/restore.md",
    ])
      expect(out.split("\r\n")).toContain(line);
    expect(run(LEAST, { ics: true }).out).toBe(run(LEAST, { ics: true }).out);
  });

  it.each([
    [{ from: "yesterday" }, `--from "yesterday" is no day`],
    [{ until: "2026-02-30" }, `--until "2026-02-30" is no day`],
    [{ until: "2026-13-01" }, "is no day"],
    [{ from: "2026-03-01T25:00" }, "is no day"],
    [{ until: "2026-02-01" }, "lies before"],
    [{ until: "2226-02-01" }, "more than 50 years"],
    [{ json: true, ics: true }, "two answers"],
    [{ file: "/nowhere/maintenance.yml" }, "there is no such file"],
  ])("answers 2 when it is used wrongly: %j", (asked, message) => {
    const { code, out, err } = run(LEAST, asked);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
  });
});

describe("watchbill maintenance import", () => {
  const runImport = (text: string) => {
    const { said, io } = heard();
    return { code: maintenanceImport({ file: fileOf(text) }, io), ...said };
  };

  it("writes a schedule that watchbill reads, and says what it could not read", () => {
    const { code, out, err } = runImport(
      "task | freq |\n---|---|\nRestore test | last Friday of the month |\nAudit | bi-annually |\n",
    );
    expect(code).toBe(0);
    expect(err).toMatch(/^line 4: Audit: freq "bi-annually": /);
    expect(err).toMatch(/1 job written; 1 row left for you, as comments\.\n$/);
    const shown = run(out, { json: true });
    expect(shown.code).toBe(0);
    expect(JSON.parse(shown.out)).toMatchObject([
      { job: "restore-test", at: "2026-03-27T09:00:00+00:00" },
    ]);
  });

  it("answers 1 when there is no table of tasks, 2 when there is no file", () => {
    expect(runImport("# Nothing here\n")).toMatchObject({ code: 1, out: "" });
    const { said, io } = heard();
    expect(maintenanceImport({ file: "/nowhere.md" }, io)).toBe(2);
    expect(said.err).toContain("there is no such file");
  });
});
