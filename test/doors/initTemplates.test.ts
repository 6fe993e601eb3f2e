import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { load } from "js-yaml";
import { judge } from "../../src/documents/judge.js";
import { degreeInForm, priorityInForm } from "../../src/domain/priority/form.js";
import { prioritySet } from "../../src/domain/priority/settings.js";
import { KINDS, type Kind } from "../../src/doors/cli/init/kinds.js";
import { formWith, policyFor, workflowFor } from "../../src/doors/cli/init/render.js";
import { formTemplates } from "../../src/doors/cli/init/templates.js";
import { policyCheck } from "../../src/doors/cli/policyCheck.js";
import { type Policy, readPolicy } from "../../src/policy/policy.js";
import { actionlint } from "../actionlint.js";
import { type Form, faultsOf, issueOf } from "./issueForms.js";

const kinds = Object.keys(KINDS) as Kind[];
/** Weeks that begin on Monday and on Sunday, clocks that change and that do not, and a day that starts elsewhere. */
const ZONES = [
  "UTC",
  "Europe/Brussels",
  "America/New_York",
  "Africa/Cairo",
  "Asia/Jerusalem",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Pacific/Apia",
];

const bench = mkdtempSync(join(tmpdir(), "watchbill-templates-"));
afterAll(() => rmSync(bench, { recursive: true }));

/** What `watchbill policy check` says of a policy. */
const checked = (text: string): unknown => {
  const file = join(bench, "policy.yml");
  writeFileSync(file, text);
  let out = "";
  const io = {
    out: (said: string) => {
      out += said;
    },
    err: () => {},
  };
  policyCheck({ file, json: true }, io);
  return JSON.parse(out);
};

const FINE = { valid: true, problems: [] };

const policyOf = (kind: Kind): Policy => {
  const team = { timezone: "UTC", slug: "operations", branch: "main" };
  const reading = readPolicy({ own: policyFor(kind, team) });
  if ("problems" in reading) throw new Error(reading.problems[0]?.message);
  return reading.policy;
};

const forms = formTemplates().filter(({ name }) => name !== "config.yml");

