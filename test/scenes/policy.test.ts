import { afterEach, describe, expect, it } from "@jest/globals";
import { CAIRO, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const FILE = ".github/watchbill.yml";
const change = (text: string, title = "Change the policy"): number =>
  desk.bo.openPullRequest({ title, files: { [FILE]: text } });
const openPullRequest = () =>
  desk.amina.openPullRequest({
    title: "More replicas",
    files: { "deploy/web.yml": "replicas: 3\n" },
  });

describe("a pull request that changes the policy", () => {
  it("is annotated at the line of its typo", async () => {
    desk = await openDesk();
    const number = change("timezone: Africa/Cairo\nfreze: false\n");
    await desk.settled();
    expect(desk.check(number)).toEqual({
      conclusion: "failure",
      title: "The policy in this pull request is invalid",
    });
    expect(desk.ops.checks(number)[0]?.annotations).toMatchObject([
      {
        path: FILE,
        startLine: 2,
        startColumn: 1,
        message: expect.stringContaining('Did you mean "freeze"?'),
      },
    ]);
  });

  it("never brings its own rules into force", async () => {
    desk = await openDesk({ now: "2026-11-19T10:00:00Z" });
    const number = change("timezone: Africa/Cairo\nfreeze: false\n");
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("failure");
  });
});

describe("a broken policy that has landed all the same", () => {
  it("leaves the last verdicts standing, says so, and is mended by a pull request of its own", async () => {
    desk = await openDesk();
    const before = openPullRequest();
    await desk.settled();
    desk.owner.push("main", { [FILE]: "timezone: Africa/Cairo\nfreze: false\n" });
    await desk.settled();
    expect(desk.check(before)).toEqual({
      conclusion: "success",
      title: "The policy is invalid; the last verdict stands",
    });

    await desk.advanceTo("2026-11-19T10:00:00Z");
    expect(desk.check(before)?.conclusion).toBe("success");
    const after = openPullRequest();
    const mend = change(CAIRO, "Mend the policy");
    await desk.settled();
    expect(desk.check(after)?.conclusion).toBe("failure");
    expect(desk.check(mend)).toEqual({ conclusion: "success", title: "The policy is valid" });

    desk.bo.merge(mend);
    await desk.settled();
    expect(desk.check(before)?.title).toContain("Frozen until");
    expect(desk.check(after)?.title).toContain("Frozen until");
  });
});

describe("a policy out of reach", () => {
  it("leaves a blocked pull request blocked and a passed one passed, says so, and asks again by itself", async () => {
    desk = await openDesk();
    const number = openPullRequest();
    await desk.settled();
    desk.github.faults.outage(/\/contents\//, { times: 100 });
    await desk.clock.advance({ minutes: 11 }, desk.settled);
    desk.amina.label(number, "bug");
    await desk.settled();
    expect(desk.check(number)).toEqual({
      conclusion: "success",
      title: "The policy could not be read; the last verdict stands",
    });
    desk.github.faults.clear();
    await desk.clock.advance({ minutes: 6 }, desk.settled);
    expect(desk.check(number)?.title).toContain("Open until");
  });
});

describe("the policy file", () => {
  it("is read again, conditionally, only when a push may have changed it", async () => {
    desk = await openDesk();
    desk.amina.openIssue({ title: "First", labels: ["priority_minor"] });
    await desk.settled();
    const reads = () =>
      desk.github.requests.all
        .filter(({ path }) => path.includes("/contents/"))
        .map(({ status }) => status);
    const before = reads().length;
    desk.amina.openIssue({ title: "Second", labels: ["priority_minor"] });
    desk.owner.push("main", { "README.md": "# ops again\n" });
    await desk.settled();
    expect(reads().slice(before)).toEqual([]);

    desk.owner.push("main", {
      [FILE]: "timezone: Africa/Cairo\nlogging: false\npriority: false\n",
    });
    await desk.settled();
    expect(reads().slice(before)).toEqual([200]);
    const third = desk.amina.openIssue({ title: "Third" });
    await desk.settled();
    expect(desk.ops.labels(third)).toEqual([]);

    // Ten minutes on it is asked for again, should the push have gone unheard; unchanged, it costs nothing.
    await desk.clock.advance({ minutes: 11 }, desk.settled);
    desk.amina.openIssue({ title: "Fourth" });
    await desk.settled();
    expect(reads().slice(before)).toEqual([200, 304, 404]);
  });

  it("stands on the organisation's base, and overrides it key by key", async () => {
    desk = await openDesk({ policy: "priority:\n  missing: triage\n  grace: false\n" });
    desk.github.createRepository("harbour/.github", {
      files: { [FILE]: "timezone: Africa/Cairo\nlogging: false\npriority:\n  labels: [P1, P2]\n" },
    });
    await desk.clock.advance({ minutes: 11 }, desk.settled);
    const issue = desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    expect(desk.ops.labels(issue)).toEqual(["triage"]);
    expect(desk.comments(issue)[0]).toContain("`P1` or `P2`");
  });

  it("of the organisation, when it changes, speaks at once for every repository", async () => {
    desk = await openDesk({ policy: undefined });
    const base = desk.github.createRepository("harbour/.github", { files: { "README.md": "" } });
    const issue = desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    expect(desk.ops.labels(issue)).toEqual([]);
    base.as("harbour-owner").push("main", { [FILE]: CAIRO });
    await desk.settled();
    expect(desk.ops.labels(issue)).toEqual(["needs-priority"]);
  });
});
