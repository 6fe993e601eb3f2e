import { describe, expect, it } from "@jest/globals";
import { occurrenceMark } from "../../src/domain/maintenance/mark.js";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { Temporal } from "../../src/domain/time.js";
import { occurrence } from "../../src/rules/occurrence.js";
import type { World } from "../../src/rules/rule.js";
import { comment } from "../domain/clock/history.js";
import { anIssue, aWorld } from "../snapshots.js";

const TERMS = {
  due: "2026-11-20T15:00:00Z",
  warn: "2026-11-19T15:00:00Z",
  evidence: ["Restore a backup to a VM"],
};
const bodyOf = (terms: object) =>
  `${occurrenceMark(1, "restore@2026-11-16T09:00:00Z", [], terms)}\n`;
const OPS = { name: "ops", owner: "omar", deputies: [], parent: undefined };

const judged = (now: string, but: Partial<IssueSnapshot> = {}, world: Partial<World> = {}) => {
  const known = aWorld();
  const { findings, effects = [] } = occurrence.evaluate(
    anIssue({
      body: bodyOf({ due: TERMS.due, warn: TERMS.warn }),
      author: { login: "watchbill", bot: true },
      assignees: ["amina"],
      ...but,
    }),
    undefined,
    aWorld({
      now: Temporal.Instant.from(now),
      duty: { ...known.duty, circles: [OPS], circleOf: () => OPS, circle: () => OPS },
      ...world,
    }),
  );
  return {
    says: findings.map(({ verdict, message }) => `${verdict}: ${message}`),
    until: findings[0]?.until?.toString(),
    notes: effects.flatMap((effect) =>
      effect.kind === "note" ? [`${effect.key}: ${effect.body}`] : [],
    ),
  };
};
const DUE = "Friday 20 November 2026, 17:00 (Africa/Cairo, UTC+02:00)";

describe("an occurrence of a recurring job", () => {
  it("says by when it is to be done", () => {
    expect(judged("2026-11-16T09:00:00Z")).toEqual({
      says: [`pass: This is to be done by ${DUE}.`],
      until: "2026-11-19T15:00:00Z",
      notes: [],
    });
  });

  it("reminds those assigned before that, or else the owner of its circle", () => {
    const { until, notes } = judged("2026-11-19T15:00:00Z");
    expect(until).toBe("2026-11-20T15:00:00Z");
    const said = `occurrence warn 2026-11-20T15:00:00Z: @amina: This is to be done by ${DUE}, and it is still open.`;
    expect(notes).toEqual([said]);
    expect(judged("2026-11-19T15:00:00Z", { assignees: [] }).notes[0]).toContain(": @omar: This");
  });

  it("is late afterwards, and tells the owner beside those assigned", () => {
    const { says, notes } = judged("2026-11-20T15:00:00Z");
    expect(says).toEqual([
      `fail: This was to be done by ${DUE}. Please do it and close it, or say what it waits for.`,
    ]);
    expect(notes).toEqual([
      expect.stringContaining(
        "occurrence due 2026-11-20T15:00:00Z: @amina, @omar: This was to be done",
      ),
    ]);
  });

  it("leaves the calling to the escalation, where issues escalate by themselves", () => {
    expect(judged("2026-11-20T15:00:00Z", {}, { escalates: true }).notes).toEqual([]);
  });

  it("is none if somebody from outside has copied its text, or if the text was spoiled", () => {
    const outsider = { author: { login: "mallory", bot: false }, byInsider: false };
    expect(judged("2026-11-20T15:00:00Z", outsider).says).toEqual([]);
    expect(judged("2026-11-20T15:00:00Z", { body: bodyOf({ due: "soon" }) }).says).toEqual([]);
    expect(judged("2026-11-20T15:00:00Z", { body: "Restore test" }).says).toEqual([]);
  });

  it("says what has still to be shown before it closes", () => {
    const body = bodyOf({ evidence: TERMS.evidence });
    expect(judged("2026-11-16T09:00:00Z", { body }).says).toEqual([
      "pass: Before this closes, a comment has to show that this was done, by a link or by naming it: " +
        "`Restore a backup to a VM`. Without it, closing opens this again.",
    ]);
    const link = { ...comment("2026-11-17T10:00", "bo"), body: "https://ci.example.org/7" };
    expect(judged("2026-11-18T09:00:00Z", { body, comments: [link] }).says).toEqual([
      "pass: What was to be shown before this closes has been shown.",
    ]);
    const stranger = { crew: () => "outsider" as const };
    expect(judged("2026-11-18T09:00:00Z", { body, comments: [link] }, stranger).says[0]).toContain(
      "has to show",
    );
  });
});