describe.each(kinds)("the policy of %s", (kind) => {
  it.each(ZONES)("is valid in %s without a warning", (timezone) => {
    for (const slug of [undefined, "on", "ops-team_1"]) {
      const text = policyFor(kind, { timezone, slug, branch: "main" });
      expect(text).not.toMatch(/[<>]/);
      expect(checked(text)).toEqual(FINE);
    }
  });

  it.each(ZONES)("is valid in %s with every setting that it offers in a comment", (timezone) => {
    const text = policyFor(kind, { timezone, slug: undefined, branch: "main" });
    const offered = text.replaceAll(/^( *)#(?! )/gm, "$1");
    expect(offered).not.toBe(text);
    expect(checked(offered)).toEqual(FINE);
  });
});

describe("the working week of a policy", () => {
  it("is the one that is usual where its zone is", () => {
    const team = { slug: undefined, branch: "main" };
    expect(policyFor("hosting", { ...team, timezone: "Africa/Cairo" })).toContain(
      "from: Thursday 15:00\n      until: Sunday 09:00",
    );
    expect(policyFor("hosting", { ...team, timezone: "Europe/Brussels" })).toContain(
      "from: Friday 15:00\n      until: Monday 09:00",
    );
  });
});

describe.each(forms)("the form $name", ({ text }) => {
  it.each(kinds)("is one that GitHub takes, for %s", (kind) => {
    expect(faultsOf(formWith(text, policyOf(kind).priority))).toEqual([]);
  });

  it.each(kinds)("asks for the service, and its answers are priorities of %s", (kind) => {
    const { priority, labels } = policyOf(kind);
    if (priority === false) throw new Error("each kind has priorities");
    const form = load(formWith(text, priority)) as Form;
    expect(form.body.map(({ attributes }) => attributes?.label)).toContain("Service");
    expect(Object.keys(labels)).toEqual(expect.arrayContaining([...(form.labels ?? [])]));
    // Every other question gets an answer too, lest one of them be read as a priority.
    const others = Object.fromEntries(
      form.body.map(({ id, attributes }) => [
        id,
        (attributes?.options as string[] | undefined)?.[0] ?? "Members cannot log in to the wiki.",
      ]),
    );
    const set = prioritySet(priority);
    if (priority.matrix) {
      const asked = { ...others, urgency: "high", importance: "low" };
      expect(degreeInForm(issueOf(form, asked), "urgency")).toBe("high");
      expect(degreeInForm(issueOf(form, asked), "importance")).toBe("low");
      expect(priorityInForm(issueOf(form, asked), set, true)).toBeUndefined();
    } else
      for (const label of set) {
        const body = issueOf(form, { ...others, priority: label.name });
        expect(priorityInForm(body, set, false)).toEqual({ label });
      }
  });

  it("is one that GitHub takes whatever the priorities are called", () => {
    const labels = ["1", "2026-11-19", "no", 'P: "0" #1', "$& $1"];
    const asking = formWith(text, { labels, missing: "x", grace: false, others: "allow" });
    expect(faultsOf(asking)).toEqual([]);
    const { body } = load(asking) as Form;
    expect(body.find(({ id }) => id === "priority")?.attributes?.options).toEqual(labels);
    expect(faultsOf(formWith(text, false))).toEqual([]);
  });
});

describe("the forms together", () => {
  it("have each a name of their own", () => {
    const names = forms.map(({ text }) => (load(text) as Form).name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("come with a chooser that has no blank issue for strangers", () => {
    const config = formTemplates().find(({ name }) => name === "config.yml");
    expect(load(config?.text ?? "")).toEqual({ blank_issues_enabled: false });
  });
});

describe("what is checked of a form", () => {
  it.each([
    ["a key that is not permitted", "about: x\n", "about is not permitted"],
    ["a day where text belongs", "title: 2026-11-19\n", "not text: title: 2026-11-19"],
    ["a truth value where text belongs", "title: yes\n", "not text: title: yes"],
  ])("is %s", (_, line, fault) => {
    const form =
      "name: Incident\ndescription: x\nbody:\n  - type: input\n    attributes:\n      label: A\n";
    expect(faultsOf(form)).toEqual([]);
    expect(faultsOf(`${line}${form}`)).toContain(fault);
    expect(faultsOf(form.replace("label", "lable"))).toEqual([
      "body[0]: label is missing",
      "body[0]: lable is not permitted",
    ]);
  });
});

describe("the incident form", () => {
  const template = forms.find(({ name }) => name === "1-incident.yml");
  const form = load(formWith(template?.text ?? "", policyOf("platform").priority)) as Form;
  const first = {
    summary: "Since 09:30 members cannot log in to the wiki; three of them wrote to us.",
    service: "wiki",
    impact: "About 200 members cannot read or write the wiki.",
    priority: "priority_critical",
  };
  const filled = {
    ...first,
    criteria: "A service that people use is down",
    started: "2026-11-19T09:30+02:00",
    detected: "2026-11-19T09:30+02:00",
    lead: "@bo",
    resolved: "2026-11-19T09:45+02:00",
    timeline:
      "- 2026-11-19 09:30 +02:00: the first member writes\n" +
      "- 2026-11-19 09:41 +02:00: bo restarts the database",
    cause: "The disk of the database was full, because old logs were never removed.",
    lessons: "The members wrote to us before any alert did.",
    resolution: "bo removed old logs and restarted the database, and logging in worked again.",
    actions: "- Alert when the disk of the database is 80% full, @bo, P2, due 2026-12-01, #42",
  };

  it("is a complete incident report once it is filled in", () => {
    const judged = judge(issueOf(form, filled), "default");
    // What may still be advised, an issue says by itself: its number, its author, and when it was declared.
    const advised = judged.findings.map(({ field }) => field);
    expect(["identity", "author", "reviewer", "moments"]).toEqual(expect.arrayContaining(advised));
    expect(judged).toMatchObject({
      complete: true,
      fields: { action_item_owners: true, placeholders_left: false, timeline_has_times: true },
    });
  });

  it("lacks what is not known when an incident is declared, and has the rest", () => {
    const { complete, fields } = judge(issueOf(form, first), "default");
    expect(complete).toBe(false);
    expect(fields).toMatchObject({
      summary: true,
      impact: true,
      timeline: false,
      root_cause: false,
      resolution: false,
      action_items: false,
    });
  });

  it("has the label by which fixes of incidents are known", () => {
    for (const kind of kinds) {
      const { exceptions } = policyOf(kind);
      if (exceptions && exceptions.incidents !== false)
        expect(form.labels).toContain(exceptions.incidents);
    }
  });
});

describe("the workflow", () => {
  it("has no fault that actionlint knows, whatever the branch is called", async () => {
    writeFileSync(join(bench, "main.workflow.yml"), workflowFor("main"));
    writeFileSync(join(bench, "other.workflow.yml"), workflowFor("ops/#live"));
    const said = await actionlint(`${bench}/*.workflow.yml`);
    expect(said).toContain("Checking 2 workflow file(s)");
    expect(said).not.toMatch(/workflow\.yml:\d/);
    expect(workflowFor("ops/#live")).toContain('branches: ["ops/#live"]');
  }, 30_000);
});
