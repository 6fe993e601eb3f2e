import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { OPS, openScene, type Scene } from "./scene.js";

describe("check runs on the simulated GitHub", () => {
  let scene: Scene;
  let head: string;
  beforeAll(async () => {
    scene = await openScene();
    const number = scene.amina.openPullRequest({ title: "Checked", files: { "c.txt": "1\n" } });
    head = scene.ops.pull(number).headSha;
  });
  afterAll(() => scene.stop());

  const create = async (name: string, more = {}) =>
    (await scene.asApp.checks.create({ ...OPS, name, head_sha: head, ...more })).data;
  const note = (line: number) => ({
    path: "c.txt",
    start_line: line,
    end_line: line,
    annotation_level: "warning" as const,
    message: `line ${line}`,
  });

  it("are made and changed by their App, and conclude", async () => {
    const run = await create("made");
    expect(run).toMatchObject({ status: "queued", conclusion: null, app: { slug: "tester" } });
    const { data } = await scene.asApp.checks.update({
      ...OPS,
      check_run_id: run.id,
      conclusion: "failure",
      output: { title: "No", summary: "Because." },
    });
    expect(data).toMatchObject({
      status: "completed",
      conclusion: "failure",
      completed_at: "2026-11-18T07:00:00Z",
      output: { title: "No", summary: "Because.", annotations_count: 0 },
    });
  });

  it("are refused to people and to other Apps: 403", async () => {
    const run = await create("mine");
    const update = { ...OPS, check_run_id: run.id, conclusion: "success" } as const;
    await expect(scene.asUser("amina").checks.update(update)).rejects.toMatchObject({
      status: 403,
    });
    const auth = scene.github.actionsToken("harbour/ops", { checks: "write" });
    const other = scene.octokit(undefined, auth);
    await expect(other.checks.update(update)).rejects.toMatchObject({ status: 403 });
  });

  it("take fifty annotations a request and add those of the next to them", async () => {
    const fifty = Array.from({ length: 50 }, (_, index) => note(index + 1));
    const output = { title: "Many", summary: "s", annotations: fifty };
    const run = await create("noted", { output });
    await scene.asApp.checks.update({
      ...OPS,
      check_run_id: run.id,
      output: { title: "Many", summary: "s", annotations: [note(51)] },
    });
    const all = await scene.asApp.paginate(scene.asApp.checks.listAnnotations, {
      ...OPS,
      check_run_id: run.id,
    });
    expect(all).toHaveLength(51);
    const tooMany = create("too many", {
      output: { ...output, annotations: [...fifty, note(51)] },
    });
    await expect(tooMany).rejects.toMatchObject({ status: 422 });
  });

  it("are listed the newest of each name, or all if asked for", async () => {
    await create("twice", { conclusion: "success" });
    const second = await create("twice", { conclusion: "failure" });
    const list = async (filter: "latest" | "all") =>
      (await scene.asApp.checks.listForRef({ ...OPS, ref: head, check_name: "twice", filter }))
        .data;
    expect(await list("latest")).toMatchObject({ total_count: 1, check_runs: [{ id: second.id }] });
    expect((await list("all")).total_count).toBe(2);
  });

  it("tell their App alone when a person asks for them again", async () => {
    const run = await create("again", { conclusion: "success" });
    await scene.forget();
    scene.amina.rerunCheck(run.id);
    await scene.asApp.checks.rerequestRun({ ...OPS, check_run_id: run.id });
    expect(await scene.told()).toEqual(["check_run.rerequested", "check_run.rerequested"]);
  });

  it("stand in a suite that an App is asked for on each push", async () => {
    await scene.forget();
    const sha = scene.amina.push("suite", { "s.txt": "s\n" });
    expect(await scene.payload("check_suite.requested")).toMatchObject({
      action: "requested",
      check_suite: { head_sha: sha, head_branch: "suite", status: "queued" },
    });
    const { data } = await scene.asApp.checks.listSuitesForRef({ ...OPS, ref: "suite" });
    expect(data.total_count).toBe(1);
  });

  it("are refused on a commit that is not there: 422", async () => {
    const nowhere = { ...OPS, name: "x", head_sha: "1".repeat(40) };
    await expect(scene.asApp.checks.create(nowhere)).rejects.toMatchObject({ status: 422 });
  });
});
