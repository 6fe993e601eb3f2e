import { afterEach, describe, expect, it } from "@jest/globals";
import { FULL_RECORD, FULL_REPORT } from "../documents/samples.js";
import { CAIRO, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const PATH = "research/incident_reports/2026-11-17-checkout.md";
const NO_IMPACT = FULL_REPORT.replace(/All customers[^\n]*/, "TBD");

const annotations = (number: number) =>
  (desk.ops.checks(number).find(({ name }) => name === "watchbill")?.annotations ?? []).map(
    ({ path, startLine, message }) => ({ path, line: startLine, message }),
  );
const lineOf = (text: string, start: string): number =>
  text.split("\n").findIndex((line) => line.startsWith(start)) + 1;
const open = (files: Record<string, string | null>, more = {}): number =>
  desk.bo.openPullRequest({ title: "The report on #42", files, ...more });

describe("a pull request with an incident report", () => {
  it("passes when the report is complete", async () => {
    desk = await openDesk();
    const number = open({ [PATH]: FULL_REPORT });
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("success");
    expect(annotations(number)).toEqual([]);
  });

  it("fails with each thing that is missing noted at its line, and passes once it is there", async () => {
    desk = await openDesk();
    const number = open({ [PATH]: NO_IMPACT });
    await desk.settled();
    expect(desk.check(number)).toEqual({
      conclusion: "failure",
      title: "Incident report incomplete: 2 things missing",
    });
    expect(annotations(number)).toEqual([
      {
        path: PATH,
        line: lineOf(NO_IMPACT, "## Impact"),
        message: expect.stringContaining("impact"),
      },
      { path: PATH, line: lineOf(NO_IMPACT, "TBD"), message: expect.stringContaining('"TBD"') },
    ]);

    desk.bo.pushTo(number, { [PATH]: FULL_REPORT });
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("success");
  });

  it("is not written to again by a second look or a sweep", async () => {
    desk = await openDesk();
    open({ [PATH]: NO_IMPACT });
    await desk.settled();
    const mark = desk.github.requests.mark();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.github.requests.since(mark).length).toBeGreaterThan(1);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("from a fork is read at its head", async () => {
    desk = await openDesk();
    desk.github.createUser("stranger");
    const number = desk.ops
      .as("stranger")
      .openPullRequest({ title: "A report", files: { [PATH]: NO_IMPACT }, fork: true });
    await desk.settled();
    expect(desk.check(number)?.title).toBe("Incident report incomplete: 2 things missing");
  });

  it("demands less of a minor incident", async () => {
    desk = await openDesk();
    const short = [
      "# The wiki was slow (#51)",
      "**Severity:** minor",
      "## Summary\n\nFor half an hour pages of the wiki took ten seconds to load.",
      "## Impact\n\nOur own team alone.",
      "## Resolution\n\nChi restarted the cache, which mended it.",
    ].join("\n\n");
    const number = open({ [PATH]: short });
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("success");
    desk.bo.pushTo(number, { [PATH]: short.replace("minor", "major") });
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("failure");
  });

  it("is let be where it is deleted, a template, or lands on a branch where nobody looks for reports", async () => {
    desk = await openDesk({ server: false });
    desk.ops.unprotect("main");
    desk.owner.push("main", { [PATH]: NO_IMPACT });
    await desk.startServer();
    const deleted = open({ [PATH]: null });
    const template = open({ "research/incident_reports/template.md": "# [Title]\n" });
    open({ "notes.md": "x\n" }, { head: "drafts" });
    const draft = open(
      { "research/incident_reports/next.md": NO_IMPACT },
      { base: "drafts", head: "next" },
    );
    await desk.settled();
    for (const number of [deleted, template, draft])
      expect(desk.check(number)?.title).not.toContain("incomplete");
  });

  it("passes with an exception that somebody else granted", async () => {
    desk = await openDesk({
      policy: "timezone: Africa/Cairo\nlogging: false\nexceptions: { by: { people: [amina] } }\n",
    });
    const number = open({ [PATH]: NO_IMPACT });
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.amina.comment(number, "/exempt documents for 2h because the impact is being counted");
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("success");
  });
});

describe("where a verdict is shared", () => {
  it("a pull request with an incomplete report holds back another one with the same head", async () => {
    desk = await openDesk();
    desk.bo.push("dev", { "README.md": "# dev\n" });
    const dev = open({ [PATH]: NO_IMPACT }, { base: "dev", head: "report" });
    const main = desk.bo.openPullRequest({ title: "The same", base: "main", head: "report" });
    await desk.settled();
    expect(desk.check(main)).toEqual({
      conclusion: "failure",
      title: "Incident report incomplete: 2 things missing",
    });
    desk.bo.close(main);
    await desk.settled();
    expect(desk.check(dev)?.title).not.toContain("incomplete");
  });

  it("a merge queue lets nothing in whose report is incomplete, however green it was", async () => {
    desk = await openDesk({ policy: "timezone: Africa/Cairo\nlogging: false\ndocuments: false\n" });
    desk.ops.addRuleset("Queue", ["main"], [{ type: "merge_queue" }]);
    const lacking = open({ [PATH]: NO_IMPACT });
    await desk.settled();
    expect(desk.check(lacking)?.conclusion).toBe("success");
    await desk.stopServer();
    desk.owner.push("main", { ".github/watchbill.yml": CAIRO });
    desk.bo.enqueue(lacking);
    await desk.startServer();
    expect(desk.ops.pull(lacking).merged).toBeUndefined();
    expect(desk.check(lacking)?.conclusion).toBe("failure");

    desk.bo.pushTo(lacking, { [PATH]: FULL_REPORT });
    await desk.settled();
    desk.bo.enqueue(lacking);
    await desk.settled();
    expect(desk.ops.pull(lacking).merged).toBeDefined();
  });
});

describe("what a look costs", () => {
  const lookAt = async (files: Record<string, string>): Promise<number> => {
    const number = open(files);
    await desk.settled();
    const mark = desk.github.requests.mark();
    desk.bo.label(number, "bug");
    await desk.settled();
    return desk.github.requests.since(mark).filter(({ route }) => route === "POST /graphql").length;
  };

  it("is one request more with documents, however many, and none without", async () => {
    desk = await openDesk();
    const plain = await lookAt({ "docs/a.md": "x\n" });
    const one = await lookAt({ [PATH]: FULL_REPORT });
    const five = await lookAt(
      Object.fromEntries(
        [1, 2, 3, 4, 5].map((number) => [`research/incident_reports/${number}.md`, FULL_REPORT]),
      ),
    );
    expect([one - plain, five - plain]).toEqual([1, 1]);
  });

  it("is bounded, and the check says what was not read", async () => {
    desk = await openDesk();
    const number = open(
      Object.fromEntries(
        Array.from({ length: 22 }, (_, at) => [`research/incident_reports/${at}.md`, FULL_REPORT]),
      ),
    );
    await desk.settled();
    expect(desk.check(number)?.title).toBe("2 documents incomplete: 2 things missing");
    expect(annotations(number)[0]?.message).toContain("was not read");
  });
});

describe("contracts of the policy", () => {
  it("are kept by service records and by documents of the team's own kind", async () => {
    desk = await openDesk({
      policy: [
        "timezone: Africa/Cairo",
        "logging: false",
        "documents:",
        "  - { paths: services/*.md, contract: service-record }",
        "  - paths: decisions/*.md",
        "    contract: { name: decision, sections: [Context, Decision, { name: Consequences, also: [Outcome] }] }",
      ].join("\n"),
    });
    const decision = "# Postgres\n\n**Context:** We need a database.\n\n## Decision\n\nPostgres.\n";
    const record = FULL_RECORD.replace(/- \*\*Owner.*\n/, "");
    const number = open({ "services/checkout.md": record, "decisions/1.md": decision });
    await desk.settled();
    expect(desk.check(number)?.title).toBe("2 documents incomplete: 2 things missing");
    expect(annotations(number).map(({ path, message }) => [path, message])).toEqual(
      expect.arrayContaining([
        ["services/checkout.md", expect.stringContaining("There is no owner")],
        ["decisions/1.md", expect.stringContaining('There is no section "Consequences"')],
      ]),
    );
    desk.bo.pushTo(number, {
      "services/checkout.md": FULL_RECORD,
      "decisions/1.md": `${decision}\n### Outcome\n\nOne database to run.\n`,
    });
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("success");
  });

  it("say of a binary file, and of one too large, that they cannot be read", async () => {
    desk = await openDesk();
    const number = open({
      "research/incident_reports/a.md": "\u0000\u0001binary",
      "research/incident_reports/b.md": "a line of a log\n".repeat(40_000),
    });
    await desk.settled();
    expect(annotations(number).map(({ message }) => message)).toEqual([
      expect.stringContaining("not text"),
      expect.stringContaining("larger than 128 KiB"),
    ]);
  });
});
