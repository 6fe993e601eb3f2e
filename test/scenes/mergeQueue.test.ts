import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { runAction } from "../../src/doors/action.js";
import { latestRuns } from "../github/state/suiteVerdict.js";
import { silentLog } from "../silentLog.js";
import { ACTION_PERMISSIONS, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

/** Thursday 00:00 in Cairo, where it is winter time. */
const FREEZE = "2026-11-18T22:00:00Z";
const FROZEN = "Frozen until Sunday 22 November 2026, 00:00 (Africa/Cairo, UTC+02:00)";

const LOGGED =
  "timezone: Africa/Cairo\noperations: { team: operations }\nfreeze: { open_to: { paths: ['docs/**'] } }\n";

/** The desk, with a merge queue on main that waits for watchbill, and for `ci` too if it is slow. */
const openQueue = async (policy = LOGGED, { ci = false, server = true } = {}): Promise<void> => {
  desk = await openDesk({ policy, server });
  desk.ops.addRuleset("Queue", ["main"], [{ type: "merge_queue" }]);
  if (ci)
    desk.ops.protect("main", {
      checks: [{ context: "watchbill", appId: desk.app.id }, "ci"],
      admins: false,
    });
};

/** `ci` says of a commit that it is fine. */
const passCi = async (sha: string): Promise<void> => {
  const answer = await fetch(`${desk.github.url}/repos/harbour/ops/statuses/${sha}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${desk.github.tokenFor("bo")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ state: "success", context: "ci" }),
  });
  expect(answer.status).toBe(201);
  await desk.settled();
};

/** A pull request of chi's (of the operations team) that closes an issue, looked at and green. */
const propose = async (path = "deploy/web.yml"): Promise<number> => {
  const issue = desk.chi.openIssue({ title: "Slow", labels: ["priority_minor"] });
  const number = desk.chi.openPullRequest({
    title: `Change ${path}`,
    body: `Closes #${issue}`,
    files: { [path]: "replicas: 3\n" },
  });
  await desk.settled();
  await passCi(desk.ops.pull(number).headSha);
  expect(desk.check(number)?.conclusion).toBe("success");
  return number;
};

/** watchbill's check runs on a commit: all of them, oldest first. */
const runsOn = (sha: string) =>
  (desk.ops.state.suitesBySha.get(sha) ?? [])
    .filter(({ app }) => app.id === desk.app.id)
    .flatMap(({ runs }) => runs);

const groupCheck = (sha: string) => {
  const run = latestRuns(runsOn(sha)).find(({ name }) => name === "watchbill");
  return run && { conclusion: run.conclusion, title: run.title };
};

const groupHeads = () => [...desk.ops.state.mergeGroups.values()].map(({ headSha }) => headSha);

const isMerged = (number: number): boolean => desk.ops.pull(number).merged !== undefined;

describe("a pull request in the merge queue", () => {
  it("goes in on Wednesday, by a check on its group's own head", async () => {
    await openQueue();
    const number = await propose();
    const head = desk.chi.enqueue(number);
    await desk.settled();
    expect(groupCheck(head)).toEqual({
      conclusion: "success",
      title: `#${number} may be merged`,
    });
    expect(isMerged(number)).toBe(true);
    const open = [...desk.ops.state.threads.values()].filter(({ state }) => state === "open");
    expect(open).toEqual([]);
  });

  it("queued on Thursday by a check that is still green is found out and taken out", async () => {
    await openQueue();
    const number = await propose();
    await desk.stopServer();
    await desk.clock.advanceTo("2026-11-19T10:00:00Z");
    const head = desk.chi.enqueue(number);
    expect(groupCheck(head)).toBeUndefined();
    await desk.startServer();
    expect(groupCheck(head)).toEqual({ conclusion: "failure", title: `#${number}: ${FROZEN}` });
    expect(isMerged(number)).toBe(false);
    expect(groupHeads()).toEqual([]);
  });

  it("whose webhook was lost is found by the next sweep", async () => {
    await openQueue();
    const number = await propose();
    desk.github.faults.drop("merge_group");
    desk.chi.enqueue(number);
    await desk.settled();
    expect(isMerged(number)).toBe(false);
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(isMerged(number)).toBe(true);
  });

  it("turns its group red at Thursday 00:00 without an event", async () => {
    await openQueue(LOGGED, { ci: true });
    const number = await propose();
    const head = desk.chi.enqueue(number);
    await desk.advanceTo("2026-11-18T21:59:59Z");
    expect(groupCheck(head)?.conclusion).toBe("success");
    const mark = desk.github.deliveries.length;
    await desk.advanceTo(FREEZE);
    expect(groupCheck(head)).toEqual({ conclusion: "failure", title: `#${number}: ${FROZEN}` });
    expect(groupHeads()).toEqual([]);
    const events = desk.github.deliveries.slice(mark).map(({ event }) => event);
    expect(events.indexOf("merge_group")).toBeGreaterThan(events.indexOf("check_run"));
  });

  it("passes in its group by its own exception", async () => {
    await openQueue();
    await desk.clock.advanceTo("2026-11-19T10:00:00Z", desk.settled);
    const number = desk.chi.openPullRequest({
      title: "Mend checkout",
      body: `Closes #${desk.chi.openIssue({ title: "Down", labels: ["priority_critical"] })}`,
      files: { "deploy/web.yml": "replicas: 3\n" },
    });
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    expect(() => desk.chi.enqueue(number)).toThrow(/required status check/i);
    desk.bo.comment(number, "/exempt freeze for 2h because checkout is down");
    await desk.settled();
    const head = desk.chi.enqueue(number);
    await desk.settled();
    expect(isMerged(number)).toBe(true);
    expect(runsOn(head).at(-1)?.summary).toContain("Excused from freeze until Thursday");
  });
});

