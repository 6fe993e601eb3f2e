import { afterEach, describe, expect, it } from "@jest/globals";
import { runAt } from "./actionRun.js";
import {
  aMinute,
  assignees,
  desk,
  expectPeace,
  open,
  openWith,
  POLICY,
  pinged,
  said,
} from "./issueDesk.js";

afterEach(() => desk.close());

describe("a long history", () => {
  it("is read whole, in two reads", async () => {
    const number = await open();
    desk.bo.comment(number, "/needs-info");
    await desk.settled();
    await desk.stopServer();
    for (let n = 0; n < 120; n++) desk.chi.comment(number, `Word ${n}`);
    for (let n = 0; n < 75; n++) {
      desk.chi.label(number, "escalated");
      desk.chi.unlabel(number, "escalated");
    }
    await desk.clock.advance({ minutes: 1 });
    await desk.startServer();
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

describe("labels of odd names, deleted and renamed", () => {
  it("are put on and taken off, and nobody is pinged by them", async () => {
    const labels = ["prio/high? #1 100%", "`@bo` & `a``b`", "дело <!-- x -->"];
    await openWith({
      policy: POLICY.replace(
        "priority: { grace: false }",
        `priority: { grace: false, labels: ${JSON.stringify(labels)}, missing: "needs @bo?" }\n` +
          "waiting: { needs_info: 'info/needed %2F?' }",
      ),
    });
    const number = desk.dede.openIssue({ title: "Mail is slow" });
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["needs @bo?"]);
    for (const label of labels) {
      desk.bo.label(number, label);
      await aMinute();
      expect(desk.ops.labels(number)).toEqual([label]);
    }
    desk.bo.comment(number, "/needs-info");
    await aMinute();
    desk.dede.comment(number, "Here.");
    await aMinute();
    expect(desk.ops.labels(number)).toEqual([labels[2]]);
    desk.owner.renameLabel(labels[2] as string, "P3");
    await aMinute();
    desk.owner.deleteLabel("P3");
    await desk.settled();
    desk.dede.comment(number, "/why");
    await aMinute();
    expect(desk.ops.labels(number)).toEqual(["needs @bo?"]);
    expect(pinged(number)).toEqual([]);
    await expectPeace();
  });
});

describe("a repository that is called otherwise", () => {
  it("by its capitals, has nothing written twice", async () => {
    const number = await open();
    desk.bo.comment(number, "/escalate");
    await desk.settled();
    await desk.stopServer();
    const before = said(number);
    const { code } = await runAt(
      desk,
      "schedule",
      {},
      {
        GITHUB_REPOSITORY: "Harbour/Ops",
        INPUT_TOKEN: await desk.installationToken(),
      },
    );
    expect(code).toBe(0);
    expect(said(number)).toEqual(before);
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
    await desk.advanceTo("2026-11-18T11:15:00Z");
    desk.bo.comment(number, "/ack");
    await desk.settled();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
  };

  it("that drops, doubles and turns round: everyone is asked once", async () => {
    const number = await aDay();
    desk.github.faults.double(/./, { times: 1000 });
    await desk.settled();
    await finish(number);
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

  it("and a GitHub that fails at every other write: everyone is asked once", async () => {
    const number = await aDay();
    let writes = 0;
    desk.github.faults.outage(
      ({ method, route }) =>
        method !== "GET" && !/graphql|access_tokens/.test(route) && writes++ % 2 === 1,
      { times: 20 },
    );
    await desk.settled();
    await finish(number);
    desk.github.faults.clear();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expectTheEnd(number);
    await expectPeace();
  });
});

describe("an issue in order", () => {
  /** What a look costs when somebody says a word that changes nothing. */
  const expectOneRead = async (number: number, who: "dede" | "bo" = "dede"): Promise<void> => {
    const mark = desk.github.requests.mark();
    desk[who].comment(number, "Hm.");
    await desk.settled();
    expect(desk.github.requests.since(mark).map(({ route }) => route)).toEqual(["POST /graphql"]);
  };

  it("costs one read and no write in whatever state it is", async () => {
    const number = await open();
    await expectOneRead(number);
    await desk.advanceTo("2026-11-18T11:30:00Z");
    expect(said(number).at(-1)).toMatch(/^@amina: /);
    await expectOneRead(number);
    // Warned, breached, and each of the ladder's rungs.
    for (const [instant, last] of [
      ["2026-11-18T12:00:00Z", "@amina, please act"],
      ["2026-11-18T14:00:00Z", "@chi, please act"],
      ["2026-11-18T16:00:00Z", "@bo, please act"],
      ["2026-11-18T18:00:01Z", "@bo, please act"],
      ["2026-11-19T09:00:00Z", "Nobody has answered"],
    ] as const) {
      await desk.advanceTo(instant);
      expect(said(number).at(-1)).toContain(last);
      await expectOneRead(number);
    }
    // Beyond the ladder's end, days later.
    await desk.advanceTo("2026-11-23T12:00:00Z");
    expect(pinged(number)).toEqual(["amina", "amina", "chi", "bo"]);
    await expectOneRead(number);
    desk.bo.comment(number, "/waiting-on acme\n/ack");
    await desk.settled();
    await expectOneRead(number);
    desk.bo.comment(number, "/needs-info");
    await desk.settled();
    await expectOneRead(number, "bo");
    desk.bo.comment(number, "/duplicate #77");
    await desk.settled();
    expect(desk.ops.issue(number).state).toBe("closed");
    expect(desk.ops.labels(number)).not.toContain("escalated");
    await expectOneRead(number);
    await expectPeace();
  });
});
