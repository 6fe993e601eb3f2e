import { afterEach, describe, expect, it } from "@jest/globals";
import { FULL_REPORT } from "../documents/samples.js";
import { runAt } from "./actionRun.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Africa/Cairo
logging: false
priority: { grace: false }
acknowledge: false
resolve: false
hours: { working: [Sunday to Thursday 09:00 to 17:00] }
circles: { ops: { owner: bo } }
escalation: false
`;

/** The answers of an incident's form, as GitHub writes them, with nothing missing for a major incident. */
const COMPLETE = FULL_REPORT.replace(/^---[\s\S]*?---\n\n# .*\n/, "")
  .replaceAll(/^## /gm, "### ")
  .replace("### Summary", "### Severity\n\nmajor\n\n### Summary");
const NO_IMPACT = COMPLETE.replace(/All customers[^\n]*/, "_No response_");

const PATH = "research/incident_reports/2026-11-17-checkout.md";

/** An incident of amina's, with a form's answers as its text. */
const openIncident = (body: string, labels = ["incident", "priority_major"]): number =>
  desk.amina.openIssue({ title: "Checkout is down", body, labels });

const said = (number: number): readonly string[] =>
  desk.comments(number).map((body) => body.replaceAll(/<!--.*?-->\s*/gs, ""));
const notes = (number: number): readonly string[] =>
  said(number).filter((body) => !/^[❌🕑✅❔]/u.test(body));
const status = (number: number): string =>
  said(number).find((body) => /^[❌🕑✅❔]/u.test(body)) ?? "";
const isOpen = (number: number): boolean => desk.ops.issue(number).state === "open";

/** The queries that watchbill sent, by name. */
const asked = (mark: number): readonly string[] =>
  desk.github.requests
    .since(mark)
    .flatMap(
      ({ body }) =>
        /query (\w+)/.exec(String((body as { query?: unknown })?.query ?? ""))?.[1] ?? [],
    );

/** Lets time pass while nobody looks. */
const away = async (until: string): Promise<void> => {
  await desk.stopServer();
  await desk.advanceTo(until);
  await desk.startServer();
};

describe("an incident issue", () => {
  it("carries a checklist of what its report lacks, which shrinks as the form is filled in", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = openIncident(
      "### Summary\n\nNobody could pay for ten minutes, the proxy was down.\n\n### Impact\n\n_No response_\n",
    );
    await desk.settled();
    expect(status(number)).toMatch(
      /^🕑 The report on this incident still lacks:\n\n- \*\*impact\*\*: /,
    );
    expect(status(number)).toContain("- **timeline**: ");
    expect(status(number)).not.toContain("**summary**");

    desk.amina.edit(number, { body: NO_IMPACT });
    await desk.settled();
    expect(status(number)).toContain("- **impact**: ");
    expect(status(number)).not.toContain("**timeline**");

    desk.amina.edit(number, { body: COMPLETE });
    await desk.settled();
    expect(status(number)).toContain("✅ Nothing is left to do here");
    const mark = desk.github.requests.mark();
    desk.amina.close(number);
    await desk.settled();
    expect(desk.github.requests.writes(mark)).toEqual([]);
    expect(isOpen(number)).toBe(false);
  });

  it("is opened again once when it is closed before its report is complete, and then let be", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = openIncident(NO_IMPACT);
    await desk.settled();
    desk.amina.close(number);
    await desk.settled();
    expect(isOpen(number)).toBe(true);
    expect(desk.ops.labels(number)).toContain("needs-report");
    expect(notes(number)).toEqual([
      expect.stringMatching(
        /^@bo: This incident was closed before its report was complete, so it is open again\. It is due by Wednesday 25 November 2026, 17:00.*- \*\*impact\*\*: /s,
      ),
    ]);

    await desk.clock.advance({ minutes: 5 }, desk.settled);
    desk.amina.close(number);
    await desk.settled();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(isOpen(number)).toBe(false);
    expect(notes(number)).toHaveLength(1);
  });

  it("that is opened again is closed once its report is complete, and not if somebody opens it after that", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = openIncident(NO_IMPACT);
    await desk.settled();
    desk.amina.close(number);
    await desk.settled();
    await desk.clock.advance({ minutes: 5 }, desk.settled);
    desk.amina.edit(number, { body: COMPLETE });
    await desk.settled();
    expect(isOpen(number)).toBe(false);
    expect(desk.ops.labels(number)).not.toContain("needs-report");
    await desk.clock.advance({ minutes: 5 }, desk.settled);
    desk.amina.reopen(number);
    desk.amina.comment(number, "It is back.");
    await desk.settled();
    expect(isOpen(number)).toBe(true);
    expect(notes(number)).toHaveLength(1);
  });

  it("stays open for its report though its last stage would close it, and is closed then", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = openIncident(NO_IMPACT);
    await desk.settled();
    desk.bo.comment(number, "/stage Done");
    await desk.settled();
    for (const _ of [1, 2, 3]) await desk.clock.advance({ minutes: 61 }, desk.settled);
    const events = () => desk.ops.issue(number).timeline.map(({ kind }) => kind);
    expect(isOpen(number)).toBe(true);
    expect(events().filter((kind) => kind === "reopened")).toHaveLength(1);
    desk.amina.edit(number, { body: COMPLETE });
    await desk.settled();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(isOpen(number)).toBe(false);
    expect(events().filter((kind) => kind === "closed")).toHaveLength(2);
  });

  it("that is closed as a duplicate stays closed", async () => {
    desk = await openDesk({ policy: POLICY });
    const first = openIncident(COMPLETE);
    const number = openIncident(NO_IMPACT);
    await desk.settled();
    desk.bo.comment(number, `/duplicate #${first}`);
    await desk.settled();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(isOpen(number)).toBe(false);
  });

  it("that is opened again keeps no clock running and excuses nothing from a freeze", async () => {
    desk = await openDesk({
      policy:
        "timezone: Africa/Cairo\nhours: { working: [Sunday to Thursday 09:00 to 17:00] }\n" +
        "operations: { team: operations }\nexceptions: { incidents: incident }\ncircles: { ops: { owner: bo } }\n",
    });
    const number = openIncident(NO_IMPACT, ["incident", "priority_critical"]);
    await desk.settled();
    await desk.advanceTo("2026-11-18T10:30:00Z");
    desk.bo.close(number);
    await desk.settled();
    expect(isOpen(number)).toBe(true);
    await away("2026-11-19T10:00:00Z");
    expect(notes(number).join()).not.toMatch(/resolved|acknowledge|escalat/i);
    const fix = desk.chi.openPullRequest({
      title: "Mend checkout",
      body: `Fixes #${number}`,
      files: { "deploy/web.yml": "replicas: 3\n" },
    });
    await desk.settled();
    expect(desk.check(fix)).toMatchObject({ conclusion: "failure" });
  });

  it("is chased over the weekend: warned of once, due once", async () => {
    desk = await openDesk({
      policy: POLICY.replace("hours:", "incidents: { report: { if_missing: remind } }\nhours:"),
    });
    const number = openIncident(NO_IMPACT);
    await desk.settled();
    desk.amina.close(number);
    desk.amina.assign(number, "amina");
    await desk.settled();
    expect(isOpen(number)).toBe(false);
    expect(notes(number)).toHaveLength(1);
    await away("2026-11-24T14:50:00Z");
    expect(notes(number)).toHaveLength(1);
    await desk.advanceTo("2026-11-24T15:01:00Z");
    expect(notes(number)).toHaveLength(2);
    expect(notes(number)[1]).toMatch(
      /^@amina: The report on this incident is not complete\. It is due by/,
    );
    await away("2026-11-25T14:50:00Z");
    expect(notes(number)).toHaveLength(2);
    await desk.advanceTo("2026-11-25T15:01:00Z");
    expect(notes(number)).toHaveLength(3);
    expect(notes(number)[2]).toMatch(
      /^@amina: The report was due by Wednesday 25 November 2026, 17:00/,
    );
    await away("2026-12-01T15:01:00Z");
    expect(notes(number)).toHaveLength(3);
  });

  it("is found by a sweep when its closing was missed, at the cost of what a look costs", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = openIncident(NO_IMPACT);
    await desk.settled();
    await desk.stopServer();
    desk.amina.close(number);
    await desk.clock.advance({ hours: 2 }, desk.settled);
    const mark = desk.github.requests.mark();
    await desk.startServer();
    expect(isOpen(number)).toBe(true);
    expect(asked(mark).filter((name) => /Open|Look|Incident|Documents/.test(name))).toEqual([
      "Open",
      "Look",
      "Incident",
    ]);
  });

  it("is opened again by the Action alike, at the event or at its schedule", async () => {
    desk = await openDesk({ policy: POLICY, server: false });
    const [first, second] = [openIncident(NO_IMPACT), openIncident(NO_IMPACT)] as const;
    desk.amina.close(first);
    const { code, summary } = await runAt(desk, "issues", {
      action: "closed",
      issue: { number: first },
      repository: { full_name: "harbour/ops" },
      sender: { login: "amina" },
    });
    expect([code, isOpen(first)]).toEqual([0, true]);
    expect(summary).toContain("add `needs-report`; write comment; reopen");
    desk.amina.close(second);
    expect((await runAt(desk, "schedule")).code).toBe(0);
    expect(isOpen(second)).toBe(true);
    const mark = desk.github.requests.mark();
    expect((await runAt(desk, "schedule")).code).toBe(0);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("of long ago is left closed, and so is one that is closed as not planned, or minor", async () => {
    desk = await openDesk({ policy: POLICY, server: false });
    const old = openIncident(NO_IMPACT);
    desk.amina.close(old);
    await desk.clock.advance({ hours: 72 }, desk.settled);
    await desk.startServer();
    const mistaken = openIncident(NO_IMPACT);
    const minor = openIncident("", ["incident", "priority_minor"]);
    await desk.settled();
    desk.amina.close(mistaken, "not_planned");
    desk.amina.close(minor);
    await desk.settled();
    for (const number of [old, mistaken, minor]) {
      expect(isOpen(number)).toBe(false);
      expect(notes(number)).toEqual([]);
    }
  });

  it("is let be by a policy that allows it, and by one that demands no reports", async () => {
    desk = await openDesk({ policy: `${POLICY}incidents: { report: { if_missing: allow } }\n` });
    const number = openIncident(NO_IMPACT);
    await desk.settled();
    expect(status(number)).toContain("still lacks");
    desk.amina.close(number);
    await desk.settled();
    expect(isOpen(number)).toBe(false);
    desk.owner.push("main", { ".github/watchbill.yml": `${POLICY}incidents: { report: false }\n` });
    await desk.settled();
    const mark = desk.github.requests.mark();
    openIncident(NO_IMPACT);
    await desk.settled();
    expect(new Set(asked(mark))).toEqual(new Set(["Look"]));
  });
});

