import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = "timezone: Africa/Cairo\nlogging: false\noperations: { team: operations }\n";

/** A pull request of chi's (of the operations team) on frozen Thursday, looked at; the clock stands a minute later. */
const openOnThursday = async (policy = POLICY): Promise<number> => {
  desk = await openDesk({ now: "2026-11-19T10:00:00Z", policy });
  const number = desk.chi.openPullRequest({
    title: "Mend checkout",
    files: { "deploy/web.yml": "replicas: 3\n" },
  });
  await desk.settled();
  await desk.clock.advance({ minutes: 1 }, desk.settled);
  return number;
};

const answers = (number: number): readonly string[] =>
  desk.ops
    .pull(number)
    .comments.filter(({ author }) => author.login === desk.app.botLogin)
    .map(({ body }) => body.replace(/<!--.*?-->\s*/s, ""));

const summary = (number: number): string =>
  desk.ops.checks(number).find(({ name }) => name === "watchbill")?.summary ?? "";

const EXEMPT = "/exempt freeze for 2h because checkout is down";

describe("an exception", () => {
  it("lets its pull request pass, says so everywhere, and ends by itself without an event", async () => {
    const number = await openOnThursday();
    desk.bo.comment(number, `On it.\n\n${EXEMPT}`);
    await desk.settled();
    expect(desk.check(number)).toEqual({
      conclusion: "success",
      title: "Excused from freeze until Thursday 19 November 2026, 14:01 (Africa/Cairo, UTC+02:00)",
    });
    expect(answers(number)).toEqual([
      expect.stringMatching(
        /^`bo` excused this pull request from the rule `freeze` until Thursday/,
      ),
    ]);
    expect(summary(number)).toContain("freeze: in force; granted by `bo`");

    const mark = desk.github.deliveries.length;
    await desk.advanceTo("2026-11-19T12:01:00Z");
    expect(desk.check(number)?.conclusion).toBe("failure");
    expect(summary(number)).toContain("freeze: expired");
    const events = desk.github.deliveries.slice(mark).map(({ event }) => event);
    expect(events.filter((event) => !event.startsWith("check_"))).toEqual([]);
  });

  it("is ended by a push: the merge stays refused, before watchbill looks and after", async () => {
    const number = await openOnThursday();
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    desk.github.faults.drop("pull_request.synchronize");
    desk.chi.pushTo(number, { "deploy/web.yml": "replicas: 9\n" });
    await desk.settled();
    expect(() => desk.bo.merge(number)).toThrow(/required status check/i);
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.check(number)?.conclusion).toBe("failure");
    expect(summary(number)).toContain("freeze: ended by a push");
    expect(() => desk.bo.merge(number)).toThrow(/required status check/i);
  });

  it("is ended by /revoke, and by the author's own", async () => {
    const number = await openOnThursday();
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.chi.comment(number, "/revoke freeze");
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("failure");
    expect(summary(number)).toContain("freeze: revoked");
  });

  it("is answered once, however often its webhook comes", async () => {
    const number = await openOnThursday();
    desk.github.faults.double("issue_comment", { times: 5 });
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(answers(number)).toHaveLength(1);
    const mark = desk.github.requests.mark();
    desk.chi.label(number, "bug");
    await desk.settled();
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("survives its webhook being lost: the next sweep grants it", async () => {
    const number = await openOnThursday();
    desk.github.faults.drop("issue_comment");
    desk.bo.comment(number, "/exempt freeze for 5h because checkout is down");
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("failure");
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.check(number)?.conclusion).toBe("success");
  });
});

