import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = "timezone: Africa/Cairo\noperations: { team: operations }\n";
const FILES = { "deploy/web.yml": "replicas: 3\n" };

/** An issue and amina's pull request that closes it, which still lacks the approval of the operations team. */
const openChange = async (policy = POLICY) => {
  desk = await openDesk({ policy });
  const issue = desk.amina.openIssue({ title: "Web is slow", labels: ["priority_minor"] });
  const pull = desk.amina.openPullRequest({
    title: "More",
    body: `Closes #${issue}`,
    files: FILES,
  });
  await desk.settled();
  return { issue, pull };
};

const title = (number: number) => desk.check(number)?.title;
const conclusion = (number: number) => desk.check(number)?.conclusion;

describe("a pull request into production", () => {
  it("needs the operations team's approval of its current head", async () => {
    const { pull } = await openChange();
    expect(title(pull)).toBe("Needs the operations team's approval");
    desk.dede.review(pull, "approve");
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
    desk.chi.review(pull, "approve");
    await desk.settled();
    expect(conclusion(pull)).toBe("success");
    desk.amina.pushTo(pull, { "deploy/web.yml": "replicas: 9\n" });
    await desk.settled();
    expect(title(pull)).toBe("Needs the operations team's approval");
    desk.chi.review(pull, "approve");
    await desk.settled();
    desk.bo.merge(pull);
  });

  it("loses an approval that is dismissed, or of somebody who leaves the team", async () => {
    const { pull } = await openChange();
    const review = desk.chi.review(pull, "approve");
    await desk.settled();
    desk.owner.dismissReview(pull, review, "by mistake");
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
    desk.chi.review(pull, "approve");
    await desk.settled();
    expect(conclusion(pull)).toBe("success");
    desk.github.setTeamRole("harbour", "operations", "chi", undefined);
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
  });

  it("keeps its verdict while the team cannot be read", async () => {
    const { pull } = await openChange();
    desk.chi.review(pull, "approve");
    await desk.settled();
    desk.github.faults.outage(/\/teams\//, { times: 100 });
    desk.github.setTeamRole("harbour", "operations", "amina", "member");
    await desk.settled();
    expect(desk.check(pull)).toEqual({
      conclusion: "success",
      title: "The operations team could not be read; the last verdict stands",
    });
  });

  it("needs an issue: a keyword will do, and so will a mention of an open one", async () => {
    const { issue, pull } = await openChange("timezone: Africa/Cairo\n");
    expect(conclusion(pull)).toBe("success");
    desk.amina.edit(pull, { body: "Just so." });
    await desk.settled();
    expect(title(pull)).toBe("No issue logs this change");
    desk.amina.edit(pull, { body: `See #${issue} and #999.` });
    await desk.settled();
    expect(conclusion(pull)).toBe("success");
    desk.amina.edit(pull, { body: "See `#1`, harbour/web#1 and #999." });
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
    desk.amina.edit(pull, { body: `See GH-${issue}.` });
    await desk.settled();
    expect(conclusion(pull)).toBe("success");
    desk.bo.close(issue);
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(conclusion(pull)).toBe("failure");
  });

  it("is tested first where the policy says so", async () => {
    const { pull } = await openChange(
      "timezone: Africa/Cairo\ntested: { environments: [testnet] }\n",
    );
    expect(title(pull)).toBe("Not tested before production yet");
    const head = desk.ops.pull(pull).head;
    desk.ops.deploy(head, "testnet", "failure");
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
    desk.ops.deploy(head, "testnet", "success");
    await desk.settled();
    expect(conclusion(pull)).toBe("success");
    desk.amina.pushTo(pull, { "deploy/web.yml": "replicas: 9\n" });
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
  });
});

describe("a pull request of an uncommon kind", () => {
  it("as a draft is judged like any other, and stays so when it is ready", async () => {
    desk = await openDesk({ now: "2026-11-19T10:00:00Z" });
    const pull = desk.amina.openPullRequest({ title: "Draft", files: FILES, draft: true });
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
    desk.amina.ready(pull);
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
  });

  it("from a fork is judged on its head", async () => {
    desk = await openDesk();
    desk.github.createUser("stranger");
    const pull = desk.ops
      .as("stranger")
      .openPullRequest({ title: "From outside", files: FILES, fork: true });
    await desk.settled();
    expect(conclusion(pull)).toBe("success");
    await desk.advanceTo("2026-11-18T22:00:00Z");
    expect(conclusion(pull)).toBe("failure");
  });

  it("stacked on another branch is open until it is retargeted to production", async () => {
    desk = await openDesk({ now: "2026-11-19T10:00:00Z" });
    const below = desk.amina.openPullRequest({ title: "Below", head: "below", files: FILES });
    const above = desk.amina.openPullRequest({
      title: "Above",
      base: "below",
      files: { "deploy/mail.yml": "replicas: 1\n" },
    });
    await desk.settled();
    expect([conclusion(below), conclusion(above)]).toEqual(["failure", "success"]);
    desk.amina.retarget(above, "main");
    await desk.settled();
    expect(conclusion(above)).toBe("failure");
  });

  it("pushed to with force, closed and reopened is judged anew each time", async () => {
    desk = await openDesk();
    const pull = desk.amina.openPullRequest({ title: "More", files: FILES });
    await desk.settled();
    desk.amina.pushTo(pull, { "deploy/web.yml": "replicas: 4\n" }, { force: true });
    await desk.settled();
    expect(conclusion(pull)).toBe("success");
    desk.amina.close(pull);
    await desk.advanceTo("2026-11-18T22:00:00Z");
    expect(conclusion(pull)).toBe("success");
    desk.amina.reopen(pull);
    await desk.settled();
    expect(conclusion(pull)).toBe("failure");
  });

  it("that merges by itself waits for the thaw", async () => {
    desk = await openDesk({ now: "2026-11-19T10:00:00Z" });
    desk.ops.allowAutoMerge();
    const pull = desk.amina.openPullRequest({ title: "More", files: FILES });
    await desk.settled();
    desk.bo.enableAutoMerge(pull);
    await desk.advanceTo("2026-11-21T21:59:59Z");
    expect(desk.ops.pull(pull).merged).toBeUndefined();
    await desk.advanceTo("2026-11-21T22:00:00Z");
    expect(desk.ops.file("deploy/web.yml")).toBe("replicas: 3\n");
  });
});
