import { afterEach, describe, expect, it } from "@jest/globals";
import type { Issue } from "../github/model.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const DAILY = `timezone: Europe/London
jobs:
  - { id: dashboards, title: "Look {{date}}", when: daily }
`;

const labelled = (label: string): readonly Issue[] =>
  [...desk.ops.state.threads.values()].filter(
    (thread): thread is Issue =>
      thread.type === "Issue" && thread.labels.some(({ name }) => name === label),
  );

const open = async (): Promise<void> => {
  const policy = "logging: false\noperations: { direct_pushes: allow }\nacknowledge: false\n";
  desk = await openDesk({ policy, now: "2026-11-27T08:30:00Z" });
  desk.ops.unprotect("main");
  desk.bo.push("main", { ".github/maintenance.yml": DAILY });
  await desk.settled();
};

describe("a schedule of which somebody locks the issues", () => {
  it("unlocks its log, and goes on", async () => {
    await open();
    const [log] = labelled("maintenance-log") as [Issue];
    desk.amina.lock(log.number);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    expect(labelled("maintenance").map(({ title }) => title)).toEqual(["Look 2026-11-27"]);
    expect(labelled("maintenance-log")).toHaveLength(1);
    expect(log.locked).toBe(false);
  });

  it("leaves an occurrence locked, and tells of the others when they come next", async () => {
    await open();
    await desk.advanceTo("2026-11-28T09:00:00Z");
    const [first, second] = labelled("maintenance") as [Issue, Issue];
    desk.github.faults.drop("issues.closed", { times: 2 });
    for (const { number } of [first, second]) desk.amina.close(number);
    desk.amina.lock(second.number);
    await desk.settled();
    await desk.advanceTo("2026-11-28T10:00:00Z");
    expect(desk.comments(first.number).join("\n")).toContain("This comes next on");
    expect(second.locked).toBe(true);
    const mark = desk.github.requests.mark();
    await desk.advanceTo("2026-11-28T12:30:00Z");
    expect(desk.github.requests.writes(mark).map(({ path }) => path)).toEqual([]);
  });
});

describe("a schedule in a repository that is archived", () => {
  it("is tried at most once a sweep, and opens what is due once it is back", async () => {
    await open();
    desk.ops.setArchived(true);
    const mark = desk.github.requests.mark();
    await desk.advanceTo("2026-11-27T11:00:00Z");
    expect(desk.github.requests.writes(mark).length).toBeLessThanOrEqual(9);
    desk.ops.setArchived(false);
    await desk.settled();
    await desk.advanceTo("2026-11-27T11:30:00Z");
    expect(labelled("maintenance").map(({ title }) => title)).toEqual(["Look 2026-11-27"]);
  });
});
