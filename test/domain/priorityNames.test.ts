import { describe, expect, it } from "@jest/globals";
import { levelOf } from "../../src/domain/priority/level.js";
import { looksLikePriority } from "../../src/domain/priority/looks.js";
import { labelMeant } from "../../src/domain/priority/meant.js";
import type { PriorityLabel } from "../../src/domain/priority/settings.js";

const setOf = (...names: readonly string[]): readonly PriorityLabel[] =>
  names.map((name) => ({ name }));

const LETTERS = { C: "critical", M: "major", m: "minor", "-": undefined } as const;

const WORDS = setOf("priority_critical", "priority_major", "priority_minor");
const FROM_ZERO = setOf("P0", "P1", "P2", "P3");
const FROM_ONE = setOf("P1", "P2", "P3", "P4");
const BOTH = setOf("P0 critical", "P1 high", "P2 medium", "P3 low");
const SCOPED = setOf("severity::1", "severity::2", "severity::3", "severity::4");
const FOUR = setOf("Critical", "High", "Medium", "Low");

describe("the level of a priority label", () => {
  it.each<[string, readonly PriorityLabel[]]>([
    ["CMm", WORDS],
    ["CMmm", FROM_ZERO],
    ["CMmm", FROM_ONE],
    ["CMmm", BOTH],
    ["CMmm", SCOPED],
    ["CMmm", FOUR],
    ["CMm", setOf("high", "medium", "low")],
    ["Mm", setOf("major", "minor")],
    ["CM", setOf("P: High", "P: Medium")],
    ["CMm", setOf("P1 - high", "P2 - medium", "P3 - low")],
    ["CMmm", setOf("prio/urgent", "prio/high", "prio/normal", "prio/low")],
    ["CMmm", setOf("S1", "S2", "S3", "S4")],
    ["CMm", setOf("sev1", "sev2", "sev3")],
    ["CMmmm", setOf("level-1", "level-2", "level-3", "level-4", "level-5")],
    ["Cm", setOf("P0", "P2")],
    ["CM", setOf("P0", "P1")],
    ["CMm", setOf("🔥", "🟠", "🟢")],
    ["CMm", setOf("today", "this week", "this month")],
    ["Cm", setOf("today", "this month")],
    ["mmMC", setOf("🟢 Low", "🟡 Medium", "🟠 High", "🔴 Critical")],
    ["CMmCMm", setOf("severity 1", "severity 2", "severity 3", "P1", "P2", "P3")],
    ["CCM-", setOf("Prio1-Critical", "Prio2-Max", "Prio3-Serious", "NeedsPrio")],
    ["CMm", setOf("kritisch", "hoch", "niedrig")],
  ])("is %s for a set", (levels, set) => {
    const expected = [...levels].map((letter) => LETTERS[letter as keyof typeof LETTERS]);
    expect(set.map(({ name }) => levelOf(name, set))).toEqual(expected);
  });

  it("is heard from the words that mean it, and from a description that calls for no haste", () => {
    const set: readonly PriorityLabel[] = [
      { name: "red", means: ["critical"] },
      { name: "P1", description: "Does not require immediate action" },
    ];
    expect(set.map(({ name }) => levelOf(name, set))).toEqual(["critical", "major"]);
  });

  it("is none for a label that is not of the set", () => {
    expect(levelOf("priority_critical", FOUR)).toBeUndefined();
  });
});

