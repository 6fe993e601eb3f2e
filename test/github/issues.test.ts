import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { OPS, openScene, type Scene } from "./scene.js";

describe("issues on the simulated GitHub", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.stop());

  it("share one row of numbers with pull requests", () => {
    const { amina, ops } = scene;
    const issue = amina.openIssue({ title: "First" });
    const pull = amina.openPullRequest({ title: "Second", files: { "a.txt": "a\n" } });
    const next = amina.openIssue({ title: "Third" });
    expect([pull - issue, next - issue]).toEqual([1, 2]);
    expect(ops.pull(pull).head).toBe(`amina-${pull}`);
  });

  it("tell who set a label and when, and compare names without regard to case", async () => {
    const { amina, bo, ops, clock, asApp } = scene;
    ops.as("bo").createLabel("Urgent", "ff0000");
    const number = amina.openIssue({ title: "Pump down", labels: ["URGENT"] });
    await clock.advance({ minutes: 5 });
    bo.unlabel(number, "urgent");
    expect(ops.labels(number)).toEqual([]);
    const { data } = await asApp.issues.listEvents({ ...OPS, issue_number: number });
    expect(data.map(({ event, actor, created_at }) => [event, actor?.login, created_at])).toEqual([
      ["labeled", "amina", "2026-11-18T07:00:00Z"],
      ["unlabeled", "bo", "2026-11-18T07:05:00Z"],
    ]);
  });

  it("open with their labels on, and tell of each label besides", async () => {
    const { amina } = scene;
    await scene.forget();
    amina.openIssue({ title: "Two labels", labels: ["one", "two"] });
    expect(await scene.told()).toEqual([
      "label.created",
      "label.created",
      "issues.opened",
      "issues.labeled",
      "issues.labeled",
    ]);
    expect(await scene.payload("issues.opened")).toMatchObject({
      issue: { labels: [{ name: "one" }, { name: "two" }] },
    });
  });

  it("say nothing when a label is set that is on already, or a body stays the same", async () => {
    const { amina } = scene;
    const number = amina.openIssue({ title: "Same", body: "words", labels: ["one"] });
    await scene.forget();
    amina.label(number, "One");
    amina.edit(number, { body: "words" });
    expect(await scene.told()).toEqual([]);
  });

  it("are listed in pages with links to the others", async () => {
    const { amina, asApp } = scene;
    for (let count = 0; count < 7; count++)
      amina.openIssue({ title: `Listed ${count}`, labels: ["listed"] });
    const query = { ...OPS, labels: "listed", per_page: 3 };
    const first = await asApp.issues.listForRepo(query);
    expect(first.headers.link).toMatch(/page=2>; rel="next".*page=3>; rel="last"/);
    const all = await asApp.paginate(asApp.issues.listForRepo, query);
    expect(all.map(({ title }) => title)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((count) => `Listed ${count}`),
    );
  });

  it("refuse labels and assignees from people without a role here, without a word on opening", async () => {
    const { ops, amina } = scene;
    const stranger = ops.as("stranger");
    const number = stranger.openIssue({ title: "Help", labels: ["one"] });
    expect(ops.labels(number)).toEqual([]);
    expect(() => stranger.label(number, "one")).toThrow("Must have admin rights to Repository.");
    expect(() => stranger.close(amina.openIssue({ title: "Not theirs" }))).toThrow(/admin rights/);
    stranger.close(number, "not_planned");
    expect(ops.issue(number)).toMatchObject({ state: "closed", stateReason: "not_planned" });
  });

  it("pass over assignees without access when they are added, and refuse them on opening", async () => {
    const { amina, ops, asApp } = scene;
    const number = amina.openIssue({ title: "Who?" });
    amina.assign(number, "stranger", "bo");
    expect(ops.issue(number).assignees.map(({ login }) => login)).toEqual(["bo"]);
    await expect(
      asApp.issues.create({ ...OPS, title: "Who?", assignees: ["stranger"] }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it("are closed by merging a pull request into the default branch that says so", () => {
    const { amina, ops } = scene;
    const issue = amina.openIssue({ title: "Broken" });
    const mentioned = amina.openIssue({ title: "Only mentioned" });
    const number = amina.openPullRequest({
      title: "Mend",
      body: `Fixes #${issue}, see #${mentioned}. \`closes #${mentioned}\``,
      files: { "mend.txt": "x\n" },
    });
    amina.merge(number);
    expect(ops.issue(issue).state).toBe("closed");
    expect(ops.issue(mentioned).state).toBe("open");
  });

  it("keep comments with author, edits, reactions and deletion", async () => {
    const { amina, bo, asApp, clock, ops } = scene;
    const number = amina.openIssue({ title: "Talk" });
    const id = amina.comment(number, "first");
    await clock.advance({ minutes: 1 });
    bo.react(id, "eyes");
    amina.editComment(id, "second");
    const { data } = await asApp.issues.getComment({ ...OPS, comment_id: id });
    expect(data).toMatchObject({
      body: "second",
      user: { login: "amina" },
      reactions: { eyes: 1 },
    });
    expect(data.updated_at).not.toBe(data.created_at);
    expect(() => ops.as("stranger").editComment(id, "mine")).toThrow(/admin rights/);
    const own = await asApp.issues.createComment({ ...OPS, issue_number: number, body: "app" });
    expect(own.data).toMatchObject({
      user: { login: "tester[bot]", type: "Bot" },
      performed_via_github_app: { slug: "tester" },
    });
    amina.deleteComment(id);
    const left = await asApp.issues.listComments({ ...OPS, issue_number: number });
    expect(left.data.map(({ body }) => body)).toEqual(["app"]);
  });
});
