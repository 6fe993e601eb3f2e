import { afterEach, describe, expect, it } from "@jest/globals";
import { type QueueArguments, queue } from "../../src/doors/cli/queue.js";
import { columnsOf } from "../../src/doors/cli/table.js";
import { ACTION_PERMISSIONS, type Desk, type DeskOptions, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Africa/Cairo
hours: { working: [Sunday to Thursday 09:00 to 17:00] }
operations: { team: operations }
priority:
  labels: [priority_critical, priority_major, priority_minor]
  matrix:
    urgency: { high: urgent, low: not urgent }
    importance: { high: important, low: unimportant }
`;
const open = async (more: DeskOptions = {}) => {
  desk = await openDesk({ server: false, policy: POLICY, ...more });
};

const asApp = () => ({
  APP_ID: String(desk.app.id),
  PRIVATE_KEY: desk.app.privateKey,
  GITHUB_API_URL: desk.github.url,
});

const run = async (args: Partial<QueueArguments> = {}, env: object = asApp()) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  };
  const asked = { repositories: [], json: true, ...args };
  const code = await queue(asked, env as Record<string, string>, desk.clock, io);
  return { code, out: out.join(""), err: err.join("") };
};
const listed = async (...args: Parameters<typeof run>) => JSON.parse((await run(...args)).out);
const numbers = async (...args: Parameters<typeof run>): Promise<readonly number[]> =>
  (await listed(...args)).map(({ number }: { number: number }) => number);

const openIssue = (title: string, ...labels: string[]): number =>
  desk.amina.openIssue({ title, labels });

describe("watchbill queue", () => {
  it("sorts by breach, production, priority, urgency and importance, effort and age", async () => {
    await open();
    const overdue = openIssue("Overdue", "priority_minor");
    await desk.clock.advance({ hours: 3 });
    const old = openIssue("Old", "priority_minor");
    await desk.clock.advance({ minutes: 1 });
    const young = openIssue("Young", "priority_minor");
    const small = openIssue("Small", "priority_minor", "effort: small");
    const matters = openIssue("Matters", "important");
    const major = openIssue("Major", "priority_major");
    const production = desk.amina.openByForm({
      title: "In production",
      body: "### Environment\n\nProduction",
      labels: ["priority_minor"],
    });
    const none = openIssue("No priority");
    const waits = openIssue("Waits", "priority_critical", "needs-info");
    desk.amina.openPullRequest({ title: "No issue", files: { "docs/a.md": "a\n" } });
    desk.amina.close(openIssue("Closed", "priority_critical"));
    expect(await numbers()).toEqual([
      overdue,
      production,
      matters,
      major,
      small,
      old,
      young,
      none,
      waits,
    ]);
  });

  it("tells of each all that its place follows from", async () => {
    await open();
    const number = openIssue(
      "Checkout is down",
      "priority_critical",
      "production",
      "effort: large",
    );
    desk.bo.assign(number, "chi");
    openIssue("Odd");
    expect(await listed()).toEqual([
      {
        repository: "harbour/ops",
        number,
        title: "Checkout is down",
        priority: "priority_critical",
        level: "critical",
        breached: false,
        due: "2026-11-18T15:00:00Z",
        production: true,
        effort: "effort: large",
        assignees: ["chi"],
        waiting: null,
        why: "production, priority_critical, effort: large, opened 2026-11-18",
      },
      {
        repository: "harbour/ops",
        number: number + 1,
        title: "Odd",
        priority: null,
        level: null,
        breached: false,
        due: "2026-11-18T12:00:00Z",
        production: false,
        effort: null,
        assignees: [],
        waiting: null,
        why: "no priority, opened 2026-11-18",
      },
    ]);
  });

  it("says the same of an issue's clock as the issue itself, to the minute", async () => {
    await open({ server: true });
    const number = openIssue("Disk full", "priority_major");
    await desk.settled();
    const due = async () => (await listed())[0].due;
    expect(desk.comments(number).join()).toContain("18 November 2026, 14:00 (Africa/Cairo");
    expect(await due()).toBe("2026-11-18T12:00:00Z");
    desk.chi.comment(number, "/ack");
    await desk.settled();
    expect(desk.comments(number).join()).toContain("23 November 2026, ");
    expect(await due()).toMatch(/^2026-11-23T/);
    desk.chi.comment(number, "/needs-info Which disk?");
    await desk.settled();
    expect((await listed())[0]).toMatchObject({ due: null, waiting: "needs-info" });
    await desk.clock.advance({ minutes: 5 }, desk.settled);
    desk.amina.comment(number, "The one of web-2.");
    await desk.settled();
    expect((await listed())[0]).toMatchObject({ waiting: null });
    // Five minutes of waiting, which the end of a working day takes over to the next.
    expect(desk.comments(number).join()).toContain("24 November 2026, 09:05 (Africa/Cairo");
    expect(await due()).toBe("2026-11-24T07:05:00Z");
  });

  it("makes nothing of what was over long before watchbill came", async () => {
    await open({ now: "2026-11-01T10:00:00Z" });
    const ancient = openIssue("Ancient", "priority_minor");
    await desk.clock.advanceTo("2026-11-18T10:00:00Z");
    const fresh = openIssue("Fresh", "priority_critical");
    expect(await numbers()).toEqual([fresh, ancient]);
    expect((await listed())[1]).toMatchObject({ breached: false, due: null });
  });

  it("reads a thousand issues a hundred at a time and changes nothing", async () => {
    await open();
    for (let n = 0; n < 1000; n++)
      desk.amina.openByForm({ title: `Issue ${n}`, labels: ["priority_minor"] });
    const mark = desk.github.requests.mark();
    expect(await numbers()).toHaveLength(1000);
    const made = desk.github.requests.since(mark);
    const pages = made.filter(({ body }) => JSON.stringify(body ?? "").includes("query Open"));
    expect(pages).toHaveLength(10);
    // Beside the pages: the App's installations, its token and repositories, the policy and its base, the team's two.
    expect(made.length - pages.length).toBe(7);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("reads the whole of a long history before it says what waits", async () => {
    await open();
    const long = openIssue("Talked about", "priority_critical");
    for (let n = 0; n < 40; n++) desk.chi.comment(long, `Remark ${n}`);
    desk.chi.comment(long, "/needs-info");
    const other = openIssue("Other", "priority_minor");
    expect(await numbers()).toEqual([other, long]);
  });

  it("leaves out the issues in which watchbill keeps its lists", async () => {
    await open({ server: true, policy: `${POLICY}queue: { issue: true }\n` });
    const number = openIssue("One", "priority_minor");
    await desk.settled();
    await desk.clock.advance({ minutes: 3 }, desk.settled);
    expect(desk.ops.state.pinned).toHaveLength(1);
    expect(await numbers()).toEqual([number]);
    const workflow = desk.github.actionsToken("harbour/ops", ACTION_PERMISSIONS);
    const env = { GITHUB_TOKEN: workflow, GITHUB_API_URL: desk.github.url };
    expect(await numbers({ repositories: ["harbour/ops"] }, env)).toEqual([number]);
  });

  it("prints a table that fits a terminal and obeys no title", async () => {
    await open({ now: "2026-11-18T10:00:00Z" });
    const overdue = openIssue(
      "Late \u001b[2J\u202e日本語のとても長い件名です。日本語のとても長い件名です。",
      "priority_minor",
    );
    await desk.clock.advance({ hours: 3 });
    const critical = openIssue(`Checkout ${"is down ".repeat(20)}`, "priority_critical");
    desk.bo.assign(critical, "chi", "bo", "amina");
    const waits = openIssue("Waits", "priority_minor", "waiting-on-vendor");
    const { code, out } = await run({ json: false });
    expect(code).toBe(0);
    const lines = out.split("\n");
    expect(lines.every((line) => columnsOf(line) <= 80)).toBe(true);
    for (const turn of ["\u001b", "\u202e"]) expect(out).not.toContain(turn);
    expect(lines[0]).toBe("harbour/ops: 3 open issues, in the order of work.");
    expect(lines[1]).toBe("    priority           due             assigned      title");
    expect(lines[2]).toMatch(
      new RegExp(`^#${overdue}  priority_minor     ! 18 Nov 14:00  -             Late`),
    );
    expect(lines[3]).toMatch(
      new RegExp(
        `^#${critical}  priority_critical  18 Nov 17:00    chi,bo,amina  Checkout is down.*…$`,
      ),
    );
    expect(lines[4]).toBe("Waiting for others:");
    expect(lines[5]).toMatch(new RegExp(`^#${waits}  `));
    expect(lines[6]).toBe("Times are those of Africa/Cairo; ! is overdue.");
  });

  it("lists no more than asked, and says how many there are", async () => {
    await open();
    for (let n = 0; n < 5; n++) openIssue(`Issue ${n}`, "priority_minor");
    expect(await numbers({ limit: "2" })).toEqual([1, 2]);
    const { out } = await run({ json: false, limit: "2" });
    expect(out).toContain("harbour/ops: 5 open issues");
    expect(out).toContain("… and 3 more.");
    for (const limit of ["0", "-1", "two", "1.5", ""])
      await expect(run({ limit })).rejects.toThrow("is no number of issues");
  });

  it("sorts by the defaults where there is no policy, and says so where it is invalid", async () => {
    await open({ policy: undefined });
    const minor = openIssue("Minor", "priority_minor");
    const major = openIssue("Major", "priority_major");
    expect(await numbers()).toEqual([major, minor]);
    desk.owner.push("main", { ".github/watchbill.yml": "queue: { length: many }\n" });
    const { code, out, err } = await run();
    expect([code, JSON.parse(out)]).toEqual([1, []]);
    expect(err).toBe("harbour/ops: the policy is invalid; watchbill policy check says where.\n");
  });

  it("names a repository where the App is not", async () => {
    await open();
    const { code, err } = await run({ repositories: ["harbour/nowhere"] });
    expect(code).toBe(1);
    expect(err).toBe("harbour/nowhere: the App is not installed there.\n");
  });
});