describe("a merge group of two", () => {
  it("is held back by the one that is frozen, and named by it; what is open to the freeze goes in", async () => {
    await openQueue(LOGGED, { ci: true });
    const docs = await propose("docs/a.md");
    const web = await propose();
    const last = desk.chi.enqueue(docs, web);
    await desk.settled();
    const [first] = groupHeads() as [string];
    expect(groupCheck(last)?.title).toBe(`#${docs} and #${web} may be merged`);
    await desk.advanceTo(FREEZE);
    expect(groupCheck(first)?.conclusion).toBe("success");
    expect(groupCheck(last)).toEqual({ conclusion: "failure", title: `#${web}: ${FROZEN}` });
    const summary = runsOn(last).at(-1)?.summary;
    expect(summary).toContain(
      `**❌ #${web}** \`Change deploy/web.yml\` holds this merge group back.`,
    );
    expect(summary).toContain(`- ✅ #${docs} \`Change docs/a.md\`: `);
    await passCi(first);
    expect([isMerged(docs), isMerged(web)]).toEqual([true, false]);
    expect(groupHeads()).toEqual([]);
  });

  it("is held back by the one that loses its issue while it waits", async () => {
    await openQueue(LOGGED, { ci: true });
    const one = await propose("deploy/a.yml");
    const other = await propose("deploy/b.yml");
    const last = desk.chi.enqueue(one, other);
    await desk.settled();
    const [first] = groupHeads() as [string];
    desk.chi.edit(other, { body: "Nothing to see here." });
    await desk.settled();
    expect(groupCheck(first)?.conclusion).toBe("success");
    expect(groupCheck(last)?.conclusion).toBe("failure");
    expect(groupCheck(last)?.title).toMatch(new RegExp(`^#${other}: `));
    expect(runsOn(last).at(-1)?.summary).toContain("| ❌ | logging |");
  });

  it("is made anew, and judged anew, when the one ahead is taken out", async () => {
    await openQueue(LOGGED, { ci: true });
    const web = await propose();
    const docs = await propose("docs/a.md");
    desk.chi.enqueue(web, docs);
    await desk.advanceTo(FREEZE);
    const [left] = groupHeads() as [string];
    expect(groupHeads()).toHaveLength(1);
    expect(groupCheck(left)).toEqual({ conclusion: "success", title: `#${docs} may be merged` });
    await passCi(left);
    expect([isMerged(web), isMerged(docs)]).toEqual([false, true]);
  });
});

