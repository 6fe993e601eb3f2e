import { afterEach, describe, expect, it } from "@jest/globals";
import type { Issue } from "../github/model.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const FILE = ".github/maintenance.yml";
const RESTORE = `timezone: Europe/London
jobs:
  - id: restore-test
    title: Restore test {{date}}
    when: daily
    labels: [priority_minor]
    checklist: [Restore a backup to a VM]
    runbook: docs/restore.md
    seats: [driver, documenter]
    people: [amina, bo, chi]
`;

const POLICY = "timezone: Africa/Cairo\nlogging: false\n";

/** The issues with a label, oldest first. */
const labelled = (label: string): readonly Issue[] =>
  [...desk.ops.state.threads.values()].filter(
    (thread): thread is Issue =>
      thread.type === "Issue" && thread.labels.some(({ name }) => name === label),
  );
const occurrences = () =>
  labelled("maintenance").filter(({ title }) => !title.startsWith("Write the runbook"));

const commit = async (text: string, path = FILE): Promise<void> => {
  desk.ops.unprotect("main");
  desk.bo.push("main", { [path]: text });
  await desk.settled();
};

const open = async (text = RESTORE, now = "2026-11-27T08:30:00Z") => {
  desk = await openDesk({ policy: `${POLICY}operations: { direct_pushes: allow }\n`, now });
  await commit(text);
};

