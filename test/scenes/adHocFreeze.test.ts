import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = "timezone: Africa/Cairo\nlogging: false\n";
const WITH_TEAM = `${POLICY}operations: { team: operations }\n`;

const propose = (path = "deploy/web.yml", base = "main"): number =>
  desk.chi.openPullRequest({ title: "More replicas", base, files: { [path]: "replicas: 3\n" } });

const call = (body?: string, labels = ["freeze", "priority_critical"]): number =>
  desk.bo.openIssue({
    title: "Payments are down",
    ...(body === undefined ? {} : { body }),
    labels,
  });

const summary = (number: number): string =>
  desk.ops.checks(number).find(({ name }) => name === "watchbill")?.summary ?? "";

describe("an open issue labelled `freeze`", () => {
  it("freezes what is open, in its own words, until it is closed", async () => {
    desk = await openDesk({ policy: WITH_TEAM });
    const pull = propose();
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("success");

    const freeze = call();
    await desk.settled();
    expect(desk.check(pull)).toEqual({
      conclusion: "failure",
      title: "Frozen until further notice",
    });
    expect(summary(pull)).toContain(
      `because of #${freeze} (\`Payments are down\`), called by \`bo\`.`,
    );
    expect(() => desk.bo.merge(pull)).toThrow(/required status check/i);
    const later = propose("deploy/api.yml");
    await desk.settled();
    expect(desk.check(later)?.conclusion).toBe("failure");

    desk.bo.close(freeze);
    await desk.settled();
    expect([pull, later].map((number) => desk.check(number)?.conclusion)).toEqual([
      "success",
      "success",
    ]);
    expect(desk.comments(freeze)).toEqual([]);

    desk.bo.reopen(freeze);
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("failure");
    desk.bo.unlabel(freeze, "freeze");
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("success");
  });

  it("begins when it is labelled, and writes nothing on a second look", async () => {
    desk = await openDesk();
    const pull = propose();
    const issue = call(undefined, ["priority_critical"]);
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("success");
    desk.bo.label(issue, "freeze");
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("failure");
    const mark = desk.github.requests.mark();
    desk.chi.label(pull, "bug");
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("is learned of by the next sweep if its webhook is lost", async () => {
    desk = await openDesk();
    const pull = propose();
    await desk.settled();
    desk.github.faults.drop("issues", { times: 5 });
    call();
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("success");
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.check(pull)?.conclusion).toBe("failure");
  });

  it("reaches as far as its text says, and thaws by itself when it says so", async () => {
    desk = await openDesk();
    const [web, docs] = [propose(), propose("docs/on-call.md")];
    const freeze = call("Until it is mended:\n\n```yaml\npaths: deploy/**\nuntil: 16:00\n```\n");
    await desk.settled();
    expect(desk.check(web)).toEqual({
      conclusion: "failure",
      title: "Frozen until Wednesday 18 November 2026, 16:00 (Africa/Cairo, UTC+02:00)",
    });
    expect(desk.check(docs)?.conclusion).toBe("success");

    desk.bo.edit(freeze, { body: "```yaml\npaths: docs/\nuntil: 16:00\n```\n" });
    await desk.settled();
    expect([web, docs].map((number) => desk.check(number)?.conclusion)).toEqual([
      "success",
      "failure",
    ]);
    await desk.advanceTo("2026-11-18T14:00:00Z");
    expect(desk.check(docs)?.conclusion).toBe("success");
  });

  it("whose text cannot be read holds for everything, and says where the mistake is", async () => {
    desk = await openDesk();
    const docs = propose("docs/on-call.md");
    const freeze = call("Sorry!\n\n```yaml\npath: deploy/**\n```\n");
    await desk.settled();
    expect(desk.check(docs)?.conclusion).toBe("failure");
    expect(desk.comments(freeze)[0]).toContain("the freeze holds for every change into production");
    expect(desk.comments(freeze)[0]).toContain('line 4, column 1: "path" is not a setting');
    expect(desk.comments(freeze)[0]).toContain('Did you mean "paths"?');

    desk.bo.edit(freeze, { body: "Sorry!\n\n```yaml\npaths: deploy/**\nuntil: sometime\n```\n" });
    await desk.settled();
    expect(desk.comments(freeze)[0]).toContain("line 5, column 8, at until");

    desk.bo.edit(freeze, { body: "```yaml\npaths: deploy/**\n```\n" });
    await desk.settled();
    expect(desk.check(docs)?.conclusion).toBe("success");
    expect(desk.comments(freeze)[0]).toContain("Nothing is left to do here");
  });

  it("freezes nothing if whoever labelled it is not on the operations team", async () => {
    desk = await openDesk({ policy: WITH_TEAM });
    const pull = propose();
    const issue = desk.amina.openIssue({
      title: "Please stop",
      labels: ["freeze", "priority_major"],
    });
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("success");
    expect(desk.comments(issue)[0]).toContain("`amina`, who put the label on, is not on the team");

    desk.bo.unlabel(issue, "freeze");
    desk.bo.label(issue, "freeze");
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("failure");
  });

  it("freezes nothing if a form put the label on in an outsider's name", async () => {
    desk = await openDesk();
    desk.github.createUser("stranger");
    const pull = propose();
    const issue = desk.ops
      .as("stranger")
      .openByForm({ title: "Stop everything", labels: ["freeze", "priority_major"] });
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("success");
    expect(desk.comments(issue)[0]).toContain("freezes nothing");

    const own = desk.amina.openByForm({ title: "Stop it", labels: ["freeze", "priority_major"] });
    await desk.settled();
    expect(desk.check(pull)?.conclusion).toBe("failure");
    expect(desk.comments(own)).toEqual([]);
  });

  it("leaves the last verdict where the team cannot be read", async () => {
    desk = await openDesk({ policy: WITH_TEAM, server: false });
    const pull = propose();
    await desk.startServer();
    expect(desk.check(pull)?.conclusion).toBe("success");
    await desk.stopServer();
    desk.github.faults.outage(/teams/, { times: 1000 });
    call();
    await desk.startServer();
    expect(desk.check(pull)).toEqual({
      conclusion: "success",
      title: expect.stringContaining("the last verdict stands"),
    });
  });

  it("has no say where the policy switches the freeze off", async () => {
    desk = await openDesk({ policy: "freeze: false\nlogging: false\n" });
    const pull = propose();
    call();
    await desk.settled();
    expect(desk.check(pull)?.conclusion).not.toBe("failure");
  });
});
