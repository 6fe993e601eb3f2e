import { afterEach, describe, expect, it } from "@jest/globals";
import { judge } from "../../src/documents/judge.js";
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
circles: { payments: { owner: bo } }
`;

const BODY = `### Summary

Nobody could pay for 48 minutes, because the certificate of the proxy had expired. @chi renewed it.

### Impact

_No response_

### Incident lead

@bo
`;

/** An incident with some history, and its number. */
const open = async (options: Parameters<typeof openDesk>[0] = {}): Promise<number> => {
  desk = await openDesk({ policy: POLICY, writesFiles: true, ...options });
  const number = desk.amina.openIssue({
    title: "Checkout is down",
    body: BODY,
    labels: ["incident", "priority_major"],
  });
  await desk.settled();
  await desk.clock.advance({ minutes: 12 }, desk.settled);
  desk.bo.comment(number, "The *certificate* expired, says @chi | see <b>the</b> graph");
  desk.chi.openPullRequest({
    title: "Renew the certificate",
    body: `Mends #${number}.`,
    files: { "deploy/web.yml": "replicas: 3\n" },
  });
  await desk.settled();
  return number;
};

const said = (number: number): readonly string[] =>
  desk
    .comments(number)
    .map((body) => body.replaceAll(/<!--.*?-->\s*/gs, ""))
    .filter((body) => !/^[❌🕑✅❔]/u.test(body));
const proposals = () =>
  [...desk.ops.state.threads.values()].flatMap((thread) =>
    thread.type === "PullRequest" && thread.author.login === desk.app.botLogin ? [thread] : [],
  );

describe("/report", () => {
  it("opens a pull request with the report filled in from the issue, once", async () => {
    const number = await open();
    desk.bo.comment(number, "/report");
    await desk.settled();
    const [proposal, ...others] = proposals();
    expect(others).toEqual([]);
    if (!proposal) throw new Error("There is no pull request");
    expect(proposal).toMatchObject({
      title: `Report on incident #${number}`,
      head: `watchbill/report-${number}`,
      base: "main",
    });
    const path = `research/incident_reports/2026-11-18-${number}-checkout-is-down.md`;
    const text = desk.ops.file(path, proposal.head) ?? "";
    expect(text).toContain(
      [
        "document: incident-report",
        `incident: "#${number}"`,
        'title: "Checkout is down"',
        'severity: "major"',
        "criteria: [] # outage, degradation, team-stopped, vulnerability",
        'status: "open"',
        'lead: "bo"',
        'author: "bo"',
      ].join("\n"),
    );
    expect(text).toContain('declared: "2026-11-18T12:00+02:00"');
    expect(text).toContain("# Checkout is down\n");
    expect(text).toContain("Nobody could pay for 48 minutes");
    expect(text).toContain("All times in Africa/Cairo.");
    expect(text).toContain("| 2026-11-18 12:00 +02:00 | amina opens the incident |\n");
    expect(text).toContain(
      "| 2026-11-18 12:12 +02:00 | bo: The \\*certificate\\* expired, says @\u200bchi \\| see \\<b\\>the\\</b\\> graph |\n",
    );
    expect(text).toMatch(/^- #\d+ Renew the certificate$/m);
    expect(text).not.toMatch(/@[a-z]/);

    const lacks = judge(text, "default").findings.filter(({ verdict }) => verdict === "fail");
    expect([...new Set(lacks.map(({ field }) => field))].sort()).toEqual([
      "action_item_owners",
      "action_items",
      "impact",
      "placeholders_left",
    ]);
    expect(desk.check(proposal.number)?.title).toContain("Incident report incomplete");
    expect(said(number)).toEqual([expect.stringContaining(`is begun in #${proposal.number},`)]);

    desk.bo.comment(number, "/report please");
    await desk.settled();
    expect(proposals()).toHaveLength(1);
    expect(said(number)).toEqual([
      expect.anything(),
      expect.stringContaining(`was begun in #${proposal.number}. Please go on there.`),
    ]);
  });

  it("gives the report in a comment with a link where watchbill may not write files", async () => {
    const number = await open({ writesFiles: false });
    desk.bo.comment(number, "/report");
    await desk.settled();
    expect(proposals()).toEqual([]);
    const [comment = "", ...others] = said(number);
    expect(others).toEqual([]);
    expect(comment).toMatch(
      /\[Begin the file\]\(http\S+\/harbour\/ops\/new\/main\?filename=research%2Fincident_reports%2F2026-11-18-1-checkout-is-down\.md&value=---%0Adocument/,
    );
    expect(comment).toContain('```markdown\n---\ndocument: incident-report\nincident: "#1"');
    desk.bo.comment(number, "/report");
    await desk.settled();
    expect(said(number)[1]).toContain("was begun in a comment above");
  });

  it("is refused where it makes no sense, and to who may not give it", async () => {
    const number = await open();
    const plain = desk.amina.openIssue({ title: "A typo", labels: ["priority_minor"] });
    desk.bo.comment(plain, "/report");
    await desk.settled();
    expect(said(plain)).toEqual([expect.stringContaining("This is no incident")]);
    desk.github.createUser("stranger");
    desk.ops.as("stranger").comment(number, "/report");
    await desk.settled();
    expect(said(number)).toEqual([expect.stringMatching(/^`stranger` may not give `\/report`/)]);
    expect(proposals()).toEqual([]);
  });

  it("points to a report that is there", async () => {
    const number = await open();
    const pull = desk.bo.openPullRequest({
      title: "A report",
      body: `On #${number}.`,
      files: { "research/incident_reports/a.md": "# Checkout\n" },
    });
    await desk.settled();
    desk.bo.comment(number, "/report");
    await desk.settled();
    expect(said(number)).toEqual([
      `#${pull} brings the report on this incident. Please go on there.`,
    ]);
    expect(proposals()).toEqual([]);
  });
});
