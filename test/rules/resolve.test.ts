import { describe, expect, it } from "@jest/globals";
import { clocksOf } from "../../src/domain/clock/clocks.js";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { resolve } from "../../src/rules/resolve.js";
import type { World } from "../../src/rules/rule.js";
import { comment, event } from "../domain/clock/history.js";
import { anIssue } from "../snapshots.js";
import { CLOCKS, worldAt } from "./clocks.js";

// Reported by amina on Monday 16 November 2026 at 10:00 in Cairo.
const at = (time: string) => `2026-11-16T${time}`;
const judged = (now: string, issue: Partial<IssueSnapshot>, world: Partial<World> = {}) => {
  const ruling = resolve.evaluate(anIssue(issue), { within: {}, warn: "" }, worldAt(now, world));
  const [finding] = ruling.findings;
  return {
    ...finding,
    until: finding?.until?.toZonedDateTimeISO("Africa/Cairo").toPlainDateTime().toString(),
    notes: (ruling.effects ?? []).map((effect) =>
      effect.kind === "note" ? [effect.key, effect.body] : [],
    ),
  };
};
const due = (issue: Partial<IssueSnapshot>, world: Partial<World> = {}) =>
  /^Due (.*) \(/.exec(judged(at("10:00"), issue, world).title ?? "")?.[1];

describe("the clock of resolution", () => {
  it.each([
    ["priority_critical", "Monday 16 November 2026, 17:00"],
    ["PRIORITY_CRITICAL", "Monday 16 November 2026, 17:00"],
    ["priority_major", "Thursday 19 November 2026, 17:00"],
    ["priority_minor", undefined],
    ["bug", undefined],
  ])("gives %s until %s", (label, until) => {
    expect(due({ labels: [label] })).toBe(until);
  });

  it("counts as the policy says for a label, and by its place for the others", () => {
    const clocks = {
      ...CLOCKS,
      resolve: {
        within: { Priority_Minor: "1 working day", priority_critical: "4 hours" },
        warn: "none",
      },
    };
    expect(due({ labels: ["priority_minor"] }, { clocks })).toBe("Tuesday 17 November 2026, 17:00");
    expect(due({ labels: ["priority_critical"] }, { clocks })).toBe(
      "Monday 16 November 2026, 14:00",
    );
    expect(due({ labels: ["priority_major"] }, { clocks })).toBe(
      "Thursday 19 November 2026, 17:00",
    );
  });

  it("warns the assignees in time to pass it on, and tells the breach", () => {
    const issue = { labels: ["priority_critical"], assignees: ["dan"] };
    expect(judged(at("14:59"), issue)).toMatchObject({ until: at("15:00:00"), notes: [] });
    expect(judged(at("15:00"), issue)).toMatchObject({
      until: at("17:00:00"),
      notes: [
        [
          "resolve warn 2026-11-16T15:00:00Z",
          "@dan: As `priority_critical`, this is to be resolved on the same working day, by Monday 16 November 2026, 17:00 " +
            "(Africa/Cairo, UTC+02:00), and it is not yet. Please resolve and close it, or pass it on at once with `/escalate`.",
        ],
      ],
    });
    expect(judged(at("17:00"), issue)).toMatchObject({
      verdict: "fail",
      message:
        "As `priority_critical`, this was to be resolved on the same working day, by Monday 16 November 2026, 17:00 " +
        "(Africa/Cairo, UTC+02:00), and it is not. Please resolve and close it, or pass it on at once with `/escalate`. " +
        "`bo` of `web` can help.",
      notes: [
        [
          "resolve due 2026-11-16T15:00:00Z",
          expect.stringMatching(/^@dan: As .*, and it is not\. .* can help\.$/),
        ],
      ],
    });
  });

  it("starts when the priority is raised", () => {
    const events = [
      event("2026-11-16T10:00", "amina", "labeled", "priority_minor"),
      event("2026-11-17T16:00", "bo", "labeled", "priority_critical"),
      event("2026-11-17T16:00", "bo", "unlabeled", "priority_minor"),
    ];
    // Half of the hour that is left is over at half past four.
    expect(judged("2026-11-17T16:00", { events, labels: ["priority_critical"] })).toMatchObject({
      title: "Due Tuesday 17 November 2026, 17:00 (Africa/Cairo, UTC+02:00)",
      until: "2026-11-17T16:30:00",
    });
  });

  it("is put off by the time that a vendor took", () => {
    const events = [
      event(at("11:00"), "bo", "labeled", "waiting-on-vendor"),
      event("2026-11-17T12:00", "bo", "unlabeled", "waiting-on-vendor"),
    ];
    // Six hours of Monday stood still; six of Tuesday's eight are left to it, from twelve, and one of Wednesday's.
    expect(judged("2026-11-17T12:00", { events, labels: ["priority_critical"] }).title).toBe(
      "Due Wednesday 18 November 2026, 10:00 (Africa/Cairo, UTC+02:00)",
    );
  });

  it("is told to whoever asks for all clocks, with their breaches", () => {
    const issue = anIssue({ labels: ["priority_critical"] });
    const breaches = (now: string, but: Partial<IssueSnapshot> = {}) =>
      clocksOf({ ...issue, ...but }, worldAt(now)).map(
        ({ name, breached }) => `${name} ${breached?.toString() ?? "kept"}`,
      );
    expect(breaches(at("11:59"))).toEqual(["acknowledge kept", "resolve kept"]);
    expect(breaches(at("17:00"))).toEqual([
      "acknowledge 2026-11-16T10:00:00Z",
      "resolve 2026-11-16T15:00:00Z",
    ]);
    const comments = [comment(at("12:00"), "bo")];
    expect(breaches(at("17:00"), { comments })[0]).toBe("acknowledge kept");
    const late = [comment(at("12:01"), "bo")];
    expect(breaches(at("17:00"), { comments: late })[0]).toBe("acknowledge 2026-11-16T10:00:00Z");
  });
});
