import { afterEach, describe, expect, it } from "@jest/globals";
import type { Issue } from "../github/model.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = "timezone: Africa/Cairo\nlogging: false\npriority: { grace: false }\n";

/** The issues that are labelled `direct-push`, oldest first. */
const reports = (): readonly Issue[] =>
  [...desk.ops.state.threads.values()].filter(
    (thread): thread is Issue =>
      thread.type === "Issue" && thread.labels.some(({ name }) => name === "direct-push"),
  );

const open = async (policy = POLICY) => {
  desk = await openDesk({ policy });
  desk.ops.unprotect("main");
};

const changes = (text: string) => ({ "deploy/web.yml": text });

describe("a push to a production branch", () => {
  it("that came by no pull request opens an issue that names it, and asks it for a priority", async () => {
    await open();
    const before = desk.ops.state.branches.get("main");
    const after = desk.bo.push("main", changes("replicas: 9\n"), {
      message: "Hurry @amina `now`",
    });
    await desk.settled();
    expect(reports()).toHaveLength(1);
    const [report] = reports() as [Issue];
    expect(report.title).toBe(`Direct push to main: ${after.slice(0, 7)}`);
    expect(report.body).toContain("`bo` pushed to the production branch `main` past pull requests");
    expect(report.body).toContain(`/harbour/ops/compare/${before}...${after}`);
    expect(report.body).toContain(`- ${after} \`\` Hurry @amina \`now\` \`\` by \`bo\``);
    expect(desk.ops.labels(report.number)).toEqual(["direct-push", "needs-priority"]);
  });

  it("gets one issue, however often and late its webhook comes", async () => {
    await open();
    desk.github.faults.double("push", { times: 3 });
    desk.bo.push("main", changes("replicas: 9\n"));
    await desk.settled();
    const [report] = reports() as [Issue];
    desk.bo.close(report.number);
    const push = desk.github.deliveries.find(({ event }) => event === "push");
    const payload = JSON.parse(push?.request.body ?? "");
    desk.server().service.receive({ id: "again", name: "push", payload });
    await desk.settled();
    expect(reports()).toHaveLength(1);
  });

  it("gets one issue though the answer to opening it was lost", async () => {
    await open();
    desk.github.faults.loseAnswer("POST /repos/{owner}/{repo}/issues", { times: 1 });
    desk.bo.push("main", changes("replicas: 9\n"));
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    expect(reports()).toHaveLength(1);
  });

  it.each(["merge", "squash", "rebase"] as const)(
    "by which GitHub merged a pull request (%s) opens none",
    async (method) => {
      await open();
      const number = desk.amina.openPullRequest({ title: "Nine", files: changes("replicas: 8\n") });
      desk.amina.pushTo(number, changes("replicas: 9\n"));
      desk.bo.merge(number, { method });
      await desk.settled();
      expect(desk.ops.file("deploy/web.yml")).toBe("replicas: 9\n");
      expect(reports()).toEqual([]);
    },
  );

  it("by which the merge queue merged opens none", async () => {
    desk = await openDesk({ policy: POLICY, now: "2026-11-17T10:00:00Z" });
    desk.ops.addRuleset("queue", ["main"], [{ type: "merge_queue" }]);
    const number = desk.amina.openPullRequest({ title: "Nine", files: changes("replicas: 9\n") });
    await desk.settled();
    desk.bo.enqueue(number);
    await desk.settled();
    expect(desk.ops.file("deploy/web.yml")).toBe("replicas: 9\n");
    expect(reports()).toEqual([]);
  });

  it("of what was merged elsewhere by a pull request opens one: it was never asked for here", async () => {
    await open();
    desk.bo.push("dev", { "README.md": "# dev\n" });
    const number = desk.amina.openPullRequest({
      title: "Nine",
      base: "dev",
      files: changes("replicas: 9\n"),
    });
    const merged = desk.bo.merge(number, { method: "squash" });
    await desk.settled();
    expect(reports()).toEqual([]);
    desk.bo.moveBranch("main", merged);
    await desk.settled();
    expect(reports()).toHaveLength(1);
    expect(reports()[0]?.body).toContain(merged);
  });

  it("with force opens one, though it brings nothing new", async () => {
    await open();
    const before = desk.ops.state.branches.get("main") as string;
    const number = desk.amina.openPullRequest({ title: "Nine", files: changes("replicas: 9\n") });
    desk.bo.merge(number);
    await desk.settled();
    desk.bo.moveBranch("main", before);
    await desk.settled();
    expect(reports()).toHaveLength(1);
    expect(reports()[0]?.body).toContain("with force, so commits that were there are gone");
    expect(reports()[0]?.body).not.toContain("No pull request brought");
  });

  it("that makes or deletes a branch, or goes into another, opens none and asks GitHub nothing", async () => {
    await open("logging: false\nproduction: { branches: [main, release/*] }\n");
    await desk.settled();
    const mark = desk.github.requests.mark();
    desk.bo.push("release/1", changes("replicas: 9\n"));
    desk.bo.push("dev", changes("replicas: 8\n"));
    desk.bo.push("dev", changes("replicas: 7\n"));
    desk.bo.deleteBranch("release/1");
    await desk.settled();
    expect(reports()).toEqual([]);
    expect(desk.github.requests.since(mark)).toEqual([]);
  });

  it.each([
    ["allows them", "logging: false\noperations: { direct_pushes: allow }\n"],
    ["switches the rule off", "logging: false\noperations: false\n"],
    ["is not there", undefined],
  ])("opens none where the policy %s", async (_, policy) => {
    desk = await openDesk({ policy });
    desk.ops.unprotect("main");
    desk.bo.push("main", changes("replicas: 9\n"));
    await desk.settled();
    expect(reports()).toEqual([]);
  });
});
