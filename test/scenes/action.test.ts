import { afterEach, describe, expect, it } from "@jest/globals";
import { sweep } from "../../src/doors/cli/sweep.js";
import { runAt } from "./actionRun.js";
import { ACTION_PERMISSIONS, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const openPullRequest = () =>
  desk.amina.openPullRequest({
    title: "More replicas",
    files: { "deploy/web.yml": "replicas: 3\n" },
  });

const run = (name: string, payload?: object, inputs?: Record<string, string>) =>
  runAt(desk, name, payload, inputs);

/** The check that a workflow's token writes belongs to GitHub Actions. */
const openWithoutServer = async (more: { now?: string; policy?: string } = {}): Promise<void> => {
  desk = await openDesk({ server: false, ...more });
  desk.ops.protect("main", { checks: ["watchbill"], admins: false });
};

describe("the GitHub Action", () => {
  it("does at an event what the server does", async () => {
    await openWithoutServer();
    const number = desk.amina.openIssue({ title: "Disk full on web-2" });
    const payload = {
      action: "opened",
      issue: { number },
      repository: { full_name: "harbour/ops" },
      sender: { login: "amina" },
    };
    const { code, summary } = await run("issues", payload);
    expect(code).toBe(0);
    expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
    expect(summary).toContain("harbour/ops#1: add `needs-priority`; write comment");
  });

  it("turns open pull requests over at both edges of the freeze when its schedule comes round", async () => {
    await openWithoutServer();
    const number = openPullRequest();
    await run("schedule");
    expect(desk.check(number)?.conclusion).toBe("success");
    await desk.clock.advanceTo("2026-11-18T22:07:00Z");
    await run("schedule");
    expect(desk.check(number)?.conclusion).toBe("failure");
    expect(() => desk.bo.merge(number)).toThrow(/required status check/i);
    await desk.clock.advanceTo("2026-11-21T22:07:00Z");
    await run("workflow_dispatch");
    expect(desk.check(number)?.conclusion).toBe("success");
    desk.bo.merge(number);
  });

  it("writes nothing on the second run, nor on a dry one", async () => {
    await openWithoutServer();
    openPullRequest();
    desk.amina.openIssue({ title: "Disk full on web-2" });
    const dry = await run("schedule", {}, { "INPUT_DRY-RUN": "true" });
    expect(dry.summary).toContain("2 would be changed (dry run)");
    expect(desk.github.requests.writes()).toEqual([]);
    await run("schedule");
    const mark = desk.github.requests.mark();
    await run("schedule");
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("fails when something could not be looked at", async () => {
    await openWithoutServer();
    const number = openPullRequest();
    const token = desk.github.actionsToken("harbour/ops", {
      ...ACTION_PERMISSIONS,
      checks: "read",
    });
    const { code, summary } = await run("schedule", {}, { INPUT_TOKEN: token });
    expect(code).toBe(1);
    expect(summary).toContain(`harbour/ops#${number}: could not be looked at`);
  });

  it("understands no other event, and asks for nothing then", async () => {
    await openWithoutServer();
    expect((await run("star", { action: "created" })).code).toBe(0);
    expect(desk.github.requests.all).toEqual([]);
  });
});

describe("the GitHub Action at the production gate", () => {
  const THURSDAY = "2026-11-19T10:00:00Z";
  const POLICY = "timezone: Africa/Cairo\nlogging: false\nexceptions: { by: { people: [bo] } }\n";

  it("grants an exception, and takes it back at its end", async () => {
    await openWithoutServer({ now: THURSDAY, policy: POLICY });
    const number = openPullRequest();
    await run("schedule");
    await desk.clock.advance({ minutes: 1 });
    desk.bo.comment(number, "/exempt freeze for 1h because checkout is down");
    const payload = {
      action: "created",
      issue: { number, pull_request: {} },
      comment: { body: "/exempt freeze for 1h because checkout is down" },
      repository: { full_name: "harbour/ops" },
      sender: { login: "bo" },
    };
    await run("issue_comment", payload);
    expect(desk.check(number)?.conclusion).toBe("success");
    await desk.clock.advance({ minutes: 61 });
    await run("schedule");
    expect(desk.check(number)?.conclusion).toBe("failure");
  });

  it("heeds a freeze called on the spot, and its end", async () => {
    await openWithoutServer({ policy: POLICY });
    const number = openPullRequest();
    const freeze = desk.bo.openIssue({ title: "Payments are down", labels: ["priority_minor"] });
    desk.bo.label(freeze, "freeze");
    await run("schedule");
    expect(desk.check(number)?.conclusion).toBe("failure");
    desk.bo.close(freeze);
    await run("schedule");
    expect(desk.check(number)?.conclusion).toBe("success");
  });

  it("opens an issue about a direct push, once", async () => {
    await openWithoutServer({ policy: POLICY });
    const before = desk.ops.state.branches.get("main");
    const after = desk.owner.push("main", { "deploy/web.yml": "replicas: 9\n" });
    const payload = {
      ref: "refs/heads/main",
      before,
      after,
      forced: false,
      created: false,
      deleted: false,
      commits: [{ added: [], modified: ["deploy/web.yml"], removed: [] }],
      pusher: { name: "harbour-owner" },
      repository: { full_name: "harbour/ops", default_branch: "main" },
      sender: { login: "harbour-owner" },
    };
    await run("push", payload);
    await run("push", payload);
    const opened = [...desk.ops.state.threads.values()].filter(({ labels }) =>
      labels.some(({ name }) => name === "direct-push"),
    );
    expect(opened).toHaveLength(1);
  });
});

describe("watchbill sweep", () => {
  const sweepAs = async (
    env: Record<string, string>,
    repositories: string[] = [],
    dryRun = false,
  ) => {
    const said: string[] = [];
    const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    const code = await sweep(
      { repositories, dryRun },
      { GITHUB_API_URL: desk.github.url, ...env },
      desk.clock,
      io,
    );
    return { code, said: said.join("") };
  };
  const asApp = () => ({ APP_ID: String(desk.app.id), PRIVATE_KEY: desk.app.privateKey });

  it("brings everything in order without a server, as the App", async () => {
    desk = await openDesk({ server: false });
    const issue = desk.amina.openIssue({ title: "Disk full on web-2" });
    const pull = openPullRequest();
    expect((await sweepAs(asApp())).code).toBe(0);
    expect(desk.shown([issue, pull])).toMatchObject([
      { labels: ["needs-priority"] },
      { conclusion: "success" },
    ]);
    await desk.clock.advanceTo("2026-11-18T22:00:00Z");
    await sweepAs(asApp(), ["Harbour/Ops"]);
    expect(() => desk.bo.merge(pull)).toThrow(/required status check/i);
    await desk.clock.advanceTo("2026-11-21T22:00:00Z");
    await sweepAs(asApp());
    desk.bo.merge(pull);
  });

  it("says what is missing to run it", async () => {
    desk = await openDesk({ server: false });
    await expect(sweepAs({})).rejects.toThrow("Set APP_ID and PRIVATE_KEY, or GITHUB_TOKEN");
    await expect(sweepAs({ GITHUB_TOKEN: "x" })).rejects.toThrow("--repo owner/name");
    await expect(sweepAs(asApp(), ["ops"])).rejects.toThrow('"ops" names no repository');
  });

  it("over a thousand open items that are in order takes at most 25 requests and no write", async () => {
    desk = await openDesk({ server: false });
    for (let count = 0; count < 600; count++)
      desk.amina.openIssue({ title: `Issue ${count}`, labels: ["priority_minor"] });
    for (let count = 0; count < 400; count++) openPullRequest();
    await sweepAs(asApp());
    const mark = desk.github.requests.mark();
    const { said } = await sweepAs(asApp());
    expect(said).toContain("looked at 1000 open items: 1000 needed nothing");
    expect(desk.github.requests.since(mark).length).toBeLessThanOrEqual(25);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });
});
