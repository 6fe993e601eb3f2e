import { afterEach, describe, expect, it } from "@jest/globals";
import { FULL_REPORT } from "../documents/samples.js";
import { runAt } from "./actionRun.js";
import { ACTION_PERMISSIONS, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Africa/Cairo
logging: false
freeze: false
operations: false
priority: { grace: false }
acknowledge: false
resolve: false
escalation: false
circles: { payments: { owner: bo } }
`;
const FOLDER = "research/incident_reports";
const PATH = `${FOLDER}/2026-11-17-checkout.md`;
const ROW = /\| Renew the certificate[^\n]*\n/;

/** A complete report on an incident, whose actions are these. */
const reportOn = (number: number, actions: readonly string[]): string =>
  FULL_REPORT.replace('"#42"', `"#${number}"`)
    .replace(/\| Let the expiry[^\n]*\n/, "")
    .replace(ROW, actions.map((what) => `| ${what} | bo | P1 | 2026-12-01 |  |\n`).join(""));

const open = async (options: Parameters<typeof openDesk>[0] = {}): Promise<number> => {
  desk = await openDesk({ policy: POLICY, writesFiles: true, ...options });
  desk.ops.unprotect("main");
  const number = desk.amina.openIssue({
    title: "Checkout is down",
    labels: ["incident", "priority_major"],
  });
  await desk.settled();
  return number;
};
const land = async (files: Record<string, string | null>): Promise<void> => {
  desk.owner.push("main", files as Record<string, string>);
  await desk.settled();
};
const threads = () => [...desk.ops.state.threads.values()];
const actions = () =>
  threads().filter(({ labels }) => labels.some(({ name }) => name === "incident-action"));
const proposals = () =>
  threads().flatMap((thread) =>
    thread.type === "PullRequest" && thread.author.login === desk.app.botLogin ? [thread] : [],
  );
const notes = (number: number): readonly string[] =>
  desk
    .comments(number)
    .map((body) => body.replaceAll(/<!--.*?-->\s*/gs, ""))
    .filter((body) => !/^[❌🕑✅❔]/u.test(body));

describe("the actions of a report", () => {
  it("that lists far too many open thirty issues, once, and it is said", async () => {
    const incident = await open({ server: false });
    const many = Array.from({ length: 60 }, (_, index) => `Mend part ${index} of the proxy`);
    const push = {
      ref: "refs/heads/main",
      commits: [{ added: [PATH], modified: [], removed: [] }],
      repository: { full_name: "harbour/ops", default_branch: "main" },
      sender: { login: "amina" },
    };
    await land({ [PATH]: reportOn(incident, many) });
    expect((await runAt(desk, "push", push)).code).toBe(0);
    expect(actions()).toHaveLength(30);
    const asked = () => desk.ops.issue(incident).comments.map(({ body }) => body);
    expect(asked().join()).toContain("lists 30 more, for which no issue was opened");
    const numbered = many.map((what, index) => (index < 30 ? `${what} (#${index + 2})` : what));
    await land({ [PATH]: reportOn(incident, numbered) });
    expect((await runAt(desk, "push", push)).code).toBe(0);
    expect(actions()).toHaveLength(30);
    expect(asked().filter((body) => body.includes("put their numbers"))).toHaveLength(1);
  });

  it("have one issue each though they say the same twice, or the report is moved", async () => {
    const incident = await open();
    const text = reportOn(incident, [
      "Renew it by itself",
      "Watch the proxy",
      "Renew it by itself",
    ]);
    await land({ [PATH]: text });
    expect(actions()).toHaveLength(2);
    const moved = `${FOLDER}/2026/checkout.md`;
    await land({ [PATH]: null, [moved]: text });
    expect(actions()).toHaveLength(2);
    expect(
      proposals().map(({ head }) => desk.ops.file(moved, head)?.match(/#[23]\b/g)),
    ).toContainEqual(["#2", "#3", "#2"]);
  });

  it("have one issue though two reports on the incident tell of them, and two for two incidents", async () => {
    const incident = await open();
    const other = desk.amina.openIssue({ title: "The shop is down", labels: ["incident"] });
    await desk.settled();
    await land({ [PATH]: reportOn(incident, ["Watch the proxy"]) });
    await land({ [`${FOLDER}/b.md`]: reportOn(incident, ["Watch the proxy"]) });
    expect(actions()).toHaveLength(1);
    await land({ [`${FOLDER}/c.md`]: reportOn(other, ["Watch the proxy"]) });
    expect(actions()).toHaveLength(2);
  });

  it("of a report that names no incident have one issue each though it is moved, taken away and put back", async () => {
    await open();
    const text = reportOn(1, ["Watch the proxy"]).replace(/^incident: .*$/m, "");
    await land({ [PATH]: text });
    await land({ [PATH]: null, [`${FOLDER}/b.md`]: text });
    expect(actions()).toHaveLength(1);
    await land({ [`${FOLDER}/b.md`]: null });
    await land({ [PATH]: text });
    expect(actions()).toHaveLength(1);
  });

  it("close no issue by the name of their report's file", async () => {
    const incident = await open();
    await land({ [`${FOLDER}/fixes #1 @chi.md`]: reportOn(incident, ["Watch the proxy"]) });
    expect(proposals().map(({ title }) => title)).toEqual([
      "Put the issues of its actions into the report",
    ]);
  });
});

