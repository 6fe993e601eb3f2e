import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Africa/Cairo
priority: { grace: false }
operations: { team: operations }
`;

/** An issue of amina's, who is not on the team, with a priority. */
const openIssue = async (options: Parameters<typeof openDesk>[0] = {}): Promise<number> => {
  desk = await openDesk({ policy: POLICY, ...options });
  for (const label of ["To Do", "In Progress", "Done"]) desk.owner.createLabel(label);
  const number = desk.amina.openIssue({ title: "Disk full", labels: ["priority_minor"] });
  await desk.settled();
  return number;
};

const said = (number: number): readonly string[] =>
  desk
    .comments(number)
    .map((body) => body.replaceAll(/<!--.*?-->\s*/gs, ""))
    .filter((body) => !body.startsWith("✅"));

const seen = (number: number): readonly number[] =>
  desk.ops
    .issue(number)
    .comments.filter(({ reactions }) =>
      reactions.some(({ user, content }) => user.login === desk.app.botLogin && content === "eyes"),
    )
    .map(({ id }) => id);

const assignees = (number: number) => desk.ops.issue(number).assignees.map(({ login }) => login);

const writesSince = (mark: number): readonly string[] =>
  desk.github.requests
    .since(mark)
    .map(({ route }) => route)
    .filter((route) => !route.startsWith("GET") && route !== "POST /graphql");

describe("a command on an issue", () => {
  it("is carried out and marked as seen, without a word; a second look writes nothing", async () => {
    const number = await openIssue();
    const comment = desk.chi.comment(number, "Mine.\r\n\r\n/take  \r\n/Stage in-progress 🙏\r\n");
    await desk.settled();
    expect(assignees(number)).toEqual(["chi"]);
    expect(desk.ops.labels(number)).toEqual(["priority_minor", "In Progress"]);
    expect(seen(number)).toEqual([comment]);
    expect(said(number)).toEqual([]);

    const mark = desk.github.requests.mark();
    desk.chi.comment(number, "Found it.");
    await desk.settled();
    expect(desk.github.requests.since(mark).map(({ route }) => route)).toEqual(["POST /graphql"]);
  });

  it("is refused in one sentence to who may not give it, and that once", async () => {
    const number = await openIssue();
    const comment = desk.amina.comment(number, "/assign @chi");
    await desk.settled();
    desk.amina.comment(number, "Anyone?");
    await desk.settled();
    expect(assignees(number)).toEqual([]);
    expect(seen(number)).toEqual([comment]);
    expect(said(number)).toEqual([expect.stringMatching(/^`amina` may not give `\/assign` here/)]);
  });

  it("waits while it cannot be learned who may give it, says so, and is carried out then", async () => {
    const number = await openIssue();
    desk.github.faults.outage("GET /orgs/{org}/teams/{team_slug}/members", { times: 50 });
    await desk.clock.advance({ minutes: 11 }, desk.settled);
    desk.chi.comment(number, "/take");
    await desk.settled();
    expect(assignees(number)).toEqual([]);
    expect(said(number)).toEqual([expect.stringContaining("could not learn from GitHub whether")]);
    desk.github.faults.clear();
    await desk.clock.advance({ minutes: 6 }, desk.settled);
    expect(assignees(number)).toEqual(["chi"]);
    expect(said(number)).toHaveLength(1);
  });

  it("in an edited comment runs only if the edit adds it", async () => {
    const number = await openIssue();
    const comment = desk.bo.comment(number, "/stage To Do");
    await desk.settled();
    desk.chi.comment(number, "/stage In Progress");
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.bo.editComment(comment, "As we said:\n\n/stage To Do\n/assign @chi");
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_minor", "In Progress"]);
    expect(assignees(number)).toEqual(["chi"]);
  });

  it("counts once though its record is deleted or forged", async () => {
    const number = await openIssue();
    desk.chi.comment(number, "/stage In Progress\n/assign @bo");
    await desk.settled();
    const [status] = desk.ops
      .issue(number)
      .comments.filter(({ author }) => author.login === desk.app.botLogin);
    desk.bo.unassign(number, "bo");
    await desk.settled();
    desk.owner.editComment(status?.id ?? 0, status?.body.replaceAll("chi", "dede") ?? "");
    desk.chi.comment(number, "Hm.");
    await desk.settled();
    expect(assignees(number)).toEqual([]);
    desk.owner.deleteComment(status?.id ?? 0);
    desk.chi.comment(number, "Hm!");
    await desk.settled();
    expect(assignees(number)).toEqual([]);
    expect(desk.ops.labels(number)).toEqual(["priority_minor", "In Progress"]);
    expect(said(number)).toEqual([]);
  });

  it("mentions whom GitHub cannot assign", async () => {
    const number = await openIssue();
    desk.github.createUser("stranger");
    desk.bo.comment(number, "/assign @stranger");
    await desk.settled();
    expect(said(number)).toEqual([expect.stringMatching(/^@stranger, `bo` asks you to take this/)]);
    desk.bo.comment(number, "Well?");
    await desk.settled();
    expect(said(number)).toHaveLength(1);
  });

  it("closes a duplicate, and whoever opens it again is not fought", async () => {
    const first = await openIssue();
    const number = desk.amina.openIssue({ title: "Disk full!", labels: ["priority_minor"] });
    desk.chi.comment(number, `/duplicate #${first}`);
    await desk.settled();
    expect(desk.ops.issue(number)).toMatchObject({ state: "closed", stateReason: "duplicate" });
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.amina.reopen(number);
    await desk.settled();
    expect(desk.ops.issue(number).state).toBe("open");
  });

  it("explains itself: /help lists what works here, /why says what the rules say", async () => {
    const number = await openIssue();
    desk.amina.comment(number, "/help");
    desk.amina.comment(number, "/why priority");
    await desk.settled();
    expect(said(number)).toEqual([
      expect.stringContaining("On this issue there are:"),
      expect.stringMatching(/^\*\*priority\*\*: The priority is `priority_minor`/),
    ]);
    expect(said(number)[0]).not.toContain("/exempt");
  });

  it("that somebody undoes is left undone", async () => {
    const number = await openIssue();
    desk.chi.comment(number, "/stage Done");
    await desk.settled();
    expect(desk.ops.issue(number).state).toBe("closed");
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.chi.reopen(number);
    await desk.settled();
    const mark = desk.github.requests.mark();
    desk.dede.unlabel(number, "Done");
    await desk.settled();
    desk.dede.comment(number, "No, it is not.");
    await desk.settled();
    expect(writesSince(mark)).toEqual([]);
    expect(desk.ops.labels(number)).toEqual(["priority_minor"]);
  });

  it("of which there are five hundred hostile ones pings nobody and costs few words", async () => {
    const number = await openIssue({ server: false });
    const shapes = [
      (n: number) => `/assign @${"a".repeat(39)} @bo @chi ${n}`,
      (n: number) => `/escalate ${"(a+)+".repeat(200)}! ${n}`,
      (n: number) => `${"> ".repeat(500)}/take ${n}`,
      (n: number) => `/priority ${"\u202e@bo #1 ".repeat(100)}${n}`,
      (n: number) => `${"*_".repeat(1000)}\n/stage <!-- @bo -->\u0007${n}`,
    ];
    for (let n = 0; n < 500; n++)
      desk.amina.comment(number, (shapes[n % shapes.length] as (n: number) => string)(n));
    await desk.startServer();
    await desk.settled();
    expect(said(number).length).toBeLessThanOrEqual(5);
    expect(seen(number).length).toBeLessThanOrEqual(5);
    for (const body of said(number))
      expect(body.replaceAll(/(`+).*?\1/gs, "")).not.toMatch(/@|#\d/);
    const mark = desk.github.requests.mark();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(writesSince(mark)).toEqual([]);
  });
});
