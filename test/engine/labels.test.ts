import { describe, expect, it } from "@jest/globals";
import { labelsNeeded } from "../../src/engine/labels/needed.js";
import { type ExistingLabel, type LabelPlan, planLabels } from "../../src/engine/labels/plan.js";
import type { Job } from "../../src/maintenance/job.js";
import { type Policy, readPolicy } from "../../src/policy/policy.js";

const policyOf = (own: string): Policy => {
  const reading = readPolicy({ own });
  if ("problems" in reading) throw new Error(reading.problems[0]?.message);
  return reading.policy;
};

const namesNeeded = (own: string): readonly string[] =>
  labelsNeeded(policyOf(own)).map(({ name }) => name);

const BARE =
  "stages: false\nescalation: false\nwaiting: false\nincidents: false\nfreeze: false\noperations: false\n";

describe("the labels that a policy needs", () => {
  it("have a name each, the pinned order of work among them", () => {
    const names = namesNeeded("queue: { issue: true }");
    expect(names).toContain("watchbill-queue");
    expect(names.every((name) => name.length > 0)).toBe(true);
  });

  it("are those of its priorities, of what watchbill does, and of what people tell it", () => {
    expect(namesNeeded("{}")).toEqual(
      expect.arrayContaining([
        "priority_critical",
        "priority_major",
        "priority_minor",
        "needs-priority",
        "freeze",
        "direct-push",
        "To Do",
        "escalated",
        "needs-info",
        "waiting-on-vendor",
      ]),
    );
    expect(
      namesNeeded(
        `${BARE}priority: { labels: [P1], missing: none yet, matrix: true }\n` +
          "logging: { excuse: { labels: [housekeeping] } }\nexceptions: { incidents: incident }\n" +
          "circles: { net: { labels: [network] } }\nlabels: { bug: true, network: false }\n",
      ),
    ).toEqual([
      "P1",
      "none yet",
      "urgent",
      "can-wait",
      "important",
      "unimportant",
      "housekeeping",
      "incident",
      "bug",
    ]);
    expect(
      namesNeeded(
        "freeze: { open_to: { labels: fix }, windows: [{ days: Friday, labels: app, open_to: { labels: { all: [one, two] } } }] }",
      ),
    ).toEqual(expect.arrayContaining(["freeze", "fix", "app", "one", "two"]));
  });

  it("look as the policy says, and else by their level", () => {
    const needed = labelsNeeded(
      policyOf(
        `${BARE}priority:\n  labels: [{ name: P1, color: "#ABCDEF" }, P2, P3, P4]\n` +
          "labels: { p2: { description: Soon } }\n",
      ),
    );
    expect(needed.slice(0, 4)).toEqual([
      {
        name: "P1",
        color: { text: "abcdef", said: true },
        description: { text: "The most urgent: before anything else", said: false },
      },
      {
        name: "P2",
        color: { text: "d93f0b", said: false },
        description: { text: "Soon", said: true },
      },
      expect.objectContaining({ name: "P3", color: { text: "fbca04", said: false } }),
      expect.objectContaining({ name: "P4", color: { text: "c5def5", said: false } }),
    ]);
  });

  it("have descriptions that GitHub takes", () => {
    for (const { description, color } of labelsNeeded(policyOf("priority: { matrix: true }"))) {
      expect(description.text.length).toBeLessThanOrEqual(100);
      expect(color.text).toMatch(/^[0-9a-f]{6}$/);
    }
  });
});

const label = (name: string, color = "123456", description = "Ours"): ExistingLabel => ({
  name,
  color,
  description,
});

const NEEDED = labelsNeeded(
  policyOf(
    `${BARE}priority: { labels: [priority_critical, { name: priority_minor, color: fbca04 }] }`,
  ),
);

const planned = (existing: readonly ExistingLabel[], remove = false): LabelPlan =>
  planLabels(existing, NEEDED, { remove, priorities: true });

/** What a repository has once a plan is carried out. */
const after = (existing: readonly ExistingLabel[], { writes }: LabelPlan): ExistingLabel[] =>
  writes.reduce<ExistingLabel[]>(
    (labels, write) => {
      if (write.kind === "create label")
        return labels.concat(label(write.name, write.color, write.description));
      if (write.kind === "delete label") return labels.filter(({ name }) => name !== write.name);
      return labels.map((one) => (one.name === write.from.name ? { ...one, ...write.to } : one));
    },
    [...existing],
  );