describe("a command that may not be given", () => {
  it("to one's own pull request is refused", async () => {
    desk = await openDesk({ now: "2026-11-19T10:00:00Z", policy: POLICY });
    const number = desk.bo.openPullRequest({
      title: "Mine",
      files: { "deploy/web.yml": "x: 1\n" },
    });
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("failure");
    expect(answers(number)[0]).toContain("Nobody grants an exception to their own pull request");
  });

  it("by somebody who is not named is refused, and told who is", async () => {
    const number = await openOnThursday();
    desk.amina.comment(number, EXEMPT);
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("failure");
    expect(answers(number)).toEqual([
      "`amina` may not grant exceptions here; a maintainer of the team `operations` may.",
    ]);
  });

  it("while nobody can tell who may is refused with just that", async () => {
    const number = await openOnThursday(`${POLICY}exceptions: { by: { teams: [oncall] } }\n`);
    desk.amina.comment(number, EXEMPT);
    await desk.settled();
    expect(answers(number)[0]).toContain("could not learn from GitHub whether `amina` may");
  });

  it("for a head that its writer could not have seen is refused", async () => {
    const number = await openOnThursday();
    desk.github.faults.drop("issue_comment");
    desk.bo.comment(number, EXEMPT);
    await desk.clock.advance({ seconds: 5 }, desk.settled);
    desk.chi.pushTo(number, { "deploy/web.yml": "replicas: 9\n" });
    await desk.settled();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.check(number)?.conclusion).toBe("failure");
    expect(answers(number)[0]).toContain("was pushed to after this was written");
  });

  it.each([
    ["/exempt frieze because it is urgent", "There is no rule `frieze`"],
    ["/exempt freeze", "An exception needs a reason"],
    ["/exempt freeze for 30 days because it is urgent", "an exception lasts 7 days at most"],
    ["/exmept freeze because it is urgent", "`/exempt` was probably meant"],
  ])("%s is answered with what is wrong", async (command, answer) => {
    const number = await openOnThursday();
    desk.bo.comment(number, command);
    await desk.settled();
    expect(answers(number)).toEqual([expect.stringContaining(answer)]);
    expect(desk.check(number)?.conclusion).toBe("failure");
  });
});

describe("forgery", () => {
  /** The record that a real grant leaves, as anybody can read it in the comment's source. */
  const grantAndRead = async (number: number): Promise<string> => {
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    return desk.ops.pull(number).comments.at(-1)?.body as string;
  };

  it("by a comment that looks like watchbill's changes nothing", async () => {
    const number = await openOnThursday();
    const record = await grantAndRead(number);
    const other = desk.chi.openPullRequest({
      title: "Other",
      files: { "deploy/web.yml": "x: 1\n" },
    });
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    const head = desk.ops.pull(other).headSha;
    const forged = record
      .replace(/harbour\/ops#\d+/, `harbour/ops#${other}`)
      .replace(/"headSha":"[0-9a-f]+"/, `"headSha":"${head}"`);
    desk.amina.comment(other, forged);
    desk.amina.comment(other, "/help");
    await desk.settled();
    expect(desk.check(other)?.conclusion).toBe("failure");
  });

  it("by an edit of watchbill's own comment changes nothing, and ends what it recorded", async () => {
    const number = await openOnThursday();
    const record = await grantAndRead(number);
    const comment = desk.ops.pull(number).comments.at(-1)?.id as number;
    desk.owner.editComment(
      comment,
      record.replace(/"until":"[^"]+"/, '"until":"2030-01-01T00:00:00Z"'),
    );
    desk.chi.label(number, "bug");
    await desk.settled();
    expect(summary(number)).not.toContain("2030");
  });

  it("by putting a command into somebody else's comment changes nothing", async () => {
    const number = await openOnThursday();
    const comment = desk.bo.comment(number, "Looks good.");
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.owner.editComment(comment, EXEMPT);
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("failure");
    expect(answers(number)).toEqual([]);
  });

  it("by an edit of one's own command after it was refused runs only what it adds", async () => {
    const number = await openOnThursday();
    const comment = desk.bo.comment(number, "/exempt freeze");
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.bo.editComment(comment, `/exempt freeze\n${EXEMPT}`);
    await desk.settled();
    expect(answers(number)).toHaveLength(2);
    expect(desk.check(number)?.conclusion).toBe("success");
  });
});
