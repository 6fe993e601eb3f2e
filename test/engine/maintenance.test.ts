import { describe, expect, it } from "@jest/globals";
import type { Temporal } from "../../src/domain/time.js";
import type { MaintenanceGateway } from "../../src/engine/maintenance/gateway.js";
import { tick } from "../../src/engine/maintenance/tick.js";
import { manualClock } from "../github/clock.js";
import { maintenanceDesk } from "./maintenanceDesk.js";

const OPS = { owner: "harbour", name: "ops" };

const DAILY = `timezone: Europe/London
jobs:
  - id: standup
    title: Look at the dashboards {{date}}
    when: daily
`;

const open = (file: string | undefined, now = "2026-03-01T12:00:00Z") => {
  const clock = manualClock(now);
  const desk = maintenanceDesk(clock.now);
  desk.commit(file);
  /** Another door: it remembers nothing of the first. */
  const door = (gateway: MaintenanceGateway = desk.gateway) => {
    const mine = new Map<number, Temporal.Instant>();
    return () => tick(OPS, { gateway, clock, mine });
  };
  return {
    clock,
    desk,
    door,
    tick: door(),
    titles: () => desk.occurrences().map(({ title }) => title),
    at: (instant: string) => clock.advanceTo(instant),
  };
};

describe("a schedule's ticks", () => {
  it("ask once where there is no schedule, and leave nothing", async () => {
    const { desk, tick } = open(undefined);
    await tick();
    expect(desk.spent()).toBe(1);
    expect(desk.issues).toEqual([]);
  });

  it("open an occurrence when it is due, and nothing when they look again", async () => {
    const { desk, tick, titles, at } = open(DAILY);
    await tick();
    expect(titles()).toEqual([]);
    await at("2026-03-02T08:59:59Z");
    await tick();
    expect(titles()).toEqual([]);
    await at("2026-03-02T09:00:00Z");
    desk.spent();
    await tick();
    // Read, claim, read the log again, open, write down.
    expect(desk.spent()).toBe(5);
    expect(titles()).toEqual(["Look at the dashboards 2026-03-02"]);
    await tick();
    expect(desk.spent()).toBe(1);
    expect(titles()).toHaveLength(1);
  });

  it("open nothing of the time before the schedule was there", async () => {
    const { tick, titles, at } = open(DAILY);
    await tick();
    await at("2026-03-01T23:00:00Z");
    await tick();
    expect(titles()).toEqual([]);
  });

  it("say when to come again", async () => {
    const { tick, at } = open(DAILY);
    expect(String((await tick()).until)).toBe("2026-03-02T09:00:00Z");
    await at("2026-03-02T09:00:00Z");
    expect(String((await tick()).until)).toBe("2026-03-03T09:00:00Z");
  });

  it("of several doors at once open one, whichever comes first", async () => {
    const { desk, door, at, titles } = open(DAILY);
    const doors = [door(), door(), door(), door()];
    await Promise.all(doors.map((one) => one()));
    expect(desk.logbooks().filter(({ comments }) => comments.length > 0)).toHaveLength(1);
    for (const day of ["02", "03", "04", "05"]) {
      await at(`2026-03-${day}T09:00:00Z`);
      await Promise.all(doors.map((one) => one()));
      expect(titles()).toHaveLength(Number(day) - 1);
    }
  });

  it("open nothing twice though the door broke off after opening", async () => {
    const { desk, door, at, titles } = open(DAILY);
    await door()();
    await at("2026-03-02T09:00:00Z");
    let isDown = false;
    const dying: MaintenanceGateway = {
      ...desk.gateway,
      async open(repository, issue) {
        const opened = await desk.gateway.open(repository, issue);
        isDown = true;
        return opened;
      },
      async log(...entry) {
        if (isDown) throw new Error("down");
        return desk.gateway.log(...entry);
      },
    };
    await expect(door(dying)()).rejects.toThrow("down");
    expect(titles()).toHaveLength(1);
    await door()();
    expect(titles()).toHaveLength(1);
    await at("2026-03-02T09:11:00Z");
    await door()();
    await at("2026-03-02T12:00:00Z");
    await door()();
    expect(titles()).toHaveLength(1);
    await at("2026-03-03T09:00:00Z");
    await door()();
    expect(titles()).toHaveLength(2);
  });

  it("open what a door claimed and never opened, once its claim has lapsed", async () => {
    const { desk, door, at, titles } = open(DAILY);
    await door()();
    await at("2026-03-02T09:00:00Z");
    const dying = { ...desk.gateway, open: () => Promise.reject(new Error("down")) };
    await expect(door(dying)()).rejects.toThrow("down");
    const next = await door()();
    expect(titles()).toEqual([]);
    expect(String(next.until)).toBe("2026-03-02T09:10:00Z");
    await at("2026-03-02T09:10:00Z");
    await Promise.all([door()(), door()()]);
    expect(titles()).toHaveLength(1);
  });

  it("do not mind what becomes of an issue", async () => {
    const { desk, tick, at, titles } = open(DAILY);
    await tick();
    await at("2026-03-02T09:00:00Z");
    await tick();
    const [issue] = desk.occurrences();
    if (!issue) throw new Error("None was opened");
    issue.body = "Rewritten.";
    issue.labels = [];
    await tick();
    expect(titles()).toEqual([]);
    desk.issues.splice(desk.issues.indexOf(issue), 1);
    await tick();
    expect(desk.issues).toHaveLength(1);
  });

  it.each([
    ["none", 1],
    ["latest", 1],
    ["all", 71],
  ])("after 70 days of silence, catching up with %s, open %i", async (catchUp, count) => {
    const { door, at, titles } = open(`catch_up: ${catchUp}\n${DAILY}`);
    const tick = door();
    await tick();
    await at("2026-03-02T10:00:00Z");
    await tick();
    expect(titles()).toHaveLength(1);
    await at("2026-05-12T12:00:00Z");
    while ((await tick()).more);
    const late = titles().slice(1);
    expect(late).toHaveLength(count);
    expect(new Set(late).size).toBe(count);
    expect(late.at(-1)).toBe("Look at the dashboards 2026-05-12");
  });

  it("of what does not catch up open nothing that is a day late", async () => {
    const weekly = DAILY.replace("daily", "Mondays");
    const { tick, at, titles } = open(`catch_up: none\n${weekly}`);
    await tick();
    await at("2026-03-03T09:00:00Z");
    await tick();
    expect(titles()).toEqual([]);
    await at("2026-03-10T08:00:00Z");
    await tick();
    expect(titles()).toEqual(["Look at the dashboards 2026-03-09"]);
  });

  it.each([
    ["beside", 2, 0],
    ["skip", 1, 0],
    ["comment", 1, 1],
  ])("while the one before is open: %s", async (stillOpen, count, comments) => {
    const { desk, door, at } = open(`still_open: ${stillOpen}\n${DAILY}`);
    await door()();
    for (const day of ["02", "03"]) {
      await at(`2026-03-${day}T09:00:00Z`);
      await door()();
      await door()();
    }
    expect(desk.occurrences()).toHaveLength(count);
    expect(desk.occurrences()[0]?.comments).toHaveLength(comments);
    for (const issue of desk.occurrences()) desk.close(issue);
    await at("2026-03-04T09:00:00Z");
    await door()();
    expect(desk.occurrences()).toHaveLength(count + 1);
  });

  it("leave a job that is no longer in the file, and do not make up for it when it is back", async () => {
    const { desk, tick, at, titles } = open(DAILY);
    await tick();
    desk.commit("jobs: []\n");
    await at("2026-03-02T08:00:00Z");
    await tick();
    await at("2026-03-05T12:00:00Z");
    desk.commit(DAILY);
    await tick();
    expect(titles()).toEqual([]);
    await at("2026-03-06T09:00:00Z");
    await tick();
    expect(titles()).toHaveLength(1);
  });

  it("do not make up for what a new rule would have brought", async () => {
    const { desk, tick, at, titles } = open(`catch_up: all\n${DAILY.replace("daily", "Mondays")}`);
    await tick();
    await at("2026-03-05T12:00:00Z");
    await tick();
    expect(titles()).toHaveLength(1);
    desk.commit(`catch_up: all\n${DAILY}`);
    await tick();
    expect(titles()).toHaveLength(1);
    await at("2026-03-06T09:00:00Z");
    await tick();
    expect(titles()).toHaveLength(2);
  });

  it("count an occurrence that was and is then moved to a later hour of its day as the same", async () => {
    const { desk, tick, at, titles } = open(DAILY);
    await tick();
    await at("2026-03-02T09:00:00Z");
    await tick();
    await at("2026-03-02T09:30:00Z");
    desk.commit(DAILY.replace("daily", "daily at 11:00"));
    await tick();
    await at("2026-03-02T11:00:00Z");
    await tick();
    expect(titles()).toHaveLength(1);
    await at("2026-03-03T11:00:00Z");
    await tick();
    expect(titles()).toHaveLength(2);
  });

  it("keep a job's history when it is called otherwise", async () => {
    const seats = "    people: [ada, grace]\n";
    const { desk, tick, at } = open(DAILY + seats);
    await tick();
    for (const day of ["02", "03", "04"]) {
      await at(`2026-03-${day}T09:00:00Z`);
      desk.commit(DAILY.replace("Look at", `On the ${day} look at`) + seats);
      await tick();
    }
    expect(desk.occurrences().map(({ assignees }) => assignees[0])).toEqual([
      "ada",
      "grace",
      "ada",
    ]);
  });

  it("tell of a broken job, and go on with the others", async () => {
    const { desk, tick, at, titles } = open(
      `${DAILY}  - id: odd\n    title: Odd\n    when: bi-weekly\n`,
    );
    await tick();
    await tick();
    expect(desk.mistakes()).toHaveLength(1);
    expect(desk.mistakes()[0]?.body).toContain("#L8");
    await at("2026-03-02T09:00:00Z");
    await tick();
    expect(titles()).toHaveLength(1);
    desk.commit(DAILY);
    await tick();
    expect(desk.mistakes()[0]).toMatchObject({ open: false });
    desk.spent();
    await tick();
    expect(desk.spent()).toBe(1);
    desk.commit(`${DAILY}  - id: odd\n    title: Odd\n    when: bi-weekly\n`);
    await tick();
    expect(desk.mistakes()).toHaveLength(1);
    expect(desk.mistakes()[0]).toMatchObject({ open: true });
  });

  it("of several doors name mistakes in one issue", async () => {
    const { desk, door } = open("jobs:\n  - id: odd\n    title: Odd\n    when: bi-weekly\n");
    await Promise.all([door()(), door()(), door()()]);
    expect(desk.mistakes()).toHaveLength(1);
  });

  it("say when it comes next once it is closed", async () => {
    const { desk, tick, at } = open(DAILY);
    await tick();
    await at("2026-03-28T09:00:00Z");
    await tick();
    const [issue] = desk.occurrences();
    if (!issue) throw new Error("None was opened");
    desk.close(issue);
    await tick();
    await tick();
    expect(issue.comments).toHaveLength(1);
    expect(issue.comments[0]?.body).toContain(
      "Sunday 29 March 2026, 09:00 (Europe/London, UTC+01:00)",
    );
  });
});
