import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { MANIFEST, OPS, openScene, type Scene } from "./scene.js";

describe("a protected branch on the simulated GitHub", () => {
  let scene: Scene;
  let number: number;
  beforeEach(async () => {
    scene = await openScene({
      manifest: MANIFEST.replace("[check_run", "[merge_group, check_run"),
    });
    scene.ops.protect("main", { checks: [{ context: "watchbill", appId: scene.app.id }] });
    number = scene.amina.openPullRequest({ title: "Change", files: { "c.txt": "c\n" } });
  });
  afterEach(() => scene.stop());

  const report = (conclusion?: "success" | "failure" | "neutral" | "skipped" | "cancelled") =>
    scene.asApp.checks.create({
      ...OPS,
      name: "watchbill",
      head_sha: scene.ops.pull(number).headSha,
      ...(conclusion ? { status: "completed", conclusion } : { status: "in_progress" }),
    });
  const mergeByRest = () => scene.asUser("amina").pulls.merge({ ...OPS, pull_number: number });

  it("refuses to merge while the required check is missing, pending or red: 405", async () => {
    const refused = (message: string) => ({
      status: 405,
      message: expect.stringContaining(message),
    });
    await expect(mergeByRest()).rejects.toMatchObject(
      refused('Required status check "watchbill" is expected.'),
    );
    await report();
    await expect(mergeByRest()).rejects.toMatchObject(
      refused('Required status check "watchbill" is in progress.'),
    );
    await report("failure");
    await expect(mergeByRest()).rejects.toMatchObject(
      refused('Required status check "watchbill" is failing.'),
    );
    const { data } = await scene.asApp.pulls.get({ ...OPS, pull_number: number });
    expect(data.mergeable_state).toBe("blocked");
  });

  it.each(["success", "neutral", "skipped"] as const)(
    "merges when the check is %s",
    async (conclusion) => {
      await report(conclusion);
      expect((await mergeByRest()).data.merged).toBe(true);
    },
  );

  it("goes by the newest run: a newer red one beats an older green one, and the other way", async () => {
    await report("success");
    await report("failure");
    expect(() => scene.amina.merge(number)).toThrow(/is failing/);
    await report("success");
    scene.amina.merge(number);
    expect(scene.ops.pull(number).merged).toBeDefined();
  });

  it("does not count a check of the same name by another App when pinned", async () => {
    const status = scene.asUser("amina").repos.createCommitStatus({
      ...OPS,
      sha: scene.ops.pull(number).headSha,
      context: "watchbill",
      state: "success",
    });
    expect((await status).status).toBe(201);
    expect(() => scene.amina.merge(number)).toThrow(/is expected/);
  });

  it("takes anyone's green status when not pinned", async () => {
    scene.ops.protect("main", { checks: ["watchbill"] });
    const sha = scene.ops.pull(number).headSha;
    const post = (state: "pending" | "success") =>
      scene.asUser("amina").repos.createCommitStatus({ ...OPS, sha, context: "watchbill", state });
    await post("pending");
    expect(() => scene.amina.merge(number)).toThrow(/is pending/);
    await post("success");
    scene.amina.merge(number);
  });

  it("asks again after a push: the new head has no check", async () => {
    await report("success");
    scene.amina.pushTo(number, { "c.txt": "d\n" });
    expect(() => scene.amina.merge(number)).toThrow(/is expected/);
  });

  it("says how many of several checks are missing", () => {
    scene.ops.protect("main", { checks: ["one", "two"] });
    expect(() => scene.amina.merge(number)).toThrow("2 of 2 required status checks are expected.");
  });

  it("refuses a merge meant for another head: 409", async () => {
    await report("success");
    const sha = scene.ops.pull(number).headSha;
    scene.amina.pushTo(number, { "c.txt": "e\n" });
    await expect(
      scene.asUser("amina").pulls.merge({ ...OPS, pull_number: number, sha }),
    ).rejects.toMatchObject({ status: 409 });
  });

  it("lets administrators past unless it holds for them too", () => {
    const owner = scene.ops.as("harbour-owner");
    expect(() => owner.merge(number)).toThrow(/is expected/);
    scene.ops.protect("main", { checks: ["watchbill"], admins: false });
    expect(() => scene.amina.merge(number)).toThrow(/is expected/);
    owner.merge(number);
    owner.push("main", { "direct.txt": "x\n" });
    expect(() => scene.amina.push("main", { "direct.txt": "y\n" })).toThrow(
      /Protected branch update failed for refs\/heads\/main/,
    );
  });

  it("counts approvals of people who may write, on the newest opinion", async () => {
    await report("success");
    scene.ops.protect("main", { approvals: 1, dismissStaleReviews: true });
    const message = "At least 1 approving review is required by reviewers with write access.";
    expect(() => scene.amina.merge(number)).toThrow(message);
    scene.ops.as("stranger").review(number, "approve");
    expect(() => scene.amina.merge(number)).toThrow(message);
    scene.bo.review(number, "approve");
    scene.amina.pushTo(number, { "c.txt": "f\n" });
    expect(() => scene.amina.merge(number)).toThrow(message);
    scene.bo.review(number, "request changes");
    expect(() => scene.amina.merge(number)).toThrow("Changes have been requested.");
    scene.bo.review(number, "approve");
    scene.amina.merge(number);
  });

  it("demands a head that is up to date when strict", async () => {
    scene.ops.protect("main", { checks: ["watchbill"], strict: true, admins: false });
    await report("success");
    scene.ops.as("harbour-owner").push("main", { "ahead.txt": "x\n" });
    expect(() => scene.amina.merge(number)).toThrow(/out of date/);
  });

  it("merges by itself once the check turns green, if asked to", async () => {
    expect(() => scene.amina.enableAutoMerge(number)).toThrow(/not allowed/);
    scene.ops.allowAutoMerge();
    scene.amina.enableAutoMerge(number);
    await report("failure");
    expect(scene.ops.pull(number).state).toBe("open");
    await report("success");
    expect(scene.ops.pull(number).merged?.by.login).toBe("amina");
  });

  it("is set and shown over REST, for administrators", async () => {
    const owner = scene.asUser("harbour-owner");
    await owner.repos.updateBranchProtection({
      ...OPS,
      branch: "main",
      required_status_checks: { strict: false, contexts: [], checks: [{ context: "ci" }] },
      enforce_admins: true,
      required_pull_request_reviews: null,
      restrictions: null,
    });
    const { data } = await owner.repos.getBranchProtection({ ...OPS, branch: "main" });
    expect(data.required_status_checks?.checks).toEqual([{ context: "ci", app_id: null }]);
    await expect(
      scene.asUser("amina").repos.getBranchProtection({ ...OPS, branch: "main" }),
    ).rejects.toMatchObject({ status: 403 });
    const branch = await scene.asUser("amina").repos.getBranch({ ...OPS, branch: "main" });
    expect(branch.data.protection.required_status_checks?.contexts).toEqual(["ci"]);
  });

  it("may be a ruleset instead, which anyone may read", async () => {
    scene.ops.unprotect("main");
    scene.ops.addRuleset(
      "main only",
      ["~DEFAULT_BRANCH"],
      [
        { type: "required_status_checks", strict: false, required: [{ context: "watchbill" }] },
        { type: "non_fast_forward" },
      ],
    );
    expect(() => scene.amina.merge(number)).toThrow(/is expected/);
    const { data } = await scene.asApp.repos.getBranchRules({ ...OPS, branch: "main" });
    expect(data.map(({ type }) => type)).toEqual(["required_status_checks", "non_fast_forward"]);
  });

  it("merges queued groups by the check on the group's own head", async () => {
    scene.ops.unprotect("main");
    await report("success");
    scene.ops.addRuleset(
      "queue",
      ["main"],
      [
        { type: "merge_queue" },
        { type: "required_status_checks", strict: false, required: [{ context: "watchbill" }] },
      ],
    );
    expect(() => scene.amina.merge(number)).toThrow(/merge queue/);
    await scene.forget();
    const head = scene.amina.enqueue(number);
    expect(await scene.told()).toContain("merge_group.checks_requested");
    expect(scene.ops.pull(number).state).toBe("open");
    const green = {
      ...OPS,
      name: "watchbill",
      status: "completed",
      conclusion: "success",
    } as const;
    await scene.asApp.checks.create({ ...green, head_sha: head });
    expect(scene.ops.pull(number).merged?.sha).toBe(head);
    expect(scene.ops.state.branches.get("main")).toBe(head);
  });
});
