import { afterEach, describe, expect, it } from "@jest/globals";
import { runAt } from "./actionRun.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Europe/London
operations: { team: operations }
hours: { working: ["Monday to Friday 09:00 to 18:00"] }
priority: { grace: false }
circles:
  web: { owner: amina, deputies: [chi], parent: operations, labels: [web] }
  operations: { owner: bo }
`;

const NOW = "2026-11-18T10:00:00Z";

const open = async (issue: { title?: string; body?: string; labels?: string[] } = {}) => {
  desk = await openDesk({ now: NOW, policy: POLICY });
  for (const label of ["web", "escalated", "needs-info"]) desk.owner.createLabel(label);
  desk.github.createUser("mallory");
  const number = desk.dede.openIssue({
    title: "The shop is slow",
    labels: ["priority_major", "web"],
    ...issue,
  });
  await desk.settled();
  return number;
};

const said = (number: number): readonly string[] =>
  desk.comments(number).map((body) => body.replaceAll(/<!--.*?-->\s*/gs, ""));

/** Whom watchbill's comments mention outside of code, in their order. */
const pinged = (number: number): readonly string[] =>
  said(number).flatMap((body) =>
    [...body.replaceAll(/(`+).*?\1/g, "").matchAll(/@([\w-]+)/g)].map(([, login = ""]) => login),
  );

const assignees = (number: number) => desk.ops.issue(number).assignees.map(({ login }) => login);

const writesSince = (mark: number): readonly string[] =>
  desk.github.requests.writes(mark).map(({ route }) => route);

const aMinute = () => desk.clock.advance({ minutes: 1 }, desk.settled);

/** Looks again, at everything, and expects nothing to be written. */
const expectPeace = async (): Promise<void> => {
  const mark = desk.github.requests.mark();
  await desk.clock.advance({ minutes: 1 }, desk.settled);
  await desk.stopServer();
  await desk.startServer();
  await desk.settled();
  expect(writesSince(mark)).toEqual([]);
};

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

describe("a long history", () => {
  it("is read whole, in two reads", async () => {
    const number = await open();
    desk.bo.comment(number, "/needs-info");
    await desk.settled();
    for (let n = 0; n < 120; n++) desk.chi.comment(number, `Word ${n}`);
    for (let n = 0; n < 75; n++) {
      desk.chi.label(number, "escalated");
      desk.chi.unlabel(number, "escalated");
    }
    await aMinute();
    desk.dede.comment(number, "The shop.");
    await desk.settled();
    expect(desk.ops.labels(number)).not.toContain("needs-info");
    const mark = desk.github.requests.mark();
    desk.dede.comment(number, "Thanks.");
    await desk.settled();
    expect(desk.github.requests.since(mark).map(({ route }) => route)).toEqual([
      "POST /graphql",
      "POST /graphql",
    ]);
  });
});

describe("the two that undo each other", () => {
  it("end in peace within two looks", async () => {
    const number = await open();
    desk.bo.comment(number, "/escalate");
    desk.bo.comment(number, "/needs-info");
    await desk.settled();
    await aMinute();
    desk.chi.unlabel(number, "escalated");
    desk.chi.unlabel(number, "needs-info");
    desk.chi.unassign(number, "amina");
    await desk.settled();
    await expectPeace();
    expect(desk.ops.labels(number)).toEqual(["priority_major", "web"]);
    expect(assignees(number)).toEqual([]);
  });
});

describe("a policy that changes under a running escalation", () => {
  it("asks nobody twice", async () => {
    const number = await open();
    await desk.advanceTo("2026-11-18T12:00:00Z");
    expect(pinged(number)).toEqual(["amina", "amina"]);
    desk.owner.push("main", {
      ".github/watchbill.yml": POLICY.replace("09:00", "08:00")
        .replace("Europe/London", "Europe/Paris")
        .replace("web: {", "acme: {"),
    });
    await desk.settled();
    await desk.advanceTo("2026-11-18T14:00:00Z");
    expect(pinged(number)).toEqual(["amina", "amina", "chi"]);
    await expectPeace();
  });
});

describe("a broken stream of webhooks", () => {
  const aDay = async (): Promise<number> => {
    const number = await open();
    desk.dede.comment(number, "/priority critical\n/escalate because nobody can pay");
    return number;
  };
  const expectTheEnd = (number: number): void => {
    expect(desk.ops.labels(number)).toEqual(["web", "priority_critical", "escalated"]);
    expect(new Set(assignees(number))).toEqual(new Set(["amina", "chi", "bo"]));
    expect(pinged(number)).toEqual(["amina", "chi", "bo"]);
    expect(said(number)[0]).toContain("acknowledged by `bo`");
  };
  const finish = async (number: number) => {
    await desk.advanceTo("2026-11-18T11:45:00Z");
    desk.bo.comment(number, "/ack");
    await desk.settled();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
  };

  it("that drops, doubles and turns round: everyone is asked once", async () => {
    const number = await aDay();
    desk.github.faults.double(/./, { times: 1000 });
    await desk.settled();
    await finish(number);
    console.log(
      desk.ops
        .issue(number)
        .comments.map((c) => `${c.createdAt.toString()} ` + c.author.login + " " + c.body)
        .join("\n=====\n"),
    );
    expectTheEnd(number);
    await expectPeace();
    desk.github.faults.clear();
  });

  it("and a GitHub that loses every other answer: everyone is asked once", async () => {
    const number = await aDay();
    for (const route of ["comments", "labels", "assignees"])
      desk.github.faults.loseAnswer(`POST /repos/{owner}/{repo}/issues/{issue_number}/${route}`, {
        times: 3,
      });
    desk.github.faults.loseAnswer(/reactions|PATCH/, { times: 3 });
    await desk.settled();
    await finish(number);
    expectTheEnd(number);
    await expectPeace();
  });

  it("and a server that breaks off between any two of its writes: everyone is asked once", async () => {
    const number = await aDay();
    await desk.stopServer();
    // Every write but the next fails, again and again: each look gets one write further.
    for (let turn = 0; turn < 12; turn++) {
      let written = 0;
      desk.github.faults.clear();
      desk.github.faults.outage(
        ({ method, route }) =>
          route !== "POST /graphql" &&
          method !== "GET" &&
          !/access_tokens/.test(route) &&
          written++ > 0,
        { times: 20 },
      );
      await runAt(desk, "schedule").catch(() => undefined);
    }
    desk.github.faults.clear();
    expect(pinged(number)).toEqual(["amina"]);
  });
});
