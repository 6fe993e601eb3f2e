import { afterEach, describe, expect, it } from "@jest/globals";
import type { Issue } from "../github/model.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Europe/London
logging: false
operations: { direct_pushes: allow }
hours: {}
acknowledge: false
circles: { ops: { owner: dede } }
`;

const open = async (jobs: string, policy = POLICY): Promise<void> => {
  desk = await openDesk({ policy, now: "2026-11-27T08:30:00Z" });
  await commit(`timezone: Europe/London\njobs:\n${jobs}`, ".github/maintenance.yml");
};
const commit = async (text: string, path: string): Promise<void> => {
  desk.ops.unprotect("main");
  desk.bo.push("main", { [path]: text });
  await desk.settled();
};
const titled = (title: string): Issue =>
  [...desk.ops.state.threads.values()].find((thread) => thread.title === title) as Issue;

const DRILL = `  - id: drill
    title: Drill {{date}}
    when: last Friday of the month
    people: [amina]
    due: 1 working day
    runbook: docs/drill.md
    evidence: Restore a backup to a VM
`;

describe("an occurrence of a recurring job", () => {
  it("says by when it is due, reminds whoever does it, and escalates once it is late", async () => {
    await open(DRILL.replace("1 working day", "4 working hours"));
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const { number } = titled("Drill 2026-11-27");
    const said = () => desk.comments(number).join("\n");
    expect(said()).toContain("This is to be done by Friday 27 November 2026, 13:00");
    await desk.advanceTo("2026-11-27T11:00:00Z");
    expect(said()).toContain("@amina: This is to be done by Friday 27 November 2026, 13:00");
    expect(said()).not.toContain("@dede");
    await desk.advanceTo("2026-11-27T13:00:00Z");
    expect(said()).toContain("@dede, please act on this issue");
    expect(said()).toContain("it was not done by Friday 27 November 2026, 13:00");
    const mark = desk.github.requests.mark();
    await desk.advanceTo("2026-11-27T13:01:00Z");
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("is opened again when it is closed before its steps were shown, and stays closed afterwards", async () => {
    await open(DRILL);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const issue = titled("Drill 2026-11-27");
    desk.amina.close(issue.number);
    await desk.settled();
    expect(issue.state).toBe("open");
    const reasons = () =>
      desk.comments(issue.number).filter((body) => body.includes("This was closed before"));
    expect(reasons()).toHaveLength(1);
    desk.amina.comment(issue.number, "Restored last night's backup, took 12 minutes.");
    desk.amina.close(issue.number);
    await desk.settled();
    expect(issue.state).toBe("closed");
    expect(desk.comments(issue.number).join()).toContain("comes next on Friday 25 December 2026");
    expect(reasons()).toHaveLength(1);
  });

  it("leads to the one issue that asks for its runbook, and has its steps once it is there", async () => {
    await open(DRILL.replace("last Friday of the month", "daily"));
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const asked = titled("Write the runbook docs/drill.md");
    expect(titled("Drill 2026-11-27").body).toContain(`is not there yet (#${asked.number}).`);
    await commit("# Drill\n\n## Steps\n\n1. Ask @dede, see [here](keys.md)\n", "docs/drill.md");
    await desk.advanceTo("2026-11-28T09:00:00Z");
    expect(titled("Drill 2026-11-28").body).toContain(
      `- [ ] Ask @<!-- -->dede, see [here](${desk.github.url}/harbour/ops/blob/HEAD/docs/keys.md)`,
    );
  });
});

describe("what does itself", () => {
  const stopped = () =>
    ["run", "commit", "comment", "red"].map((job) => titled(`No ${job}`)?.state ?? "none").join();
  const job = (id: string, by: string) =>
    `  - { id: ${id}, title: No ${id}, automated: { ${by}, every: 2 hours, late: 1h } }\n`;

  it("opens an issue when it stops, and closes it when it goes on", async () => {
    await open(
      job("run", "workflow: backup.yml") +
        job("commit", "commits: status") +
        job("comment", "comments: chi") +
        job("red", "workflow: red.yml"),
    );
    const place = desk.amina.openIssue({ title: "A place for words" });
    // A fork's run shows nothing, nor does a red one.
    desk.chi.openPullRequest({ title: "Mine", files: { "a.txt": "a\n" }, fork: true });
    const happen = () => {
      desk.ops.ran("backup.yml");
      desk.bo.push("main", { "status/now": String(desk.clock.now()) });
      desk.chi.comment(place, "Backed up.");
      desk.ops.ran("red.yml", "failure");
      desk.ops.ran("red.yml", "success", "chi/ops");
    };
    await desk.advanceTo("2026-11-27T10:30:00Z");
    happen();
    await desk.advanceTo("2026-11-27T12:00:00Z");
    expect(stopped()).toBe("none,none,none,open");
    await desk.advanceTo("2026-11-27T13:30:00Z");
    expect(stopped()).toBe("open,open,open,open");
    happen();
    await desk.advanceTo("2026-11-27T15:00:00Z");
    expect(stopped()).toBe("closed,closed,closed,open");
  });
});

describe("a job that waits for something elsewhere", () => {
  it("is opened when a numbered issue is closed, or a release appears", async () => {
    await open(
      "  - { id: one, title: After the issue, when: { after: 2 } }\n" +
        "  - { id: two, title: After the release, when: { release: harbour/ops } }\n",
    );
    const number = desk.amina.openIssue({ title: "Upgrade" });
    expect(number).toBe(2);
    await desk.advanceTo("2026-11-27T10:00:00Z");
    desk.amina.close(number);
    desk.ops.release("v1.1.0-rc.1", true);
    await desk.advanceTo("2026-11-27T12:00:00Z");
    expect(titled("After the issue").state).toBe("open");
    expect(titled("After the release")).toBeUndefined();
    desk.ops.release("v1.1.0");
    await desk.advanceTo("2026-11-27T14:00:00Z");
    expect(titled("After the release").state).toBe("open");
  });
});