describe("the report on an incident", () => {
  const reportOn = (number: number): string => FULL_REPORT.replace('"#42"', `"#${number}"`);

  it("may be a comment on it", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = openIncident("Nobody can pay.");
    desk.bo.comment(number, COMPLETE);
    await desk.settled();
    desk.amina.close(number);
    await desk.settled();
    expect(isOpen(number)).toBe(false);
  });

  it("may be a file that a merged pull request brings; until then its pull request is named", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = openIncident("Nobody can pay.");
    await desk.settled();
    const pull = desk.bo.openPullRequest({
      title: "A report",
      body: `What happened in #${number}.`,
      files: { [PATH]: reportOn(number) },
    });
    await desk.settled();
    desk.amina.comment(number, "On its way.");
    await desk.settled();
    expect(status(number)).toContain(`#${pull} brings it, and is not merged yet.`);
    desk.bo.merge(pull);
    await desk.settled();
    desk.amina.close(number);
    await desk.settled();
    expect(isOpen(number)).toBe(false);
  });

  it("may be a file that names it and was pushed, which is then linked there once", async () => {
    desk = await openDesk({ policy: `${POLICY}incidents: { actions: false }\n` });
    desk.ops.unprotect("main");
    const number = openIncident("Nobody can pay.");
    await desk.settled();
    desk.owner.push("main", { [PATH]: reportOn(number) });
    await desk.settled();
    desk.owner.push("main", { [PATH]: `${reportOn(number)}\n` });
    await desk.settled();
    expect(notes(number)).toEqual([`A report on this incident has landed: \`${PATH}\``]);
    expect(status(number)).toContain("✅ Nothing is left to do here");
    desk.amina.close(number);
    await desk.settled();
    expect(isOpen(number)).toBe(false);
  });

  it("on another incident is none on this one", async () => {
    desk = await openDesk({ policy: POLICY });
    const number = openIncident("Nobody can pay.");
    await desk.settled();
    const pull = desk.bo.openPullRequest({
      title: "A report",
      body: `See also #${number}.`,
      files: { [PATH]: FULL_REPORT },
    });
    await desk.settled();
    desk.bo.merge(pull);
    await desk.settled();
    desk.amina.close(number);
    await desk.settled();
    expect(isOpen(number)).toBe(true);
  });
});
