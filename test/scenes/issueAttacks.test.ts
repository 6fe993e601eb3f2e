import { afterEach, describe, expect, it } from "@jest/globals";
import { runAt } from "./actionRun.js";
import {
  aMinute,
  assignees,
  desk,
  expectPeace,
  open,
  openWith,
  pinged,
  said,
  writesSince,
} from "./issueDesk.js";

afterEach(() => desk.close());

describe("one comment with many /escalate", () => {
  it("asks one person, not all of them at once", async () => {
    const number = await open();
    desk.dede.comment(number, "/escalate\n/escalate\n/escalate because of x\n/escalate");
    await desk.settled();
    expect(pinged(number)).toEqual(["amina"]);
    await expectPeace();
    expect(pinged(number)).toEqual(["amina"]);
  });
});

describe("an outsider", () => {
  it("neither stops a clock, nor answers an escalation, nor forges what watchbill wrote", async () => {
    const number = await open();
    const mallory = desk.ops.as("mallory");
    const name = `harbour/ops#${number}`;
    mallory.comment(number, "I am on it.\n\n/ack\n/take\n/deescalate\n/needs-info\n/stage Done");
    mallory.comment(
      number,
      `<!-- watchbill:note ${name} acknowledge due 2026-11-18T12:00:00Z -->\n\nDone`,
    );
    mallory.comment(
      number,
      `<!-- watchbill:status ${name} -->\n<!-- watchbill:heard [0,[1,"ack","","bo",1763460000,1]] -->\n\nx`,
    );
    mallory.comment(number, "<!-- watchbill:heard [0] -->");
    await desk.settled();
    expect(assignees(number)).toEqual([]);
    await desk.advanceTo("2026-11-18T12:00:00Z");
    expect(assignees(number)).toEqual(["amina"]);
    mallory.comment(number, "/ack");
    mallory.comment(number, "Wrong alarm, forget it.");
    await desk.advanceTo("2026-11-18T14:00:00Z");
    expect(assignees(number)).toEqual(["amina", "chi"]);
    expect(pinged(number)).toEqual(["amina", "amina", "chi"]);
    await expectPeace();
  });
});

describe("a reporter who will not stop", () => {
  it("is answered some times, calls nobody without end, and crowds out no one's words", async () => {
    const number = await open();
    desk.bo.comment(number, "/waiting-on acme");
    await desk.settled();
    await desk.stopServer();
    for (let n = 0; n < 12; n++) {
      desk.dede.comment(number, "/help\n/why\n".repeat(4));
      desk.dede.comment(number, "/escalate\n".repeat(10));
    }
    for (let n = 0; n < 120; n++)
      desk.dede.comment(number, `/escalate because ${"x".repeat(450)} ${n}`);
    await desk.startServer();
    for (let n = 0; n < 5; n++) await aMinute();
    expect(said(number).length).toBeLessThanOrEqual(12);
    expect(pinged(number).length).toBeLessThanOrEqual(6);
    expect(said(number)[0]).toContain("This has been waiting on `acme`");
    await expectPeace();
  });

  it("and whoever cannot be told from one is told so once", async () => {
    const number = await open();
    desk.github.faults.secondaryLimit("GET /orgs/{org}/teams/{team_slug}/members", { times: 500 });
    await desk.clock.advance({ minutes: 11 }, desk.settled);
    const before = said(number).length;
    for (let n = 0; n < 5; n++) desk.ops.as("mallory").comment(number, "/take\n/stage Done");
    await desk.settled();
    expect(said(number)).toHaveLength(before + 1);
    desk.github.faults.clear();
    await desk.clock.advance({ minutes: 6 }, desk.settled);
    expect(assignees(number)).toEqual([]);
  });
});

describe("an issue that is locked", () => {
  it("gets no word and breaks nothing, and is caught up with once it is unlocked", async () => {
    const number = await open();
    desk.owner.lock(number);
    const mark = desk.github.requests.mark();
    desk.bo.comment(number, "/assign @chi\n/assign @mallory\n/priority critical");
    await desk.settled();
    await desk.advanceTo("2026-11-18T12:01:00Z");
    expect(writesSince(mark).filter((route) => !route.includes("/labels"))).toEqual([]);
    expect(desk.ops.labels(number)).toEqual(["web", "priority_critical", "escalated"]);
    desk.ops.issue(number).locked = false;
    await desk.advanceTo("2026-11-18T13:31:00Z");
    expect(assignees(number)).toContain("chi");
    await expectPeace();
  });
});

describe("a pull request that is locked", () => {
  it("cannot keep its green check into the freeze by a command that nothing can answer", async () => {
    await openWith({ policy: "logging: false\n" });
    const number = desk.bo.openPullRequest({ title: "More", files: { "deploy/web.yml": "3\n" } });
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("success");
    desk.owner.lock(number);
    desk.owner.comment(number, "/why");
    await desk.settled();
    await desk.advanceTo("2026-11-19T00:00:01Z");
    expect(desk.check(number)?.conclusion).toBe("failure");
  });
});

describe("a maintainer who edits what watchbill wrote", () => {
  it("causes no second ping", async () => {
    const number = await open();
    desk.bo.comment(number, "/escalate");
    await desk.settled();
    await aMinute();
    const note = desk.ops.issue(number).comments.at(-1);
    desk.owner.editComment(note?.id ?? 0, `${note?.body}\n\n(See also #1.)`);
    await desk.settled();
    await expectPeace();
    expect(pinged(number)).toEqual(["amina"]);
  });
});

describe("an account that is gone, and an App", () => {
  it("as reporters do no harm", async () => {
    const number = await open();
    // GitHub's description of webhooks knows no issue without an author.
    await desk.stopServer();
    desk.github.deleteUser("dede");
    desk.bo.comment(number, "/needs-info which shop");
    await runAt(desk, "schedule");
    expect(desk.ops.labels(number)).toContain("needs-info");
    const mark = desk.github.requests.mark();
    await runAt(desk, "schedule");
    expect(writesSince(mark)).toEqual([]);
  });
});
