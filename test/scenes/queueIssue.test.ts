import { afterEach, describe, expect, it } from "@jest/globals";
import { runAction } from "../../src/doors/action.js";
import { silentLog } from "../silentLog.js";
import { ACTION_PERMISSIONS, type Desk, type DeskOptions, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const CAIRO = "timezone: Africa/Cairo\n";
const HOURS = `
hours: { working: [Sunday to Thursday 09:00 to 17:00] }
operations: { team: operations }
`;
const POLICY = `${CAIRO}queue: { issue: true }\n`;
const open = async (more: DeskOptions = {}) => {
  desk = await openDesk({ policy: POLICY, ...more });
};

const queues = () =>
  [...desk.ops.state.threads.values()].filter(({ body }) =>
    body?.startsWith("<!-- watchbill:queue"),
  );
/** The text of the one Queue issue. */
const list = (): string => {
  expect(queues()).toHaveLength(1);
  return queues()[0]?.body ?? "";
};
/** The numbers of the issues in the list, in its order. */
const numbers = (): readonly number[] =>
  [...list().matchAll(/\[`#(\d+)`\]/g)].map(([, number]) => Number(number));
const later = (minutes = 3) => desk.clock.advance({ minutes }, desk.settled);
const openIssue = (title: string, ...labels: string[]): number =>
  desk.bo.openIssue({ title, labels });

const runOnSchedule = (inputs: Record<string, string> = {}, log = silentLog) =>
  runAction(
    {
      INPUT_TOKEN: desk.github.actionsToken("harbour/ops", ACTION_PERMISSIONS),
      GITHUB_API_URL: desk.github.url,
      GITHUB_REPOSITORY: "harbour/ops",
      GITHUB_EVENT_NAME: "schedule",
      ...inputs,
    },
    desk.clock,
    log,
  );

describe("the pinned Queue issue", () => {
  it("is opened and pinned at the first sweep, lists the order of work, and is no issue like others", async () => {
    await open({ server: false });
    const minor = openIssue("Typo", "priority_minor");
    const critical = openIssue("Checkout is down", "priority_critical");
    const production = openIssue("Slow", "priority_minor", "production");
    await desk.startServer();
    await later(30);
    expect(numbers()).toEqual([production, critical, minor]);
    const [queue] = queues();
    expect(queue).toMatchObject({ title: "Queue", state: "open" });
    expect(desk.ops.state.pinned).toEqual([queue]);
    expect(desk.ops.labels(queue?.number ?? 0)).toEqual(["watchbill-queue"]);
    expect(desk.comments(queue?.number ?? 0)).toEqual([]);
  });

  it("follows a change of priority within minutes, with one edit for many changes", async () => {
    await open();
    const first = openIssue("One", "priority_minor");
    const second = openIssue("Two", "priority_minor");
    await desk.settled();
    await later();
    expect(numbers()).toEqual([first, second]);
    const mark = desk.github.requests.mark();
    desk.chi.comment(second, "/priority critical");
    await desk.settled();
    const third = openIssue("Three", "priority_major");
    await desk.settled();
    expect(numbers()).toEqual([first, second]);
    await later();
    expect(numbers()).toEqual([second, third, first]);
    const edits = desk.github.requests
      .writes(mark)
      .filter(({ body }) => sets(body, "What to work on"));
    expect(edits).toHaveLength(1);
    desk.chi.close(second);
    await desk.settled();
    await later();
    expect(numbers()).toEqual([third, first]);
  });

  it("is read and written by nobody while the order stays the same", async () => {
    await open();
    openIssue("One", "priority_minor");
    await desk.settled();
    await later(30);
    const mark = desk.github.requests.mark();
    await desk.clock.advance({ hours: 3 }, desk.settled);
    expect(desk.github.requests.writes(mark)).toEqual([]);
    expect(desk.github.requests.since(mark).filter(asksForQueue)).toEqual([]);
    await desk.stopServer();
    await desk.startServer();
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("puts what becomes overdue first, at the time it does", async () => {
    await open({ policy: `${CAIRO}${HOURS}queue: { issue: true }\n` });
    const critical = openIssue("Critical", "priority_critical");
    await desk.settled();
    desk.chi.comment(critical, "I am on it.");
    await desk.settled();
    const minor = desk.amina.openIssue({ title: "Minor", labels: ["priority_minor"] });
    await desk.settled();
    await later();
    expect(numbers()).toEqual([critical, minor]);
    await desk.advanceTo("2026-11-18T12:05:00Z");
    expect(numbers()).toEqual([minor, critical]);
    expect(list()).toContain("**overdue since** Wednesday 18 November 2026, 14:00 (Africa/Cairo");
    expect(list()).toContain("`overdue to acknowledge, priority_minor, opened 2026-11-18`");
  });

  it("shows apart what waits for others", async () => {
    await open();
    const waits = openIssue("Waits", "priority_critical", "needs-info");
    const ready = openIssue("Ready", "priority_minor");
    await desk.settled();
    await later();
    expect(numbers()).toEqual([ready, waits]);
    const apart = list().split("**Waiting for others**")[1];
    expect(apart).toContain(`[\`#${waits}\`]`);
    expect(apart).not.toContain(`[\`#${ready}\`]`);
  });

  it("stays closed when somebody closes it, and goes on when it is opened again", async () => {
    await open();
    const one = openIssue("One", "priority_minor");
    await desk.settled();
    await later();
    const number = queues()[0]?.number ?? 0;
    desk.bo.close(number);
    const two = openIssue("Two", "priority_critical");
    await desk.settled();
    await desk.clock.advance({ hours: 2 }, desk.settled);
    expect(queues()).toHaveLength(1);
    expect(queues()[0]?.state).toBe("closed");
    expect(numbers()).toEqual([one]);
    desk.bo.reopen(number);
    await desk.settled();
    await later();
    expect(numbers()).toEqual([two, one]);
  });

  it("is opened anew when somebody deletes it", async () => {
    await open();
    const one = openIssue("One", "priority_minor");
    await desk.settled();
    await later();
    const [gone] = queues();
    desk.ops.state.threads.delete(gone?.number ?? 0);
    desk.ops.state.pinned.length = 0;
    const two = openIssue("Two", "priority_critical");
    await desk.settled();
    await later();
    expect(numbers()).toEqual([two, one]);
  });

  it("is not pinned again when somebody unpins it, and is written anew when somebody writes over it", async () => {
    await open();
    const one = openIssue("One", "priority_minor");
    await desk.settled();
    await later();
    const number = queues()[0]?.number ?? 0;
    desk.ops.state.pinned.length = 0;
    desk.bo.edit(number, { body: `${list()}\n\nMy own list`, title: "Our work" });
    await desk.settled();
    await later();
    expect(list()).not.toContain("My own list");
    expect(numbers()).toEqual([one]);
    expect(queues()[0]?.title).toBe("Our work");
    expect(desk.ops.state.pinned).toEqual([]);
  });

  it("stands unpinned where three others are pinned, which is tried once", async () => {
    await open({ server: false });
    for (const title of ["One", "Two", "Three"]) desk.bo.pin(openIssue(title, "priority_minor"));
    await desk.startServer();
    await later(30);
    expect(numbers()).toHaveLength(3);
    await desk.clock.advance({ hours: 3 }, desk.settled);
    openIssue("Four", "priority_minor");
    await desk.settled();
    await later();
    expect(numbers()).toHaveLength(4);
    const pins = desk.github.requests.all.filter(({ body }) => sets(body, "pinIssue"));
    expect(pins).toHaveLength(1);
  });

  it("pings nobody, whatever a title says", async () => {
    await open({ server: false });
    const number = openIssue("`@dede` @harbour/operations fixes #1 ``` --> ‮gnp", "priority_minor");
    await desk.startServer();
    await later(30);
    const line = list()
      .split("\n")
      .find((one) => one.includes(`#${number}`));
    expect(line).toContain("```` `@dede` @harbour/operations fixes #1 ``` --> gnp ````");
    expect(desk.ops.issue(number).state).toBe("open");
  });

  it("names as many as the policy says, and counts the rest", async () => {
    await open({
      server: false,
      policy: `${CAIRO}queue: { issue: true, length: 2, title: To do }\n`,
    });
    const [one, two] = [1, 2, 3].map((n) => openIssue(`Issue ${n}`, "priority_minor"));
    openIssue("Waits", "priority_minor", "waiting-on-vendor");
    await desk.startServer();
    await later(30);
    expect(numbers()).toEqual([one, two]);
    expect(list()).toContain("And 2 more issues, of which 1 waiting for others.");
    expect(queues()[0]?.title).toBe("To do");
  });

  it("is one, though an Action works beside the server, and believes no issue of a person's", async () => {
    await open();
    const forged = openIssue("Queue", "watchbill-queue", "priority_minor");
    desk.bo.edit(forged, { body: "<!-- watchbill:queue -->\nMine" });
    await desk.settled();
    await later();
    expect(queues().map(({ number }) => number)).toEqual([1, forged]);
    expect(queues()[0]?.body).toContain(`[\`#${forged}\`]`);
    expect(queues()[1]?.body).toContain("Mine");
    const mark = desk.github.requests.mark();
    expect(await runOnSchedule()).toBe(0);
    expect(desk.github.requests.writes(mark)).toEqual([]);
    expect(queues()).toHaveLength(2);
  });

  it("is left alone where the policy does not want it, and costs nothing there", async () => {
    await open({ policy: CAIRO });
    openIssue("One", "priority_minor");
    await desk.settled();
    const mark = desk.github.requests.mark();
    await desk.clock.advance({ hours: 2 }, desk.settled);
    expect(queues()).toEqual([]);
    expect(desk.github.requests.since(mark).filter(asksForQueue)).toEqual([]);
  });
});

describe("the Queue issue, kept by the Action", () => {
  it("is written at its schedule, and a second run writes nothing", async () => {
    await open({ server: false });
    const minor = openIssue("Minor", "priority_minor");
    const major = openIssue("Major", "priority_major");
    expect(await runOnSchedule()).toBe(0);
    expect(numbers()).toEqual([major, minor]);
    expect(desk.ops.state.pinned).toHaveLength(1);
    const mark = desk.github.requests.mark();
    expect(await runOnSchedule()).toBe(0);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("waits for looks at what is not in order yet", async () => {
    await open({ server: false });
    const answered = desk.bo.openByForm({
      title: "By a form",
      body: "### Priority\n\nCritical\n\n### Environment\n\nProduction",
      labels: [],
    });
    const long = openIssue("Talked about", "priority_critical");
    for (let n = 0; n < 40; n++) desk.chi.comment(long, `Remark ${n}`);
    desk.chi.comment(long, "/needs-info");
    const plain = openIssue("Plain", "priority_minor");
    expect(await runOnSchedule()).toBe(0);
    expect(desk.ops.labels(answered)).toEqual(["priority_critical"]);
    expect(numbers()).toEqual([answered, plain, long]);
  });

  it("changes nothing on a dry run", async () => {
    await open({ server: false });
    openIssue("Minor", "priority_minor");
    expect(await runOnSchedule({ "INPUT_DRY-RUN": "true" })).toBe(0);
    expect(queues()).toEqual([]);
  });

  it("is one when GitHub's answer to its opening is lost", async () => {
    await open();
    await desk.stopServer();
    const number = queues()[0]?.number ?? 0;
    desk.ops.state.threads.delete(number);
    desk.ops.state.pinned.length = 0;
    openIssue("Minor", "priority_minor");
    desk.github.faults.loseAnswer("POST /repos/{owner}/{repo}/issues");
    await desk.startServer();
    await later();
    expect(desk.github.requests.all.filter(({ fault }) => fault !== undefined)).toHaveLength(1);
    expect(numbers()).toHaveLength(1);
  });

  it("is one when two runs open it at the same time", async () => {
    await open({ server: false });
    openIssue("Minor", "priority_minor");
    let let_go = (): void => {};
    const both = new Promise<void>((resolve) => {
      let_go = resolve;
    });
    let waiting = 0;
    desk.github.faults.hold(
      ({ method, route }: { method: string; route: string }) =>
        method === "POST" && route.endsWith("/issues"),
      () => {
        waiting += 1;
        if (waiting === 2) let_go();
        return both;
      },
      { times: 2 },
    );
    expect(await Promise.all([runOnSchedule(), runOnSchedule()])).toEqual([0, 0]);
    expect(queues().filter(({ state }) => state === "open")).toHaveLength(1);
    expect(queues()[0]?.state).toBe("open");
    expect(queues()[1]?.state).toBe("closed");
  });
});

const sets = (body: unknown, text: string): boolean => JSON.stringify(body ?? "").includes(text);
const asksForQueue = ({ body }: { readonly body: unknown }): boolean => sets(body, "QueueIssues");
