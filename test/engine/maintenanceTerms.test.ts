import { describe, expect, it } from "@jest/globals";
import { readOccurrence } from "../../src/domain/maintenance/mark.js";
import type { Temporal } from "../../src/domain/time.js";
import { calendarOf } from "../../src/engine/maintenance/calendar.js";
import { tick } from "../../src/engine/maintenance/tick.js";
import { readPolicy } from "../../src/policy/policy.js";
import { manualClock } from "../github/clock.js";
import { type DeskIssue, maintenanceDesk } from "./maintenanceDesk.js";

const OPS = { owner: "harbour", name: "ops" };
// A Friday; the Monday after is a holiday.
const POLICY = `timezone: Europe/London
hours: { holidays: { country: GB, region: ENG, add: [2 March 2026] } }
`;
const DAILY = `timezone: Europe/London
jobs:
  - id: restore
    title: Restore test {{date}}
    when: daily
`;

const open = async (file: string, more: { policy?: string; now?: string } = {}) => {
  const clock = manualClock(more.now ?? "2026-02-27T08:00:00Z");
  const desk = maintenanceDesk(clock.now);
  desk.commit(file);
  const reading = more.policy === undefined ? undefined : readPolicy({ own: more.policy });
  if (reading && "problems" in reading) throw new Error(JSON.stringify(reading.problems));
  const calendar = reading && calendarOf(reading.policy);
  const door = () => {
    const mine = new Map<number, Temporal.Instant>();
    return () => tick(OPS, { gateway: desk.gateway, clock, calendar, mine });
  };
  const look = door();
  await look();
  return {
    desk,
    door,
    /** Ticks at an instant, until there is nothing more to do. */
    at: async (instant: string): Promise<readonly string[]> => {
      await clock.advanceTo(instant);
      const said: string[] = [];
      for (;;) {
        const { lines, more: isMore } = await look();
        said.push(...lines);
        if (!isMore) return said;
      }
    },
    first: (): DeskIssue => desk.occurrences()[0] as DeskIssue,
  };
};

describe("by when an occurrence is to be done", () => {
  it("is counted in working days from its opening, by the policy's calendar", async () => {
    const { at, first } = await open(`${DAILY}    due: 2 working days\n`, { policy: POLICY });
    await at("2026-02-27T09:00:00Z");
    // Over the weekend and the holiday, until the end of Wednesday; reminded a working day before.
    expect(readOccurrence(first().body)).toMatchObject({
      due: "2026-03-04T17:00:00Z",
      warn: "2026-03-03T17:00:00Z",
    });
    expect(first().body).toContain("To be done by Wednesday 4 March 2026, 17:00");
  });

  it("is counted by the schedule's own working days where it names them, or there is no policy", async () => {
    const own = `working_days: [Sunday to Thursday]\n${DAILY}    due: 1 working day\n`;
    const one = await open(own, { policy: POLICY });
    await one.at("2026-02-27T09:00:00Z");
    expect(readOccurrence(one.first().body)?.due).toBe("2026-03-02T17:00:00Z");
    const other = await open(`${DAILY}    due: 1 working day\n`);
    await other.at("2026-02-27T09:00:00Z");
    expect(readOccurrence(other.first().body)?.due).toBe("2026-03-02T17:00:00Z");
  });

  it("is nothing unless the job says so", async () => {
    const { at, first } = await open(DAILY, { policy: POLICY });
    await at("2026-02-27T09:00:00Z");
    expect(readOccurrence(first().body)).not.toHaveProperty("due");
  });
});

describe("the policy's calendar", () => {
  const SHIFTED = DAILY.replace("when: daily", "when: every Monday\n    day_off: after");

  it("shifts what falls on a holiday, where the schedule names no working days", async () => {
    const { at, desk } = await open(SHIFTED, { policy: POLICY });
    await at("2026-03-02T12:00:00Z");
    expect(desk.occurrences()).toEqual([]);
    await at("2026-03-03T09:00:00Z");
    expect(desk.occurrences().map(({ title }) => title)).toEqual(["Restore test 2026-03-03"]);
  });

  it("leaves a schedule alone that names them", async () => {
    const { at, desk } = await open(`working_days: [Monday to Friday]\n${SHIFTED}`, {
      policy: POLICY,
    });
    await at("2026-03-02T09:00:00Z");
    expect(desk.occurrences()).toHaveLength(1);
  });
});

