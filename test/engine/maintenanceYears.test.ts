import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { readOccurrence } from "../../src/engine/maintenance/marks.js";
import { tick } from "../../src/engine/maintenance/tick.js";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import { importTasks } from "../../src/maintenance/import/importTasks.js";
import { preview } from "../../src/maintenance/preview.js";
import { workingOn } from "../../src/maintenance/workingDays.js";
import { manualClock } from "../github/clock.js";
import { maintenanceDesk } from "./maintenanceDesk.js";

const OPS = { owner: "harbour", name: "ops" };

/** What a co-operative's volunteers keep running, as their table has it. */
const TABLE = `
task | what | frequency | skill | contingencies | assigned to
---|---|---|---|---|---
Upgrade host OS | The whole system, at the end of its support | every 6 months | shell, access | | @ada, @grace, @linus
Renew domain | Before the domains expire | annually | shell, access | expires 20 April | @ada
Upgrade Mastodon | To the newest release | Jan, May, Sept | shell, access | | @ada, @grace, @linus
Upgrade dockerfiles | Rebuild with upgraded packages | | shell, access | when upgrading mastodon | @ada, @grace, @linus
Monitor metrics | Disk, firewalls, mails | every Sunday | shell | | @ada, @grace, @linus
Manage this schedule | Change it as necessary | monthly | dashboards | | @grace
Respond to alerts | Escalate as required | | shell | on demand | @ada
`;

const instant = (text: string) => Temporal.Instant.from(text);
const FROM = "2026-01-01T00:00:00Z";
const UNTIL = "2028-01-01T00:00:00Z";

/** What of it cannot be read for certain, and is left to people. */
const BY_HAND = `
  - id: renew-domain
    title: Renew domain {{expires}}
    when: { expires: 20 April }
    people: [ada]
  - id: upgrade-dockerfiles
    title: Upgrade dockerfiles
    when: { after: upgrade-mastodon }
    people: [ada, grace, linus]
`;

const schedule = (): string =>
  importTasks(TABLE).yaml.replace("timezone: UTC", "timezone: Europe/London") + BY_HAND;

/** Opens what is due, closes what is open, and remembers when each was opened. */
const live = async (file: string, ticks: readonly string[]) => {
  const clock = manualClock(FROM);
  const desk = maintenanceDesk(clock.now, 50);
  desk.commit(file);
  const reading = readSchedule(file);
  const readFile = () => reading;
  const doors = [new Map<number, Temporal.Instant>(), new Map<number, Temporal.Instant>()];
  for (const [nth, at] of ticks.entries()) {
    await clock.advanceTo(at);
    // Every other time two doors come at once.
    const here = doors.slice(0, 1 + (nth % 2));
    await Promise.all(
      here.map(async (mine) => {
        while ((await tick(OPS, { gateway: desk.gateway, clock, mine, readFile })).more);
      }),
    );
    for (const issue of desk.occurrences()) if (issue.open) desk.close(issue);
  }
  const opened = desk.occurrences().map((issue) => ({
    ...issue,
    key: readOccurrence(issue.body, 1)?.key ?? "",
  }));
  return { desk, opened };
};

/** Every day at an hour, over two years. */
const daily = (hour: string): string[] =>
  Array.from({ length: 730 }, (_, day) => {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    return `${date}T${hour}:00Z`;
  });

describe("a co-operative's table of tasks, imported and lived with for two years", () => {
  it("has every occurrence once, at its local time, over both changes of the clocks, with the seats shared fairly", async () => {
    const file = schedule();
    const { schedule: read, problems } = readSchedule(file);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(read.jobs).toHaveLength(7);
    const due = preview(read, instant(FROM), instant(UNTIL), workingOn(read.workingDays));
    // Each tick at the very minute, and once more by another door.
    const ticks = [FROM, ...new Set(due.map(({ at }) => at.toString()))];
    const { desk, opened } = await live(file, ticks);
    const calendar = opened.filter(({ key }) => !key.startsWith("upgrade-dockerfiles@"));
    expect(calendar.map(({ key }) => key).sort()).toEqual(due.map(({ key }) => key).sort());
    for (const { key, createdAt, title } of calendar) {
      expect(`${title} ${key.split("@")[1]}`).toBe(`${title} ${createdAt}`);
      const local = createdAt.toZonedDateTimeISO("Europe/London");
      expect(`${key} ${local.hour}:${local.minute}`).toBe(`${key} 9:0`);
    }
    // Three times a year Mastodon is upgraded, and its images each time after it.
    expect(opened.filter(({ key }) => key.startsWith("upgrade-mastodon@"))).toHaveLength(6);
    expect(opened.filter(({ key }) => key.startsWith("upgrade-dockerfiles@"))).toHaveLength(6);
    expect(desk.logbooks()).toHaveLength(1);
    for (const job of ["monitor-metrics", "upgrade-mastodon", "upgrade-host-os"]) {
      const turns = new Map<string, number>();
      for (const { key, assignees } of opened)
        if (key.startsWith(`${job}@`))
          for (const who of assignees) turns.set(who, (turns.get(who) ?? 0) + 1);
      const counts = ["ada", "grace", "linus"].map((who) => turns.get(who) ?? 0);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  }, 120_000);

  it("misses none and doubles none, with a trigger that is late, skips days, comes twice, and is silent for 70 days", async () => {
    const file = `catch_up: all\n${schedule()}`;
    const { schedule: read } = readSchedule(file);
    const silent = (at: string): boolean => at > "2026-06-01" && at < "2026-08-10";
    const ticks = daily("14:40").filter((at, day) => day % 4 === 1 && !silent(at));
    const { opened } = await live(file, [FROM, ...ticks]);
    const due = preview(
      read,
      instant(FROM),
      instant("2027-12-31T15:00:00Z"),
      workingOn(read.workingDays),
    );
    const keys = opened
      .map(({ key }) => key)
      .filter((key) => !key.startsWith("upgrade-dockerfiles@"));
    expect(keys.sort()).toEqual(due.map(({ key }) => key).sort());
  }, 120_000);
});
