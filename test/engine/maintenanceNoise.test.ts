import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import type { Claims } from "../../src/engine/maintenance/door.js";
import { tick } from "../../src/engine/maintenance/tick.js";
import { manualClock } from "../github/clock.js";
import { type DeskIssue, type MaintenanceDesk, maintenanceDesk } from "./maintenanceDesk.js";

const OPS = { owner: "harbour", name: "ops" };

const open = async (file: string) => {
  const clock = manualClock("2026-03-02T08:00:00Z");
  const desk = maintenanceDesk(clock.now);
  desk.commit(file);
  const memoryOfDoor = () => ({
    mine: new Map() as Claims,
    asked: new Map(),
    told: new Set<string>(),
  });
  let memory = memoryOfDoor();
  /** A door at an instant: it looks again as long as there is more to do, as doors do. */
  const at = async (
    instant: string,
    most = 50,
  ): Promise<{ looks: number; lines: readonly string[] }> => {
    await clock.advanceTo(instant);
    const lines: string[] = [];
    for (let looks = 1; ; looks++) {
      const did = await tick(OPS, { gateway: desk.gateway, clock, ...memory });
      lines.push(...did.lines);
      if (!did.more || looks === most) return { looks, lines };
    }
  };
  await at("2026-03-02T08:00:00Z");
  /** Another door comes next. */
  const forget = (): void => {
    memory = memoryOfDoor();
  };
  return { desk, at, forget };
};

/** People talk on in an issue. */
const talk = (desk: MaintenanceDesk, issue: DeskIssue): void => {
  for (let count = 0; count < 6; count++) desk.comment(issue, "mallory", "Hm");
};

describe("people who talk on in issues that are closed", () => {
  it("keep no door busy, and nobody else from being told when it comes next", async () => {
    const jobs = Array.from(
      { length: 8 },
      (_, at) => `  - { id: j${at}, title: J, when: daily }\n`,
    );
    const { desk, at, forget } = await open(`jobs:\n${jobs.join("")}`);
    await at("2026-03-02T09:00:00Z");
    for (const issue of desk.occurrences()) desk.close(issue);
    await at("2026-03-02T10:00:00Z");
    const [last, ...first] = desk.occurrences();
    for (const issue of first) talk(desk, issue);
    last?.comments.splice(0);
    forget();
    const { looks, lines } = await at("2026-03-02T11:00:00Z");
    expect(looks).toBeLessThan(5);
    expect(lines).toEqual([`Said on #${last?.number} when it comes next.`]);
    expect((await at("2026-03-02T11:01:00Z")).lines).toEqual([]);
  });

  it("do not have an issue closed again that somebody opened after it was closed by itself", async () => {
    const { desk, at, forget } = await open(
      "jobs:\n  - { id: b, title: Stopped, automated: { workflow: b.yml, every: 1 day } }\n",
    );
    await at("2026-03-03T08:00:00Z");
    const [issue] = desk.occurrences() as [DeskIssue];
    desk.signals.set("workflow b.yml", Temporal.Instant.from("2026-03-03T08:30:00Z"));
    await at("2026-03-03T09:00:00Z");
    expect(issue.open).toBe(false);
    issue.open = true;
    talk(desk, issue);
    forget();
    expect((await at("2026-03-03T10:00:00Z")).lines).toEqual([]);
    expect(issue.open).toBe(true);
  });
});

describe("a job that comes every minute and catches up with all", () => {
  it("is worked off after years of silence in order, a few at a time", async () => {
    const { desk, at } = await open(
      'catch_up: all\njobs:\n  - { id: m, title: "{{date}} {{time}}", when: "* * * * *" }\n',
    );
    await at("2028-03-02T09:00:00Z", 3);
    const titles = desk.occurrences().map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).toHaveLength(19);
    expect(titles.slice(0, 3)).toEqual([
      "2026-03-02 08:00",
      "2026-03-02 08:01",
      "2026-03-02 08:02",
    ]);
  });
});