describe("the plan for a repository's labels", () => {
  it("makes what is missing", () => {
    expect(planned([label("bug")]).writes).toEqual([
      expect.objectContaining({ kind: "create label", name: "priority_critical", color: "b60205" }),
      expect.objectContaining({ kind: "create label", name: "priority_minor", color: "fbca04" }),
      expect.objectContaining({ kind: "create label", name: "needs-priority" }),
    ]);
  });

  it.each([
    "priority critical",
    "Priority: Critical",
    "priority/critical",
    "PRIORITY_CRITICAL",
    "🟥 Priority-Critical",
  ])("renames %j, so that its issues keep it", (name) => {
    expect(planned([label(name)]).writes[0]).toEqual({
      kind: "change label",
      from: label(name),
      to: { name: "priority_critical" },
    });
  });

  it("puts right what the policy says, and keeps the look that somebody gave where it says nothing", () => {
    const { writes } = planned([
      label("priority_critical"),
      label("priority_minor"),
      label("needs-priority", "ededed", ""),
    ]);
    expect(writes).toEqual([
      { kind: "change label", from: label("priority_minor"), to: { color: "fbca04" } },
      {
        kind: "change label",
        from: label("needs-priority", "ededed", ""),
        to: { color: "d4c5f9", description: "Nobody has said how urgent this is" },
      },
    ]);
  });

  it("leaves strays alone unless it is told to delete them, and only strays then", () => {
    const existing = [
      label("priority_critical"),
      label("priority-critical"),
      label("P1"),
      label("bug"),
      label("C++"),
    ];
    expect(planned(existing).strays).toEqual([
      { name: "priority-critical", twinOf: "priority_critical" },
      { name: "P1", twinOf: undefined },
    ]);
    expect(planned(existing).writes.some(({ kind }) => kind === "delete label")).toBe(false);
    const { writes, strays } = planned(existing, true);
    expect(writes.filter(({ kind }) => kind === "delete label")).toEqual([
      { kind: "delete label", name: "priority-critical" },
      { kind: "delete label", name: "P1" },
    ]);
    expect(strays).toEqual([]);
  });

  it("takes no label for a stray that the policy knows, nor any if others are allowed", () => {
    const plan = (known: string[], priorities: boolean) =>
      planLabels([label("P1")], NEEDED, { remove: true, known, priorities }).writes.at(-1)?.kind;
    expect(plan(["p1"], true)).toBe("create label");
    expect(plan([], false)).toBe("create label");
    expect(plan([], true)).toBe("delete label");
  });

  it.each([false, true])(
    "has nothing left to do once it is carried out (deleting: %s)",
    (remove) => {
      const existing = [
        label("Priority Critical", "ededed", ""),
        label("priority-critical"),
        label("PRIORITY_MINOR"),
        label("sev1"),
      ];
      const plan = planned(existing, remove);
      expect(plan.writes.length).toBeGreaterThan(2);
      expect(planned(after(existing, plan), remove).writes).toEqual([]);
    },
  );
});

describe("the labels of a schedule of recurring jobs", () => {
  const jobs = [{ labels: ["backups"] }, { labels: ["backups", "bug"] }] as unknown as Job[];

  it("are needed where it has jobs, with the looks that the policy gives them", () => {
    const policy = policyOf('labels: { maintenance: { color: "00ff00" } }');
    const added = labelsNeeded(policy, { jobs }).filter(
      ({ name }) => !labelsNeeded(policyOf("")).some((other) => other.name === name),
    );
    expect(added.map(({ name, color }) => [name, color.text, color.said])).toEqual([
      ["maintenance", "00ff00", true],
      ["maintenance-log", "ededed", false],
      ["maintenance-mistakes", "b60205", false],
      ["backups", "ededed", false],
      ["bug", "ededed", false],
    ]);
  });

  it("are not needed without", () => {
    expect(labelsNeeded(policyOf(""), { jobs: [] })).toEqual(labelsNeeded(policyOf("")));
  });
});
