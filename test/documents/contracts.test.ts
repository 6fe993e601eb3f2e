import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { BLANK_REPORT } from "../../src/documents/blank.js";
import { BLANK_RECORD } from "../../src/documents/blankRecord.js";
import { judgeBySelf, judgeDocument } from "../../src/documents/judgeDocument.js";
import { type DocumentSettings, type OwnContract, settingsFor } from "../../src/domain/document.js";
import { FULL_RECORD, FULL_REPORT } from "./samples.js";

const record = (text: string) =>
  judgeDocument(text, { contract: "service-record", profile: "default" });
const own = (text: string, contract: Partial<OwnContract>) =>
  judgeDocument(text, { contract: { name: "decision", ...contract }, profile: "default" });
const lines = (found: ReturnType<typeof record>, field: string): readonly number[] =>
  found.findings.filter((finding) => finding.field === field).map(({ line }) => line);

const FIELDS = [
  "owner",
  "environments",
  "runbook",
  "backup",
  "restore_test",
  "monitoring",
  "access",
  "contacts",
  "disaster_recovery",
];

describe("a service's record", () => {
  it("is complete with all that is demanded, in labels, lists and sections", () => {
    expect(record(FULL_RECORD)).toMatchObject({ complete: true, findings: [] });
  });

  it("is complete with all of it in front matter", () => {
    const head = [
      "document: service-record",
      "service: checkout",
      "owner: circle payments",
      "environments: { production: https://pay.example.org }",
      "runbook: runbooks/checkout.md",
      "backup: nightly to another site",
      "restore_test: 2026-09-01 by chi",
      "monitoring: [https://grafana.example.org/d/1]",
      "access: operations by SSO",
      "contacts: [amina]",
      "disaster_recovery: rebuild from the playbook",
    ].join("\n");
    expect(record(`---\n${head}\n---\n# Checkout\n`)).toMatchObject({ complete: true });
  });

  it.each(FIELDS)("without %s is not", (field) => {
    expect(record("# Checkout\n\nIt takes payments.\n").fields[field]).toBe(false);
  });

  it.each([
    ["owner", "## Responsible team\n\nPayments\n"],
    ["owner", "| Maintained by | Payments |\n|---|---|\n"],
    ["owner", "| Service | Owner |\n|---|---|\n| checkout | payments |\n"],
    ["environments", "## Where it runs\n\nvm1.example.org\n"],
    ["runbook", "**Playbook:** https://example.org/wiki/play\n"],
    ["runbook", "## Troubleshooting guides\n\nRestart it.\n"],
    ["backup", "## Snapshots and backups\n\nHourly.\n"],
    ["restore_test", "## Backup\n\nHourly. The restore was last tested in May.\n"],
    ["monitoring", "## Health checks\n\n/healthz every minute\n"],
    ["access", "## User permissions and access controls\n\nSSO\n"],
    ["contacts", "**Escalation:** @chi\n"],
    ["disaster_recovery", "## DR plan\n\nRebuild it.\n"],
  ])("has %s by the name that people give it: %j", (field, text) => {
    expect(record(text).fields[field]).toBe(true);
  });

  it.each(["", "TBD", "[Describe backup configurations]", "N/A", "- **Where:**"])(
    "says nothing of backups with %j, at the section's line",
    (said) => {
      const found = record(`# Checkout\n\n## Backup and recovery\n\n${said}\n`);
      expect(found.fields.backup).toBe(false);
      expect(lines(found, "backup")).toEqual([3]);
    },
  );

  it("is held to the schema where it says what it is", () => {
    const text = "---\ndocument: service-record\nreviewed: last week\n---\n# Checkout\n";
    expect(lines(record(text), "front_matter")).toEqual([3]);
    expect(lines(record(text.replace("service-record", "page")), "front_matter")).toEqual([]);
  });

  it("with nothing filled in is complete in nothing but what it is", () => {
    const { fields } = record(BLANK_RECORD);
    expect(FIELDS.filter((field) => fields[field])).toEqual([]);
    expect(fields.placeholders_left).toBe(true);
  });
});