describe("an Action that may not write issues", () => {
  it("fails with what it lacks, and keeps the checks all the same", async () => {
    await open({ server: false });
    desk.amina.close(1);
    const pull = desk.bo.openPullRequest({ title: "A report", files: { [PATH]: reportOn(1, []) } });
    const token = desk.github.actionsToken("harbour/ops", {
      ...ACTION_PERMISSIONS,
      issues: "read",
    });
    const { code, summary } = await runAt(desk, "schedule", {}, { INPUT_TOKEN: token });
    expect(code).toBe(1);
    expect(summary).toMatch(/harbour\/ops#1: could not be looked at; `Trying to .*permission/);
    expect(desk.ops.checks(pull).map(({ name }) => name)).toEqual(["watchbill"]);
  });
});

describe("numbers of issues that were asked for", () => {
  it("are not tried anew by a further look where watchbill may not write files", async () => {
    const incident = await open({ writesFiles: false });
    await land({ [PATH]: reportOn(incident, ["Watch the proxy", "Renew it by itself"]) });
    expect(notes(incident)).toEqual([expect.stringContaining("Please put their numbers")]);
    const mark = desk.github.requests.mark();
    await desk.stopServer();
    await desk.startServer();
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });
});

describe("/report", () => {
  it("begins the report though a stranger proposes another", async () => {
    const number = await open();
    desk.github.createUser("stranger");
    const path = `${FOLDER}/mine.md`;
    desk.ops.as("stranger").openPullRequest({
      title: "Mine",
      body: `On #${number}`,
      files: { [path]: "# Mine\n" },
      fork: true,
    });
    await desk.settled();
    desk.bo.comment(number, "/report");
    await desk.settled();
    expect(proposals().map(({ title }) => title)).toEqual([`Report on incident #${number}`]);
    desk.bo.comment(number, "/report");
    await desk.settled();
    expect(proposals()).toHaveLength(1);
  });

  it("gives the report in a comment where no branch of watchbill's can be", async () => {
    const number = await open();
    desk.bo.push("watchbill", { "a.txt": "a" });
    desk.bo.comment(number, "/report");
    await desk.settled();
    expect(proposals()).toEqual([]);
    expect(notes(number)).toEqual([expect.stringContaining("Here is the report on this incident")]);
  });
});

describe("an incident", () => {
  const FORM = "### Summary\n\nNobody can pay.\n";

  it("that an outsider reported is not put aside by their closing it as not planned, but by the team's", async () => {
    desk = await openDesk({ policy: POLICY });
    desk.github.createUser("stranger");
    const stranger = desk.ops.as("stranger");
    const number = stranger.openIssue({ title: "Checkout is down", body: FORM });
    desk.bo.label(number, "incident");
    await desk.settled();
    stranger.close(number, "not_planned");
    await desk.settled();
    expect(desk.ops.issue(number).state).toBe("open");
    desk.bo.close(number, "not_planned");
    await desk.settled();
    expect(desk.ops.issue(number).state).toBe("closed");
    expect(desk.ops.labels(number)).not.toContain("needs-report");
  });

  it("that somebody opens anew after it was let be is opened once more, and not only said to be", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = desk.amina.openIssue({ title: "Checkout", body: FORM, labels: ["incident"] });
    await desk.settled();
    const close = async () => {
      await desk.clock.advance({ minutes: 1 }, desk.settled);
      desk.bo.close(number);
      await desk.settled();
      return desk.ops.issue(number).state;
    };
    expect([await close(), await close()]).toEqual(["open", "closed"]);
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.chi.reopen(number);
    await desk.settled();
    expect([await close(), await close()]).toEqual(["open", "closed"]);
    expect(notes(number)).toHaveLength(2);
  });

  it("is reported by a file that was pushed, whatever its name", async () => {
    const number = await open();
    const path = `${FOLDER}/Über den \`Ausfall\` (1) #1 @chi --> closes.md`;
    await land({ [path]: reportOn(number, ["Watch the proxy, #9"]) });
    desk.bo.close(number);
    await desk.settled();
    expect(desk.ops.issue(number).state).toBe("closed");
    expect(notes(number).filter((body) => body.includes("has landed"))).toHaveLength(1);
  });

  it("that was no duplicate after all needs its report as any other", async () => {
    desk = await openDesk({ policy: POLICY });
    const other = desk.amina.openIssue({ title: "The shop is down" });
    const number = desk.amina.openIssue({ title: "Checkout", body: FORM, labels: ["incident"] });
    await desk.settled();
    desk.bo.comment(number, `/duplicate #${other}`);
    await desk.settled();
    expect(desk.ops.issue(number).state).toBe("closed");
    await desk.clock.advance({ minutes: 5 }, desk.settled);
    desk.bo.reopen(number);
    await desk.settled();
    await desk.clock.advance({ minutes: 5 }, desk.settled);
    desk.bo.close(number);
    await desk.settled();
    expect(desk.ops.issue(number).state).toBe("open");
    expect(notes(number).join("\n")).toContain("closed before its report was complete");
  });
});
