import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { tick } from "../../src/engine/maintenance/tick.js";
import { manualClock } from "../github/clock.js";
import { type DeskIssue, maintenanceDesk } from "./maintenanceDesk.js";

const OPS = { owner: "harbour", name: "ops" };
const BACKUP = `timezone: Europe/London
jobs:
  - id: backups
    title: The backups have stopped
    automated: { workflow: backup.yml, every: 1 day, late: 6 hours }
`;

const open = async (file: string, now = "2026-03-02T08:00:00Z") => {
  const clock = manualClock(now);
  const desk = maintenanceDesk(clock.now);
  desk.commit(file);
  const door = () => {
    const memory = { mine: new Map(), asked: new Map<string, Temporal.Instant>() };
    return () => tick(OPS, { gateway: desk.gateway, clock, ...memory });
  };
  const look = door();
  await look();
  return {
    desk,
    door,
    seen: (name: string, at: string) => desk.signals.set(name, Temporal.Instant.from(at)),
    at: async (instant: string, by = look) => {
      await clock.advanceTo(instant);
      for (;;) {
        const did = await by();
        if (!did.more) return did;
      }
    },
    first: (): DeskIssue => desk.occurrences()[0] as DeskIssue,
  };
};

describe("a job that is automated", () => {
  it("opens nothing while it is seen, and is asked after once its time is over, in one request", async () => {
    const { desk, seen, at } = await open(BACKUP);
    const { until } = await at("2026-03-02T09:00:00Z");
    // A day and six hours after it was first in the schedule.
    expect(until).toBeUndefined();
    expect(String((await at("2026-03-02T14:00:00Z")).until)).toBe("2026-03-03T14:00:00Z");
    seen("workflow backup.yml", "2026-03-03T03:00:00Z");
    desk.spent();
    await at("2026-03-03T13:59:00Z");
    expect(desk.spent()).toBe(1);
    const { until: next } = await at("2026-03-03T14:00:00Z");
    // Read, ask, and write down when it was seen.
    expect(desk.spent()).toBe(3);
    expect(String(next)).toBe("2026-03-04T09:00:00Z");
    expect(desk.occurrences()).toEqual([]);
  });

  it("opens one issue once it stops, however often that is looked at, and by whichever door", async () => {
    const { desk, seen, at, door, first } = await open(BACKUP);
    seen("workflow backup.yml", "2026-03-03T03:00:00Z");
    await at("2026-03-03T14:00:00Z");
    await at("2026-03-04T09:00:00Z");
    expect(first().title).toBe("The backups have stopped");
    expect(first().body).toContain(
      "Nothing has been seen since Tuesday 3 March 2026, 03:00 (Europe/London, UTC+00:00) of what does this by itself: " +
        "a green run of the workflow `backup.yml`.",
    );
    desk.close(first());
    for (const hour of ["10", "11", "12"]) await at(`2026-03-04T${hour}:00:00Z`, door());
    await at("2026-03-09T09:00:00Z");
    expect(desk.occurrences()).toHaveLength(1);
  });

  it("is asked after hourly while it is missed, and closes its issue when it is seen again", async () => {
    const { desk, seen, at, first } = await open(BACKUP);
    await at("2026-03-03T14:00:00Z");
    expect(first().open).toBe(true);
    expect(first().body).toContain("Nothing has been seen of what does this by itself");
    desk.spent();
    await at("2026-03-03T14:30:00Z");
    expect(desk.spent()).toBe(1);
    seen("workflow backup.yml", "2026-03-03T14:40:00Z");
    await at("2026-03-03T15:00:00Z");
    expect(first().open).toBe(false);
    expect(first().comments.at(-1)?.body).toContain(
      "It is seen again, last on Tuesday 3 March 2026, 14:40",
    );
    first().open = true;
    await at("2026-03-03T16:30:00Z");
    expect(first().open).toBe(true);
    // And when it stops again, that is another matter.
    await at("2026-03-04T20:40:00Z");
    expect(desk.occurrences()).toHaveLength(2);
  });

  it("counts from when it was first in the schedule, whatever was seen before", async () => {
    const { desk, seen, at } = await open(BACKUP);
    seen("workflow backup.yml", "2026-02-01T03:00:00Z");
    await at("2026-03-03T13:59:00Z");
    expect(desk.occurrences()).toEqual([]);
    await at("2026-03-03T14:00:00Z");
    expect(desk.occurrences()).toHaveLength(1);
  });

  it("of many that are missed at once a tick asks after three, and opens nothing unasked", async () => {
    const many = Array.from({ length: 8 }, (_, index) => {
      return `  - { id: j${index}, title: J${index}, automated: { commits: data/${index}, every: 1 day } }\n`;
    });
    const { desk, seen, at, door } = await open(`jobs:\n${many.join("")}`);
    for (let index = 0; index < 8; index++)
      if (index !== 5) seen(`commits data/${index}`, "2026-03-03T05:00:00Z");
    await at("2026-03-03T07:59:59Z");
    const look = door();
    await at("2026-03-03T07:59:59Z", look);
    desk.spent();
    await at("2026-03-03T08:00:00Z", look);
    expect(desk.occurrences().map(({ title }) => title)).toEqual(["J5"]);
  });
});

describe("a job that waits for something outside of its schedule", () => {
  it("is opened when the numbered issue is closed, once for each time", async () => {
    const { desk, seen, at } = await open(
      "jobs:\n  - { id: rebuild, title: Rebuild, when: { after: 12 } }\n",
    );
    await at("2026-03-02T10:00:00Z");
    expect(desk.occurrences()).toEqual([]);
    seen("#12", "2026-03-02T10:30:00Z");
    await at("2026-03-02T11:00:00Z");
    expect(desk.occurrences().map(({ title }) => title)).toEqual(["Rebuild"]);
    await at("2026-03-02T13:00:00Z");
    expect(desk.occurrences()).toHaveLength(1);
    seen("#12", "2026-03-03T10:30:00Z");
    await at("2026-03-03T11:00:00Z");
    expect(desk.occurrences()).toHaveLength(2);
  });

  it("is opened when a release appears, and not for one from before it was in the schedule", async () => {
    const { desk, seen, at } = await open(
      "jobs:\n  - { id: up, title: Upgrade, when: { release: mastodon/mastodon } }\n",
    );
    seen("release mastodon/mastodon", "2026-02-20T10:00:00Z");
    const { until } = await at("2026-03-02T10:00:00Z");
    expect(desk.occurrences()).toEqual([]);
    expect(String(until)).toBe("2026-03-02T11:00:00Z");
    seen("release mastodon/mastodon", "2026-03-02T10:20:00Z");
    await at("2026-03-02T11:00:00Z");
    expect(desk.occurrences().map(({ title }) => title)).toEqual(["Upgrade"]);
  });

  it("costs one request an hour for a door that stays open", async () => {
    const { desk, at } = await open(
      "jobs:\n  - { id: up, title: Upgrade, when: { release: mastodon/mastodon } }\n",
    );
    await at("2026-03-02T10:00:00Z");
    desk.spent();
    await at("2026-03-02T10:30:00Z");
    expect(desk.spent()).toBe(1);
    await at("2026-03-02T11:00:00Z");
    expect(desk.spent()).toBe(2);
  });
});