describe("a look at a merge group", () => {
  it("takes one read and one write, however often its webhook comes, and no write the second time", async () => {
    await openQueue(LOGGED, { ci: true });
    const one = await propose("deploy/a.yml");
    const other = await propose("deploy/b.yml");
    desk.chi.enqueue(one);
    await desk.settled();
    desk.github.faults.double("merge_group", { times: 3 });
    const mark = desk.github.requests.mark();
    const last = desk.chi.enqueue(other);
    await desk.settled();
    expect(runsOn(last)).toHaveLength(1);
    expect(desk.github.requests.writes(mark)).toHaveLength(1);

    const again = desk.github.requests.mark();
    desk.bo.rerunCheck(runsOn(last)[0]?.id as number);
    await desk.settled();
    expect(desk.github.requests.since(again).map(({ route }) => route)).toEqual(["POST /graphql"]);

    const suite = desk.github.requests.mark();
    desk.bo.rerunSuite(runsOn(last)[0]?.suite.id as number);
    await desk.settled();
    expect(desk.github.requests.since(suite).map(({ route }) => route)).toEqual(["POST /graphql"]);
  });

  it("that is no more writes nothing and asks no more", async () => {
    await openQueue(LOGGED, { ci: true });
    const number = await propose();
    const head = desk.chi.enqueue(number);
    await desk.settled();
    desk.ops.emptyQueue();
    await desk.settled();
    const mark = desk.github.requests.mark();
    desk.bo.rerunCheck(runsOn(head)[0]?.id as number);
    await desk.settled();
    expect(desk.github.requests.since(mark).map(({ route }) => route)).toEqual(["POST /graphql"]);
    await desk.advanceTo(FREEZE);
    expect(groupCheck(head)?.conclusion).toBe("success");
  });

  it("fails only for want of GitHub, and is made again", async () => {
    await openQueue();
    const number = await propose();
    desk.github.faults.outage("POST /graphql", { times: 2 });
    desk.chi.enqueue(number);
    await desk.settled();
    expect(isMerged(number)).toBe(false);
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    expect(isMerged(number)).toBe(true);
  });
});

describe("the GitHub Action in a merge queue", () => {
  const run = (name: string, payload: object = {}): Promise<number> => {
    const event = join(mkdtempSync(join(tmpdir(), "watchbill-")), "event.json");
    writeFileSync(event, JSON.stringify({ repository: { full_name: "harbour/ops" }, ...payload }));
    return runAction(
      {
        INPUT_TOKEN: desk.github.actionsToken("harbour/ops", ACTION_PERMISSIONS),
        GITHUB_API_URL: desk.github.url,
        GITHUB_REPOSITORY: "harbour/ops",
        GITHUB_EVENT_NAME: name,
        GITHUB_EVENT_PATH: event,
      },
      desk.clock,
      silentLog,
    );
  };

  // A policy without a team: a workflow's token cannot read who is on one.
  const POLICY =
    "timezone: Africa/Cairo\nlogging: false\nfreeze: { open_to: { paths: ['docs/**'] } }\n";

  const openTwo = async (): Promise<readonly [docs: number, web: number]> => {
    await openQueue(POLICY, { server: false });
    desk.ops.protect("main", { checks: ["watchbill", "ci"], admins: false });
    const open = (path: string) =>
      desk.chi.openPullRequest({ title: `Change ${path}`, files: { [path]: "a: 1\n" } });
    const pulls = [open("docs/a.md"), open("deploy/web.yml")] as const;
    for (const number of pulls) await passCi(desk.ops.pull(number).headSha);
    expect(await run("schedule")).toBe(0);
    return pulls;
  };

  /** Checks that a workflow's token wrote are GitHub Actions' own. */
  const check = (sha: string) => {
    const runs = (desk.ops.state.suitesBySha.get(sha) ?? []).flatMap((suite) => suite.runs);
    return runs.map(({ conclusion, title }) => ({ conclusion, title }));
  };

  it("answers for both pull requests of a group, although its token may not read the queue", async () => {
    const [docs, web] = await openTwo();
    const head = desk.chi.enqueue(docs, web);
    const merge_group = { head_sha: head, base_ref: "refs/heads/main" };
    const mark = desk.github.requests.mark();
    expect(await run("merge_group", { action: "checks_requested", merge_group })).toBe(0);
    expect(check(head)).toEqual([
      { conclusion: "success", title: `#${docs} and #${web} may be merged` },
    ]);
    const asked = desk.github.requests.since(mark).map(({ route }) => route);
    expect(asked.filter((route) => route === "POST /graphql")).toHaveLength(2);
    expect(desk.github.requests.writes(mark)).toHaveLength(1);
  });

  it("turns a group red that is still queued when its schedule comes round in the freeze", async () => {
    const [docs, web] = await openTwo();
    const head = desk.chi.enqueue(docs, web);
    await run("schedule");
    expect(check(head)).toMatchObject([{ conclusion: "success" }]);
    await desk.clock.advanceTo("2026-11-18T22:07:00Z");
    await run("schedule");
    expect(check(head)).toEqual([{ conclusion: "failure", title: `#${web}: ${FROZEN}` }]);
  });
});