describe("a contract of the team's own", () => {
  const sections = ["Context", "Decision", { name: "Consequences", also: ["Outcome"] }];

  it("finds its sections by any of their names, whatever they are written as", () => {
    const text =
      "# 3. Postgres\n\n**Context:** We need a database.\n\n## 2) The decision\n\nPostgres.\n\n| Outcome | One more host |\n|---|---|\n";
    expect(own(text, { sections })).toMatchObject({ complete: true, findings: [] });
  });

  it("says at which line a section is empty, and what to write", () => {
    const text = "# x\n\n## Context\n\nWhy not.\n\n## Decision\n\n## Outcome\n\nTBD\n";
    const found = own(text, { sections: [...sections, { name: "Options", tell: "List them." }] });
    expect(found.findings.map(({ line, message }) => [line, message.split(". ")[0]])).toEqual([
      [1, 'There is no section "Options"'],
      [7, 'Nothing is said under "decision"'],
      [9, 'Nothing is said under "outcome"'],
      [11, '"TBD" is left from the template, or not filled in'],
    ]);
    expect(found.findings[0]?.message).toContain("List them.");
  });

  it.each([
    ["status: accepted\ndate: 2026-11-19", []],
    ["status: accepted", [1]],
    ["status: agreed\ndate: 2026-11-19", [2]],
    ["status: accepted\ndate: 2026-02-31", [3]],
    ["status: accepted\ndate: 2026-11-19\nby: amina", [4]],
    ["status: accepted\ndate: 2026-11-19\npeople: [bo, 3]", [4]],
    ["status: accepted\ndate: 2026-11-19\nref: x-1", [4]],
  ])("judges front matter by its schema: %j", (head, expected) => {
    const found = own(`---\n${head}\n---\n# x\n`, {
      front_matter: {
        required: ["status", "date"],
        properties: {
          status: { enum: ["proposed", "accepted"] },
          date: { type: "string", format: "date" },
          people: { type: "array", items: { type: "string" } },
          ref: { pattern: "^ADR-\\d+$", description: "ADR and a number" },
        },
        additionalProperties: false,
      },
    });
    const wrong = lines(found, "front_matter");
    expect(wrong.map((line) => (line === 2 && !head.includes("date") ? 1 : line))).toEqual(
      expected.map((line) => line),
    );
  });
});

describe("an incident report", () => {
  it("with nothing missing is complete by the strictest profile", () => {
    expect(judgeBySelf(FULL_REPORT, "strict")).toMatchObject({ complete: true, findings: [] });
  });

  it("tells how long it took by its own times", () => {
    expect(judgeBySelf(FULL_REPORT, "default").durations).toEqual([
      { from: "started", until: "detected", minutes: 12 },
      { from: "started", until: "declared", minutes: 20 },
      { from: "started", until: "mitigated", minutes: 48 },
      { from: "started", until: "resolved", minutes: 65 },
    ]);
  });

  it.each([
    ["criteria: [outage]", "criteria: []", "severity_criteria", 6],
    ["reviewer: chi", "reviewer: bo", "reviewer", 10],
    ["detected: 2026-11-17T09:12+02:00", 'detected: ""', "moments", 12],
    ["| bo | P1 |", "| bo |  |", "action_details", 62],
  ])("with %j turned to %j lacks %s", (there, instead, field, line) => {
    expect(FULL_REPORT).toContain(there);
    const { findings } = judgeBySelf(FULL_REPORT.replace(there, instead), "strict");
    expect(findings.map((one) => [one.field, one.line])).toEqual([[field, line]]);
  });

  it("says what contributed beside the cause", () => {
    const lacks = (text: string): boolean =>
      judgeBySelf(`# x\n\n${text}\n`, "strict").findings.some(
        ({ field }) => field === "contributing_factors",
      );
    expect(lacks("## Root cause\n\nThe disk was full.")).toBe(true);
    expect(lacks("## Root cause\n\nThe disk was full. The dead alert also played its part.")).toBe(
      false,
    );
    expect(
      lacks(
        "## Root cause\n\nThe disk was full.\n\n## Contributing factors\n\nThe alert was dead.",
      ),
    ).toBe(false);
  });

  it("needs its incident's number, in a label, the title or the front matter", () => {
    const lacks = (text: string): boolean =>
      judgeBySelf(text, "strict").findings.some(({ field }) => field === "identity");
    expect(lacks("# The disk was full\n")).toBe(true);
    expect(lacks("# The disk was full (#42)\n")).toBe(false);
    expect(lacks("- **Incident ID:** 2026-17\n")).toBe(false);
    expect(lacks("---\nincident: 42\n---\n")).toBe(false);
  });

  it("that mixes zones in its timeline is told where", () => {
    const text = "## Timeline\n\n- 2026-11-17 09:00 UTC down\n- 2026-11-17 11:10 +02:00 up\n";
    const zones = judgeBySelf(text, "strict").findings.filter(({ field }) => field === "zone");
    expect(zones.map(({ line }) => line)).toEqual([4]);
  });

  it("may say with a reason that nothing needs to be done", () => {
    const about = (said: string): boolean =>
      judgeBySelf(`## Action items\n\n${said}\n`, "strict").findings.some(({ field }) =>
        field.startsWith("action"),
      );
    expect(about("None, because the host was retired on the same day.")).toBe(false);
    expect(about("No follow-up actions are needed: the vendor has replaced the part.")).toBe(false);
    expect(about("None")).toBe(true);
    expect(about("No actions.")).toBe(true);
  });

  it.each([
    ["severity: minor", "Low", true],
    ["**Severity:** SEV-4", "SEV", true],
    ["**Severity Level:** Critical", "Critical", false],
    ["", "nothing", false],
  ])("of %s needs less where the policy says so", (head, _, complete) => {
    const text = `# #7\n\n${head.startsWith("**") ? head : ""}\n\n## Summary\n\nThe wiki was slow for half an hour.\n\n## Impact\n\nOur own team.\n\n## Resolution\n\nChi restarted the cache, which mended it.\n`;
    const whole = head.startsWith("severity") ? `---\n${head}\n---\n${text}` : text;
    const judged = judgeDocument(whole, { contract: "incident-report", profile: {} });
    expect(judged.complete).toBe(complete);
  });

  it("with nothing filled in is never complete", () => {
    expect(judgeBySelf(BLANK_REPORT, "lenient").complete).toBe(false);
  });
});