describe("a schedule of recurring jobs", () => {
  it("opens an issue at the minute in which a job is due, and nothing more at a second look", async () => {
    await open();
    await desk.advanceTo("2026-11-27T08:59:59Z");
    expect(occurrences()).toEqual([]);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    expect(occurrences()).toHaveLength(1);
    const [issue] = occurrences() as [Issue];
    expect(issue.title).toBe("Restore test 2026-11-27");
    expect(desk.ops.labels(issue.number)).toEqual(["maintenance", "priority_minor"]);
    expect(issue.assignees.map(({ login }) => login)).toEqual(["amina", "bo"]);
    expect(issue.body).toContain("**driver**: @amina");
    expect(issue.body).toContain("**documenter**: @bo");
    expect(issue.body).toContain("Due: Friday 27 November 2026, 09:00 (Europe/London, UTC+00:00)");
    expect(issue.body).toContain("- [ ] Restore a backup to a VM");
    await desk.advanceTo("2026-11-27T11:00:00Z");
    expect(occurrences()).toHaveLength(1);
  });

  it("has the steps of the runbook in the issue, or else its writing as the first", async () => {
    await open();
    await desk.advanceTo("2026-11-27T09:00:00Z");
    await commit("# Restore\n\n- [x] Choose a backup\n- [ ] Compare the sums\n", "docs/restore.md");
    await desk.advanceTo("2026-11-28T09:00:00Z");
    const [first, second] = occurrences() as [Issue, Issue];
    expect(first.body).toContain("- [ ] Write the runbook: [docs/restore.md](");
    expect(second.body).not.toContain("Write the runbook");
    expect(second.body).toContain("- [ ] Choose a backup\n- [ ] Compare the sums");
  });

  it("seats people by rotation, whoever is assigned afterwards", async () => {
    await open();
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const [first] = occurrences() as [Issue];
    desk.bo.unassign(first.number, "amina", "bo");
    desk.bo.close(first.number);
    await desk.advanceTo("2026-11-28T09:00:00Z");
    expect(occurrences()[1]?.assignees.map(({ login }) => login)).toEqual(["chi", "amina"]);
  });

  it("passes over who is away by the policy, and asks the circle's owner where nobody is left", async () => {
    const away = (who: string) =>
      commit(
        `${POLICY}operations: false\ncircles: { ops: { owner: dede } }\n` +
          `absences: [{ who: ${who}, from: 2026-11-20, through: 2026-12-04 }]\n`,
        ".github/watchbill.yml",
      );
    await open();
    await away("amina");
    await desk.advanceTo("2026-11-27T09:00:00Z");
    expect(occurrences()[0]?.assignees.map(({ login }) => login)).toEqual(["bo", "chi"]);
    await away("[bo, chi]");
    await desk.advanceTo("2026-11-28T09:00:00Z");
    const [, second] = occurrences() as [Issue, Issue];
    expect(second.assignees.map(({ login }) => login)).toEqual(["amina"]);
    expect(second.body).toContain("nobody is free");
    expect(second.body).toContain("@dede, please find somebody for what is not taken.");
  });

  it("mentions whom GitHub does not let assign", async () => {
    await open(RESTORE.replace("[amina, bo, chi]", "[nobody-here, bo]"));
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const [issue] = occurrences() as [Issue];
    expect(issue.assignees.map(({ login }) => login)).toEqual(["bo"]);
    expect(issue.body).toContain("@nobody-here");
  });

  it("says when it comes next on an issue that is closed", async () => {
    await open();
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const [{ number }] = occurrences() as [Issue];
    desk.bo.close(number);
    await desk.settled();
    const said = () => desk.comments(number).filter((body) => body.includes("comes next on"));
    expect(said().join()).toContain("Saturday 28 November 2026, 09:00");
    await desk.advanceTo("2026-11-27T11:00:00Z");
    expect(said()).toHaveLength(1);
  });

  it("is not moved to open it again by what becomes of the issue", async () => {
    await open();
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const [issue] = occurrences() as [Issue];
    desk.bo.edit(issue.number, { title: "Another title", body: "Another text" });
    desk.bo.unlabel(issue.number, "maintenance");
    desk.bo.close(issue.number);
    await desk.stopServer();
    await desk.startServer();
    expect(occurrences()).toEqual([]);
    expect([...desk.ops.state.threads.values()].map(({ title }) => title)).toEqual([
      "Maintenance log",
      "Write the runbook docs/restore.md",
      "Another title",
    ]);
  });

  it("keeps its log in a closed issue that nobody is bothered with", async () => {
    await open();
    const [log] = labelled("maintenance-log") as [Issue];
    expect(log.state).toBe("closed");
    expect(desk.ops.labels(log.number)).toEqual(["maintenance-log"]);
    expect(log.comments.map(({ body }) => body).join()).toContain("`restore-test`");
  });

  it("opens one issue though the answer to opening it was lost", async () => {
    await open();
    desk.github.faults.loseAnswer("POST /repos/{owner}/{repo}/issues", { times: 1 });
    await desk.advanceTo("2026-11-27T09:30:00Z");
    expect(occurrences()).toHaveLength(1);
    await desk.advanceTo("2026-11-28T09:00:00Z");
    expect(occurrences()).toHaveLength(2);
  });

  it("opens one issue though writing it down failed, and its server was killed", async () => {
    await open();
    const down = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
    let opened = false;
    desk.github.faults.outage(
      ({ method, route }) => {
        if (method === "POST" && route.endsWith("/issues")) opened = true;
        return opened && `${method} ${route}` === down;
      },
      { times: 1 },
    );
    await desk.advanceTo("2026-11-27T09:00:00Z");
    expect(occurrences()).toHaveLength(1);
    await desk.stopServer();
    await desk.startServer();
    await desk.advanceTo("2026-11-27T11:00:00Z");
    expect(occurrences()).toHaveLength(1);
  });

  it("tells of mistakes at their lines, goes on with the rest, and takes it back once they are mended", async () => {
    await open(`${RESTORE}  - id: upgrade\n    title: Upgrade\n    when: bi-annually\n`);
    const [issue] = labelled("maintenance-mistakes") as [Issue];
    expect(issue.body).toContain(`/blob/HEAD/${FILE}#L`);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    expect(occurrences()).toHaveLength(1);
    await commit(RESTORE);
    expect(issue.state).toBe("closed");
  });

  it("asks for one read at a sweep while nothing is due", async () => {
    await open();
    await desk.advanceTo("2026-11-27T11:00:00Z");
    const mark = desk.github.requests.mark();
    await desk.advanceTo("2026-11-27T12:00:00Z");
    const reads = desk.github.requests
      .since(mark)
      .filter(({ body }) => JSON.stringify(body ?? "").includes("query Maintenance("));
    expect(reads).toHaveLength(1);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });
});

describe("a pull request that changes the schedule", () => {
  const propose = async (text: string): Promise<number> => {
    const number = desk.amina.openPullRequest({ title: "Jobs", files: { [FILE]: text } });
    await desk.settled();
    return number;
  };

  it("has its mistakes on their lines, and is told when there are none", async () => {
    await open();
    const number = await propose(`${RESTORE}  - id: odd\n    title: Odd\n    when: bi-weekly\n`);
    const run = desk.ops.checks(number).find(({ name }) => name === "watchbill");
    expect(run?.annotations).toMatchObject([{ path: FILE, startLine: 13 }]);
    expect(run?.summary).toContain("| ❌ | maintenance |");
    desk.amina.pushTo(number, { [FILE]: RESTORE.replace("daily", "Mondays") });
    await desk.settled();
    const mended = desk.ops.checks(number).find(({ name }) => name === "watchbill");
    expect(mended?.summary).toContain("has 1 job and no mistakes");
  });
});
