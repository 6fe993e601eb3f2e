import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { OPS, openScene, type Scene } from "./scene.js";

describe("pull requests on the simulated GitHub", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.stop());

  const get = async (pull_number: number) =>
    (await scene.asApp.pulls.get({ ...OPS, pull_number })).data;
  const files = async (pull_number: number) =>
    (await scene.asApp.pulls.listFiles({ ...OPS, pull_number })).data;

  it("move their head on a push, and tell of it with before and after", async () => {
    const { amina } = scene;
    const number = amina.openPullRequest({ title: "Move", files: { "m.txt": "1\n" } });
    const before = (await get(number)).head.sha;
    await scene.forget();
    const after = amina.pushTo(number, { "m.txt": "2\n" });
    expect((await get(number)).head.sha).toBe(after);
    expect(after).toMatch(/^[0-9a-f]{40}$/);
    expect((await scene.told()).sort()).toEqual([
      "check_suite.requested",
      "pull_request.synchronize",
      "push",
    ]);
    expect(await scene.payload("pull_request.synchronize")).toMatchObject({ before, after });
  });

  it("list the files that the head changes since it left the base", async () => {
    const { amina } = scene;
    const number = amina.openPullRequest({
      title: "Files",
      files: {
        "added.txt": "new\n",
        "deploy/prod.yml": "one\nTWO\nthree\nfour\nfive\n",
        "README.md": { from: "README.md" },
      },
    });
    amina.push("main", { "meanwhile.txt": "elsewhere\n" });
    expect((await files(number)).map((file) => [file.filename, file.status, file.changes])).toEqual(
      [
        ["added.txt", "added", 1],
        ["deploy/prod.yml", "modified", 2],
      ],
    );
    amina.pushTo(number, { "docs/README.md": { from: "README.md" }, "added.txt": null });
    expect((await files(number)).map((file) => [file.filename, file.status])).toEqual([
      ["deploy/prod.yml", "modified"],
      ["docs/README.md", "renamed"],
    ]);
    const renamed = (await files(number))[1];
    expect(renamed?.previous_filename).toBe("README.md");
    expect((await files(number))[0]?.patch).toContain("-two\n+TWO");
  });

  it("replace commits on a force-push", async () => {
    const { amina, ops } = scene;
    const number = amina.openPullRequest({ title: "Force", files: { "f1.txt": "1\n" } });
    const before = ops.pull(number).headSha;
    amina.pushTo(number, { "f2.txt": "2\n" }, { force: true });
    expect((await files(number)).map(({ filename }) => filename)).toEqual(["f2.txt"]);
    expect((await get(number)).commits).toBe(1);
    expect(ops.pull(number).timeline.at(-1)).toMatchObject({
      kind: "head_ref_force_pushed",
      before,
      after: ops.pull(number).headSha,
    });
  });

  it("come from forks, whose heads move as well", async () => {
    const { ops, github } = scene;
    const stranger = ops.as("stranger");
    expect(() => stranger.push("mine", { a: "a" })).toThrow(/denied to stranger/);
    const number = stranger.openPullRequest({
      title: "Fork",
      files: { "k.txt": "1\n" },
      fork: true,
    });
    const before = await get(number);
    expect(before.head).toMatchObject({
      label: `stranger:${before.head.ref}`,
      repo: { fork: true },
    });
    const after = stranger.pushTo(number, { "k.txt": "2\n" });
    expect((await get(number)).head.sha).toBe(after);
    expect(github.repository("stranger/ops").state.forkOf).toBe(ops.state);
  });

  it("are judged against the new base once retargeted", async () => {
    const { amina } = scene;
    amina.push("release", { "r.txt": "r\n" });
    const number = amina.openPullRequest({
      title: "Base",
      base: "release",
      files: { "n.txt": "n\n" },
    });
    expect((await files(number)).map(({ filename }) => filename)).toEqual(["n.txt"]);
    await scene.forget();
    amina.retarget(number, "main");
    expect((await files(number)).map(({ filename }) => filename)).toEqual(["n.txt", "r.txt"]);
    expect(await scene.payload("pull_request.edited")).toMatchObject({
      changes: { base: { ref: { from: "release" } } },
    });
  });

  it("go from draft to ready and back, closed and reopened, each told of", async () => {
    const { amina } = scene;
    const number = amina.openPullRequest({
      title: "Draft",
      draft: true,
      files: { "d.txt": "d\n" },
    });
    expect(() => amina.merge(number)).toThrow("Pull Request is still a draft");
    await scene.forget();
    amina.ready(number);
    amina.draft(number);
    amina.close(number);
    amina.reopen(number);
    expect(await scene.told()).toEqual([
      "pull_request.ready_for_review",
      "pull_request.converted_to_draft",
      "pull_request.closed",
      "pull_request.reopened",
    ]);
  });

  it("close when their branch is deleted and then cannot be reopened", () => {
    const { amina, ops } = scene;
    const number = amina.openPullRequest({
      title: "Gone",
      head: "gone",
      files: { "g.txt": "g\n" },
    });
    amina.deleteBranch("gone");
    expect(ops.pull(number).state).toBe("closed");
    expect(() => amina.reopen(number)).toThrow(/head branch has been deleted/);
  });

  it("say that they conflict, and do not merge", async () => {
    const { amina } = scene;
    const one = amina.openPullRequest({
      title: "One",
      files: { "deploy/prod.yml": "ONE\ntwo\nthree\nfour\nfive\n" },
    });
    const same = amina.openPullRequest({
      title: "Same",
      files: { "deploy/prod.yml": "uno\ntwo\nthree\nfour\nfive\n" },
    });
    const far = amina.openPullRequest({
      title: "Far",
      files: { "deploy/prod.yml": "one\ntwo\nthree\nfour\nFIVE\n" },
    });
    amina.merge(one);
    expect(await get(same)).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
    expect(() => amina.merge(same)).toThrow("Pull Request is not mergeable");
    amina.merge(far);
    expect(scene.ops.file("deploy/prod.yml")).toBe("ONE\ntwo\nthree\nfour\nFIVE\n");
  });

  it.each(["merge", "squash", "rebase"] as const)(
    "merge by %s and move the base",
    async (method) => {
      const { amina, ops } = scene;
      const number = amina.openPullRequest({
        title: `By ${method}`,
        files: { [`${method}.txt`]: "x\n" },
      });
      amina.pushTo(number, { [`${method}.txt`]: "y\n" });
      const sha = amina.merge(number, { method });
      expect(ops.state.branches.get("main")).toBe(sha);
      expect(ops.file(`${method}.txt`)).toBe("y\n");
      expect(await get(number)).toMatchObject({
        merged: true,
        state: "closed",
        merged_by: { login: "amina" },
        merge_commit_sha: sha,
      });
      expect((await files(number)).map(({ filename }) => filename)).toEqual([`${method}.txt`]);
    },
  );

  it("count as merged when a push brings their head in", () => {
    const { amina, ops } = scene;
    const number = amina.openPullRequest({ title: "Pushed in", files: { "p.txt": "p\n" } });
    amina.moveBranch("main", ops.pull(number).headSha);
    expect(ops.pull(number).merged?.by.login).toBe("amina");
  });

  it("take reviews on their head, and none of one's own", async () => {
    const { amina, bo, asApp, ops } = scene;
    const number = amina.openPullRequest({ title: "Review", files: { "v.txt": "v\n" } });
    const head = ops.pull(number).headSha;
    bo.review(number, "approve");
    amina.pushTo(number, { "v.txt": "w\n" });
    const { data } = await asApp.pulls.listReviews({ ...OPS, pull_number: number });
    expect(data).toMatchObject([{ state: "APPROVED", commit_id: head, user: { login: "bo" } }]);
    expect(() => amina.review(number, "approve")).toThrow(/Can not approve your own/);
    expect(() => bo.review(number, "comment", "")).toThrow(/can't be blank/);
  });
});
