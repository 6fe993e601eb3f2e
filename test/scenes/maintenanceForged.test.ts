import { afterEach, describe, expect, it } from "@jest/globals";
import { writeEntry } from "../../src/engine/maintenance/entry.js";
import { onceMark } from "../../src/engine/maintenance/marks.js";
import type { Issue } from "../github/model.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const FILE = ".github/maintenance.yml";
const DRILL = `timezone: Europe/London
jobs:
  - { id: drill, title: "Drill {{date}}", when: daily, evidence: Restore a backup, people: [amina, bo] }
`;

const labelled = (label: string): readonly Issue[] =>
  [...desk.ops.state.threads.values()].filter(
    (thread): thread is Issue =>
      thread.type === "Issue" && thread.labels.some(({ name }) => name === label),
  );
const titles = () => labelled("maintenance").map(({ title }) => title);

const push = async (text: string, path = FILE): Promise<void> => {
  desk.bo.push("main", { [path]: text });
  await desk.settled();
};

const open = async (file = DRILL) => {
  const policy = "logging: false\noperations: { direct_pushes: allow }\nacknowledge: false\n";
  desk = await openDesk({ policy, now: "2026-11-27T08:30:00Z" });
  desk.ops.unprotect("main");
  desk.github.createUser("mallory");
  await push(file);
  return { mallory: desk.ops.as("mallory"), id: desk.ops.state.id };
};

describe("somebody from outside", () => {
  it("shows no evidence, and says nothing in watchbill's place", async () => {
    const { mallory, id } = await open();
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const [issue] = labelled("maintenance") as [Issue];
    const { number } = issue;
    mallory.comment(number, "Restore a backup: done, see https://example.org");
    desk.github.faults.drop("issues.closed");
    desk.amina.close(number);
    const closed = issue.closedAt?.epochMilliseconds;
    mallory.comment(number, `${onceMark(id, "next", `${number} ${closed}`)}\n\nThank you.`);
    mallory.comment(number, `${onceMark(id, "evidence", `${number} 1`)}\n\nOpen.`);
    await desk.advanceTo("2026-11-27T10:00:00Z");
    expect(issue.state).toBe("open");
    expect(desk.comments(number).join("\n")).toContain("before it was shown that this was done");
  });

  it("swaps no seat and skips no turn", async () => {
    const { mallory } = await open();
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const [issue] = labelled("maintenance") as [Issue];
    const { body } = issue;
    mallory.comment(issue.number, "/swap @mallory");
    mallory.comment(issue.number, "/skip");
    await desk.settled();
    expect(issue.body).toBe(body);
    expect(issue.assignees.map(({ login }) => login)).toEqual(["amina"]);
  });

  it("settles nothing in the log, however much they write there", async () => {
    const { mallory, id } = await open();
    const [log] = labelled("maintenance-log") as [Issue];
    const done = [{ key: "drill@2026-11-27T09:00:00Z", did: "skipped" as const }];
    for (let count = 0; count < 150; count++)
      mallory.comment(log.number, writeEntry(id, { done, gone: ["drill"] }, ""));
    await desk.settled();
    await desk.advanceTo("2026-11-27T09:00:00Z");
    expect(titles()).toEqual(["Drill 2026-11-27"]);
    await desk.advanceTo("2026-11-27T12:00:00Z");
    expect(titles()).toEqual(["Drill 2026-11-27"]);
  });
});

describe("a schedule that changes all the time, under a policy that does not hold", () => {
  it("opens an occurrence once", async () => {
    await open(DRILL);
    await push("freeze: [nonsense\n", ".github/watchbill.yml");
    for (let minute = 55; minute < 66; minute++) {
      const at = `${minute < 60 ? "08" : "09"}:${String(minute % 60).padStart(2, "0")}`;
      await desk.advanceTo(`2026-11-27T${at}:00Z`);
      await push(DRILL.replace("when: daily", `when: daily at ${minute % 2 ? "09:00" : "9:00"}`));
      await push(DRILL.replace("Europe/London", minute % 2 ? "UTC" : "Europe/Lisbon"));
    }
    expect(titles()).toEqual(["Drill 2026-11-27"]);
    const mark = desk.github.requests.mark();
    await desk.advanceTo("2026-11-27T11:00:00Z");
    expect(desk.github.requests.writes(mark).map(({ path }) => path)).toEqual([]);
  });
});
