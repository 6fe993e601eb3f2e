import { afterEach, describe, expect, it } from "@jest/globals";
import { FULL_REPORT } from "../documents/samples.js";
import { runAt } from "./actionRun.js";
import { type Desk, openDesk } from "./desk.js";

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
circles: { payments: { owner: bo }, edge: { owner: dede } }
`;
const PATH = "research/incident_reports/2026-11-17-checkout.md";

/** A complete report on an incident, of whose two actions neither has an issue. */
const reportOn = (number: number): string =>
  FULL_REPORT.replace('"#42"', `"#${number}"`)
    .replace("| bo | P1 | 2026-12-01 | #43 |", "| @amina | P1 | 2026-12-01 |  |")
    .replace("| chi | P2 | 2026-12-05 | #44 |", "| edge | P2 | 2026-12-05 | - |");

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

const land = async (files: Record<string, string>): Promise<void> => {
  desk.owner.push("main", files);
  await desk.settled();
};

const actions = () =>
  [...desk.ops.state.threads.values()]
    .filter(({ labels }) => labels.some(({ name }) => name === "incident-action"))
    .map(({ number, title, labels, assignees, body }) => ({
      number,
      title,
      labels: labels.map(({ name }) => name),
      assignees: assignees.map(({ login }) => login),
      body: body?.replace(/<!--.*?-->\s*/s, ""),
    }));

const proposals = () =>
  [...desk.ops.state.threads.values()].flatMap((thread) =>
    thread.type === "PullRequest" && thread.author.login === desk.app.botLogin ? [thread] : [],
  );

describe("a report whose actions have no issue yet", () => {
  const checked = async (policy: string) => {
    const incident = await open({ policy });
    const pull = desk.bo.openPullRequest({
      title: "A report",
      files: { [PATH]: reportOn(incident) },
    });
    await desk.settled();
    return desk.check(pull)?.conclusion;
  };

  it("is complete where they get one when it lands, and else not", async () => {
    expect(await checked(POLICY)).toBe("success");
    await desk.close();
    expect(await checked(`${POLICY}incidents: { actions: false }\n`)).toBe("failure");
  });
});

describe("a report that lands", () => {
  it("gets an issue for each action that has none, with owner, due, priority and the way back", async () => {
    const incident = await open();
    await land({ [PATH]: reportOn(incident) });
    expect(actions()).toEqual([
      {
        number: 2,
        title: "Renew the certificate automatically",
        labels: ["incident-action", "priority_critical"],
        assignees: ["amina"],
        body: expect.stringMatching(
          new RegExp(
            `^Renew the certificate automatically\\n\\nThis is an action of the \\[incident report\\]\\(http\\S+/blob/main/${PATH}#L\\d+\\) on #${incident}\\.` +
              "\\n\\n- Owner: @amina\\n- Due: `2026-12-01`\\n- Priority: `P1`$",
          ),
        ),
      },
      expect.objectContaining({
        number: 3,
        title: "Let the expiry alert watch the proxy",
        labels: ["incident-action", "priority_major"],
        assignees: ["dede"],
      }),
    ]);
  });

  it("is given their numbers by a pull request, and once that is merged nothing is left to do", async () => {
    const incident = await open();
    await land({ [PATH]: reportOn(incident) });
    const [proposal, ...others] = proposals();
    expect(others).toEqual([]);
    if (!proposal) throw new Error("There is no pull request");
    expect(desk.ops.file(PATH, proposal.head)).toBe(
      reportOn(incident)
        .replace("| 2026-12-01 |  |", "| 2026-12-01 | #2 |")
        .replace("| 2026-12-05 | - |", "| 2026-12-05 | #3 |"),
    );
    expect(desk.check(proposal.number)?.conclusion).toBe("success");

    desk.bo.merge(proposal.number);
    await desk.settled();
    expect(actions()).toHaveLength(2);
    expect(proposals()).toHaveLength(1);
  });

  it("gets them once: neither another push nor a moved line opens one again", async () => {
    const incident = await open();
    await land({ [PATH]: reportOn(incident) });
    const again = reportOn(incident).replace(
      "Renew the certificate auto",
      "Renew  the Certificate auto",
    );
    await land({ [PATH]: again.replace("## Lessons learned", "More.\n\n## Lessons learned") });
    expect(actions()).toHaveLength(2);
    const [first] = proposals();
    desk.bo.close(first?.number ?? 0);
    await land({ [PATH]: reportOn(incident) });
    expect(actions()).toHaveLength(2);
    expect(proposals()).toHaveLength(1);
  });

  it("without the right to write files, asks for the numbers once in the incident", async () => {
    const incident = await open({ writesFiles: false });
    await land({ [PATH]: reportOn(incident) });
    await land({ [PATH]: `${reportOn(incident)}\n` });
    expect(actions()).toHaveLength(2);
    expect(proposals()).toEqual([]);
    expect(desk.comments(incident).filter((body) => body.includes("put their numbers"))).toEqual([
      expect.stringMatching(/- line \d+: #2\n- line \d+: #3/),
    ]);
  });

  it("on an incident of no issue here has the numbers asked for in the first action's issue", async () => {
    await open({ writesFiles: false });
    await land({ [PATH]: reportOn(404) });
    const [first, second] = actions();
    expect(desk.comments(first?.number ?? 0).join()).toContain(`#${second?.number}`);
  });

  it("that is a blank, a template, broken, or says why there is nothing to do opens nothing", async () => {
    const incident = await open();
    const { BLANK_REPORT } = await import("../../src/documents/blank.js");
    const broken = `${reportOn(incident).slice(0, 400).replace("incident-report", "[incident")}\n\n| Action | Owner\n|---\n| | |\n\u0000`;
    const none = reportOn(incident).replace(
      /\| Action \| Owner[\s\S]*$/,
      "None: the proxy was replaced by another product last week.\n",
    );
    await land({
      "research/incident_reports/a.md": BLANK_REPORT,
      "research/incident_reports/template.md": reportOn(incident),
      "research/incident_reports/b.md": broken,
      "research/incident_reports/c.md": none,
      "docs/report.md": reportOn(incident),
    });
    expect(actions()).toEqual([]);
    expect(proposals()).toEqual([]);
  });

  it("is heeded at the next look at its incident if its push was missed", async () => {
    const incident = await open();
    await desk.stopServer();
    await land({ [PATH]: reportOn(incident) });
    desk.bo.comment(incident, `See ${PATH} for all of it.`);
    await desk.startServer();
    expect(actions()).toHaveLength(2);
    expect(proposals()).toHaveLength(1);
  });

  it("is heeded by the Action alike, at its push and at its schedule", async () => {
    const incident = await open({ server: false });
    desk.owner.push("main", { [PATH]: reportOn(incident) });
    const push = {
      ref: "refs/heads/main",
      commits: [{ added: [PATH], modified: [], removed: [] }],
      repository: { full_name: "harbour/ops", default_branch: "main" },
      sender: { login: "amina" },
    };
    expect((await runAt(desk, "push", push)).code).toBe(0);
    expect(actions()).toHaveLength(2);
    expect(proposals()).toEqual([]);
    await runAt(desk, "push", push);
    expect((await runAt(desk, "schedule")).code).toBe(0);
    expect(actions()).toHaveLength(2);
    const asked = desk.ops
      .issue(incident)
      .comments.filter(({ body }) => body.includes("put their numbers"));
    expect(asked).toHaveLength(1);
  });

  it("gets none where the policy wants none, and pings nobody by its words", async () => {
    const incident = await open({ policy: `${POLICY}incidents: { actions: false }\n` });
    await land({ [PATH]: reportOn(incident) });
    expect(actions()).toEqual([]);
    desk.owner.push("main", { ".github/watchbill.yml": POLICY });
    await desk.settled();
    await land({
      [PATH]: reportOn(incident).replace(
        "Renew the certificate",
        "Ask @chi and <b>@bo</b> to renew it",
      ),
    });
    const asking = actions().find(({ title }) => title.startsWith("Ask"));
    expect(asking?.body?.split("\n")[0]).toBe(
      "Ask @\u200bchi and @\u200bbo to renew it automatically",
    );
  });
});