describe("whatever text a contract is asked about", () => {
  const PIECES = [
    "# ",
    "## Backup\n",
    "**Owner:** ",
    "| a | b |\n|---|---|\n",
    "| x |",
    "- ",
    "> ",
    "```\n",
    "---\n",
    "a: b\n",
    "[",
    "](x)",
    "\n",
    "\n\n",
    "\u202e",
    "سجل الخدمة",
    "\u0000",
    "2021-02-31",
    ": ",
    "{{ ",
    "document: service-record\n",
  ];

  it("never throws, and names lines that the text has", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 50 }), (pieces) => {
        const text = pieces.join("");
        const last = text.split(/\r\n?|\n/).length;
        const judged = [
          record(text),
          own(text, { sections: ["Owner"], front_matter: { required: ["a"] } }),
        ];
        for (const { line } of judged.flatMap(({ findings }) => findings)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["labels", "**Owner:**\n".repeat(20_000)],
    ["headings", "## Backup\n".repeat(20_000)],
    ["rows", `| a | b |\n|---|---|\n${"| Owner | |\n".repeat(10_000)}`],
    ["nested lists", "- Owner:\n  - ".repeat(5_000)],
    ["a line of a log", "a line of a log\n".repeat(330_000)],
  ])("ends soon on too many %s", (_, text) => {
    expect(record(text).complete).toBe(false);
  });

  it("is not unfolded where a few lines of YAML stand for billions of values", () => {
    const names = [..."abcdefghi"];
    const bomb = names.map((name, at) => {
      const one = at === 0 ? "tbd" : `*${names[at - 1]}`;
      return `${name}: &${name} [${Array(10).fill(one).join(", ")}]`;
    });
    const text = `---\n${bomb.join("\n")}\nowner: *i\nseverity: *i\n---\n# x\n`;
    expect(lines(record(text), "front_matter")).toEqual([2]);
    expect(judgeBySelf(text, "strict").complete).toBe(false);
  });

  it("that front matter is not YAML is a finding at its line", () => {
    expect(lines(record("---\nowner: [open\n---\n# x\n"), "front_matter")).toEqual([2]);
  });
});

describe("which contract holds for a file", () => {
  const entry = (paths: string[], except: string[] = []): DocumentSettings => ({
    paths,
    except,
    contract: "service-record",
    profile: "default",
  });
  const settings = [entry(["services/*.md"], ["README.md", "*template*"]), entry(["docs/"])];

  it.each([
    ["services/checkout.md", 0],
    ["services/README.md", undefined],
    ["services/service-template.md", undefined],
    ["services/old/checkout.md", undefined],
    ["docs/a/b.md", 1],
    ["checkout.md", undefined],
  ])("for %s is the first that names it", (path, index) => {
    expect(settingsFor(settings, path)).toBe(index === undefined ? undefined : settings[index]);
  });
});