describe("a step that must be shown", () => {
  const DRILL = `${DAILY}    checklist: [Choose a backup, { text: Restore a backup to a VM, evidence: true }]\n`;
  const closed = async () => {
    const all = await open(DRILL);
    await all.at("2026-02-27T09:00:00Z");
    all.desk.close(all.first());
    return all;
  };

  it("is on the check list, and asked for in the issue", async () => {
    const { first } = await closed();
    expect(first().body).toContain("- [ ] Choose a backup\n- [ ] Restore a backup to a VM\n");
    expect(first().body).toContain("by a link or by naming it: `Restore a backup to a VM`.");
  });

  it("opens the issue again that was closed without, once, and says why", async () => {
    const { at, first, desk } = await closed();
    expect(await at("2026-02-27T10:00:00Z")).toEqual([
      "Opened #2 again: it was not shown that it was done.",
    ]);
    expect(first().open).toBe(true);
    expect(first().comments.at(-1)?.body).toContain(
      "This was closed before it was shown that this was done: `Restore a backup to a VM`.",
    );
    desk.close(first());
    expect(await at("2026-02-27T11:00:00Z")).toEqual(["Said on #2 when it comes next."]);
    expect(first().open).toBe(false);
    await at("2026-02-27T12:00:00Z");
    expect(first().comments).toHaveLength(2);
  });

  it("keeps it closed once somebody has shown it", async () => {
    const { at, first, desk } = await closed();
    desk.comment(first(), "bo", "Restored the backup of last night.");
    expect(await at("2026-02-27T10:00:00Z")).toEqual(["Said on #2 when it comes next."]);
    expect(first().open).toBe(false);
  });

  it("is asked for by one of several doors at once", async () => {
    const { door, first } = await closed();
    await Promise.all([door(), door(), door()].map((look) => look()));
    expect(first().open).toBe(true);
  });

  it("is asked of nobody who closed it as not planned", async () => {
    const { at, first } = await closed();
    first().setAside = true;
    await at("2026-02-27T10:00:00Z");
    expect(first().open).toBe(false);
  });
});

describe("a runbook that is missing", () => {
  const FILE = `${DAILY}    runbook: docs/restore.md#steps
    labels: [backups]
  - id: prune
    title: Prune
    when: daily
    runbook: docs/prune.md
`;
  const asked = (issues: readonly DeskIssue[]) =>
    issues.filter(({ title }) => title.startsWith("Write the runbook"));

  it("is asked for in an issue of its own, to which the first task leads", async () => {
    const { at, desk } = await open(FILE);
    await at("2026-02-27T09:00:00Z");
    const [restore, prune] = asked(desk.issues) as [DeskIssue, DeskIssue];
    expect(restore.title).toBe("Write the runbook docs/restore.md");
    expect(restore.labels).toEqual(["maintenance", "backups"]);
    expect(prune.title).toBe("Write the runbook docs/prune.md");
    const occurrence = desk.issues.find(({ title }) => title.startsWith("Restore test"));
    expect(occurrence?.body).toContain(
      "- [ ] Write the runbook: [docs/restore.md](https://github.com/harbour/ops/blob/HEAD/docs/restore.md#steps) " +
        `is not there yet (#${restore.number}).`,
    );
  });

  it("is asked for once, though the page stays away and the issue was closed", async () => {
    const { at, desk } = await open(FILE);
    await at("2026-02-27T09:00:00Z");
    for (const issue of asked(desk.issues)) desk.close(issue);
    await at("2026-02-28T09:00:00Z");
    expect(asked(desk.issues)).toHaveLength(2);
    desk.pages.set("docs/restore.md", "## Steps\n\n- Compare the [sums](sums.md)\n");
    await at("2026-03-01T09:00:00Z");
    expect(desk.issues.findLast(({ title }) => title.startsWith("Restore"))?.body).toContain(
      "- [ ] Compare the [sums](https://github.com/harbour/ops/blob/HEAD/docs/sums.md)",
    );
  });

  it("is asked for once by several doors at once, within the requests of a tick", async () => {
    const many = Array.from({ length: 9 }, (_, index) => {
      return `  - { id: j${index}, title: J${index}, when: daily, runbook: docs/${index}.md }\n`;
    });
    const { desk, door, at } = await open(`timezone: Europe/London\njobs:\n${many.join("")}`);
    const doors = [door(), door(), door()];
    await at("2026-02-27T08:59:00Z");
    desk.spent();
    for (let round = 0; round < 12; round++) await Promise.all(doors.map((look) => look()));
    await at("2026-02-27T09:00:00Z");
    await Promise.all(doors.map((look) => look()));
    expect(asked(desk.issues)).toHaveLength(9);
    expect(desk.occurrences()).toHaveLength(18);
  });

  it("costs a tick no more than fifteen requests", async () => {
    const many = Array.from({ length: 9 }, (_, index) => {
      return `  - { id: j${index}, title: J${index}, when: daily, runbook: docs/${index}.md }\n`;
    });
    const { desk, door, at } = await open(`timezone: Europe/London\njobs:\n${many.join("")}`);
    await at("2026-02-27T08:59:59Z");
    const look = door();
    const clockAt = at("2026-02-27T09:00:00Z");
    await clockAt;
    desk.spent();
    await look();
    expect(desk.spent()).toBeLessThanOrEqual(15);
  });
});
