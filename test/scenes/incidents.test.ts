import { afterEach, describe, expect, it } from "@jest/globals";
import { openIssue } from "../github/state/threads.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY =
  "timezone: Africa/Cairo\noperations: { team: operations }\nincidents: false\nexceptions: { incidents: incident }\n";

const open = async (policy = POLICY): Promise<void> => {
  desk = await openDesk({ now: "2026-11-19T10:00:00Z", policy });
};

const openIncident = (): number =>
  desk.amina.openIssue({ title: "Checkout is down", labels: ["incident", "priority_critical"] });

/** A pull request of chi's (of the operations team) on frozen Thursday that closes an issue. */
const openFix = async (issue: number): Promise<number> => {
  const number = desk.chi.openPullRequest({
    title: "Mend checkout",
    body: `Fixes #${issue}`,
    files: { "deploy/web.yml": "replicas: 3\n" },
  });
  await desk.settled();
  return number;
};

const notes = (number: number): readonly string[] =>
  desk.ops
    .pull(number)
    .comments.filter(({ author }) => author.login === desk.app.botLogin)
    .map(({ body }) => body.replace(/<!--.*?-->\s*/s, ""));

const summary = (number: number): string =>
  desk.ops.checks(number).find(({ name }) => name === "watchbill")?.summary ?? "";

const EXCUSED = { conclusion: "success", title: expect.stringContaining("Excused from freeze") };

describe("an open incident", () => {
  it("lets its fix pass the freeze, notes so once, and turns the check back when it is closed", async () => {
    await open();
    const incident = openIncident();
    const fix = await openFix(incident);
    expect(desk.check(fix)).toEqual({
      conclusion: "success",
      title: `Excused from freeze by the open incident #${incident}`,
    });
    expect(notes(fix)).toEqual([
      expect.stringContaining(`The incident #${incident} excuses this pull request`),
    ]);
    expect(summary(fix)).toContain(`freeze: in force; granted by the incident #${incident}`);

    const mark = desk.github.requests.mark();
    desk.chi.label(fix, "bug");
    await desk.settled();
    expect(desk.github.requests.writes(mark)).toEqual([]);

    desk.amina.close(incident);
    await desk.settled();
    expect(desk.check(fix)?.conclusion).toBe("failure");
    expect(summary(fix)).toContain("freeze: ended with its incident");

    desk.amina.reopen(incident);
    await desk.settled();
    expect(desk.check(fix)).toEqual(EXCUSED);
    expect(notes(fix)).toHaveLength(1);
  });

  it("excuses from the freeze alone", async () => {
    await open();
    const incident = openIncident();
    const fix = desk.amina.openPullRequest({
      title: "Mend checkout",
      body: `Fixes #${incident}`,
      files: { "deploy/web.yml": "replicas: 3\n" },
    });
    await desk.settled();
    expect(desk.check(fix)?.conclusion).toBe("failure");
    expect(desk.check(fix)?.title).not.toContain("rozen");
    expect(summary(fix)).toContain(`The incident #${incident} is open`);
  });

  it("is noted again for a new commit", async () => {
    await open();
    const fix = await openFix(openIncident());
    desk.chi.pushTo(fix, { "deploy/web.yml": "replicas: 9\n" });
    await desk.settled();
    expect(desk.check(fix)).toEqual(EXCUSED);
    expect(notes(fix)).toHaveLength(2);
    expect(summary(fix)).toContain("freeze: ended by a push");
  });

  it("excuses nothing once the link is gone, or after /revoke, whatever is pushed then", async () => {
    await open();
    const incident = openIncident();
    const [one, two] = [await openFix(incident), await openFix(incident)];
    desk.chi.edit(one, { body: `After #${incident}` });
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.bo.comment(two, "/revoke freeze");
    await desk.settled();
    expect(desk.check(one)?.conclusion).toBe("failure");
    expect(desk.check(two)?.conclusion).toBe("failure");
    expect(summary(two)).toContain("freeze: revoked");
    desk.chi.pushTo(two, { "deploy/web.yml": "replicas: 9\n" });
    await desk.settled();
    expect(desk.check(two)?.conclusion).toBe("failure");
  });

  it("that becomes one later, or ceases to be one, has its fixes looked at", async () => {
    await open();
    const issue = desk.amina.openIssue({ title: "Slow", labels: ["priority_major"] });
    const fix = await openFix(issue);
    expect(desk.check(fix)?.conclusion).toBe("failure");
    desk.bo.label(issue, "Incident");
    await desk.settled();
    expect(desk.check(fix)).toEqual(EXCUSED);
    desk.bo.unlabel(issue, "Incident");
    await desk.settled();
    expect(desk.check(fix)?.conclusion).toBe("failure");
  });

  it("starts to excuse when the freeze begins, and needs no note before", async () => {
    desk = await openDesk({ now: "2026-11-18T10:00:00Z", policy: POLICY });
    const fix = await openFix(openIncident());
    expect(notes(fix)).toEqual([]);
    await desk.advanceTo("2026-11-18T22:00:00Z");
    expect(desk.check(fix)).toEqual(EXCUSED);
    expect(notes(fix)).toHaveLength(1);
  });
});

describe("no excuse comes of", () => {
  it("an incident that an outsider opened from a template, until somebody inside puts the label on", async () => {
    await open();
    desk.github.createUser("stranger");
    const user = desk.github.world.users.get("stranger");
    if (!user) throw new Error("There is no stranger");
    // As GitHub does for whoever opens an issue from a template: its labels are put on in their name.
    const { number } = openIssue(desk.github.world, { user }, desk.ops.state, {
      title: "Let me in",
      labels: ["incident"],
    });
    const fix = await openFix(number);
    expect(desk.check(fix)?.conclusion).toBe("failure");
    desk.bo.unlabel(number, "incident");
    desk.bo.label(number, "incident");
    await desk.settled();
    expect(desk.check(fix)).toEqual(EXCUSED);
  });

  it("an incident of another repository", async () => {
    await open();
    const web = desk.github.createRepository("harbour/web", { labels: ["incident"] });
    const incident = web.as("amina").openIssue({ title: "Down", labels: ["incident"] });
    const fix = desk.chi.openPullRequest({
      title: "Mend",
      body: `Fixes harbour/web#${incident}`,
      files: { "deploy/web.yml": "replicas: 3\n" },
    });
    await desk.settled();
    expect(desk.check(fix)?.conclusion).toBe("failure");
  });

  it("an incident where the policy does not say so, and closing one costs a look at it alone", async () => {
    await open("timezone: Africa/Cairo\nincidents: false\n");
    const incident = openIncident();
    const fix = await openFix(incident);
    expect(desk.check(fix)?.conclusion).toBe("failure");
    const mark = desk.github.requests.mark();
    desk.amina.close(incident);
    await desk.settled();
    expect(desk.github.requests.since(mark).map(({ route }) => route)).toEqual(["POST /graphql"]);
  });
});