describe("the label that someone means", () => {
  it.each<[string, readonly PriorityLabel[], string | undefined]>([
    ["priority_critical", WORDS, "priority_critical"],
    ["Priority Critical", WORDS, "priority_critical"],
    ["priority/critical", WORDS, "priority_critical"],
    ["PRIORITY:CRITICAL", WORDS, "priority_critical"],
    ["PriorityCritical", WORDS, "priority_critical"],
    ["~priority_critical", WORDS, "priority_critical"],
    ["critical", WORDS, "priority_critical"],
    ["🟥 Critical", WORDS, "priority_critical"],
    ["🔴", WORDS, "priority_critical"],
    ["urgent", WORDS, "priority_critical"],
    ["P0", WORDS, "priority_critical"],
    ["P1", WORDS, "priority_critical"],
    ["1", WORDS, "priority_critical"],
    ["priority: 1", WORDS, "priority_critical"],
    ["priority one", WORDS, "priority_critical"],
    ["P2", WORDS, "priority_major"],
    ["P3", WORDS, "priority_minor"],
    ["high", WORDS, "priority_major"],
    ["P1 - high", WORDS, "priority_major"],
    ["Severity 2 (major)", WORDS, "priority_major"],
    ["Major: a feature is broken, and minor ones suffer", WORDS, "priority_major"],
    ["Critical – the site is down", WORDS, "priority_critical"],
    ["low", WORDS, "priority_minor"],
    ["very low", WORDS, "priority_minor"],
    ["nice to have", WORDS, "priority_minor"],
    ["crítico", WORDS, "priority_critical"],
    ["not critical", WORDS, undefined],
    ["critical or minor", WORDS, undefined],
    ["critical, low", WORDS, undefined],
    ["high load on web-2", WORDS, undefined],
    ["no idea", WORDS, undefined],
    ["None", WORDS, undefined],
    ["", WORDS, undefined],
    ["P1", FROM_ZERO, "P1"],
    ["P1 - high", FROM_ZERO, "P1"],
    ["critical", FROM_ZERO, "P0"],
    ["major", FROM_ZERO, "P1"],
    ["medium", FROM_ZERO, "P2"],
    ["low", FROM_ZERO, "P3"],
    ["P4", FROM_ZERO, undefined],
    ["sev1", FROM_ZERO, undefined],
    ["P1 - high", FROM_ONE, "P1"],
    ["P0", FROM_ONE, "P1"],
    ["sev1", FROM_ONE, "P1"],
    ["critical", FROM_ONE, "P1"],
    ["high", FROM_ONE, "P2"],
    ["P5", FROM_ONE, undefined],
    ["P1", BOTH, "P1 high"],
    ["high", BOTH, "P1 high"],
    ["P1 critical", BOTH, undefined],
    ["P2 Med - minor", BOTH, "P2 medium"],
    ["severity 2", SCOPED, "severity::2"],
    ["S2", SCOPED, "severity::2"],
    ["2", SCOPED, "severity::2"],
    ["Severity 2 (major)", SCOPED, "severity::2"],
    ["P3", FOUR, "Medium"],
    ["trivial", FOUR, "Low"],
    ["high", setOf("priority very high", "priority high"), "priority high"],
    ["very high", setOf("priority very high", "priority high"), "priority very high"],
    ["a", setOf("prio:A", "prio:B"), "prio:A"],
    ["this week", setOf("Urgency: today", "Urgency: this week"), "Urgency: this week"],
    ["24h", setOf("sla:24h", "sla:72h"), "sla:24h"],
    ["planning", setOf("Priority 4 - Low", "Priority 5 - Planning"), "Priority 5 - Planning"],
    ["P2", setOf("triage/p1-urgent", "triage/p2-high"), "triage/p2-high"],
    ["2", setOf("severity::1", "severity::2", "priority::1", "priority::2"), "priority::2"],
    ["S2", setOf("severity::1", "severity::2", "priority::1", "priority::2"), "severity::2"],
    ["P1", setOf("Low", "Medium", "High", "Critical"), "Critical"],
    ["P1", setOf("P0", "P2"), undefined],
    ["important", setOf("now", "important-soon", "important-longterm"), "important-soon"],
    ["somehow", setOf("today", "this week"), undefined],
    ["This week", setOf("today", "this week"), "this week"],
  ])("by %j among %j is %s", (text, set, name) => {
    expect(labelMeant(text, set)?.name).toBe(name);
  });

  it("is that of which the policy says so", () => {
    const set: readonly PriorityLabel[] = [
      { name: "P1", means: ["site is down", "blocker"] },
      { name: "P2", means: ["critical"] },
    ];
    for (const text of ["Site is down", "site-is-down", "Blocker", "blocker - nobody can work"])
      expect(labelMeant(text, set)?.name).toBe("P1");
    expect(labelMeant("critical", set)?.name).toBe("P2");
  });

  it("behind a command may be followed by other words", () => {
    expect(labelMeant("major please", WORDS)).toBeUndefined();
    expect(labelMeant("major please", WORDS, { loose: true })?.name).toBe("priority_major");
  });

  it("is found in linear time, whatever is written", () => {
    for (const text of [
      "P1 ".repeat(20_000),
      "a".repeat(60_000),
      "-1".repeat(30_000),
      "((((".repeat(9000),
    ])
      expect(labelMeant(text, WORDS)?.name ?? "").toMatch(/^(|priority_critical)$/);
  });
});

describe("what looks like a priority", () => {
  it.each([
    "P1",
    "p-2",
    "sev-1",
    "severity::3",
    "priority: high",
    "Priority/backlog",
    "bug-s1",
    "urgent",
    "High",
    "low priority",
    "🟥 Critical",
    "~P3",
  ])("is %s", (name) => {
    expect(looksLikePriority(name)).toBe(true);
  });
  it.each([
    "bug",
    "needs-priority",
    "No priority",
    "s3",
    "aws-s3",
    "p2p",
    "major release",
    "semver:minor",
    "down",
    "priority queue",
    "high load",
    "low hanging fruit",
    "monitoring",
    "v1",
    "p",
    "good first issue",
    "effort: high",
    "1",
  ])("is not %s", (name) => {
    expect(looksLikePriority(name)).toBe(false);
  });
});
