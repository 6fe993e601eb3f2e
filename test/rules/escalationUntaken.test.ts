import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { anEscalatingIssue, escalate, TEAM } from "./escalating.js";

describe("a critical issue that nobody took", () => {
  const CAIRO = `
timezone: Africa/Cairo
hours:
  working: [{ days: Sunday to Thursday, from: "09:00", until: "17:00" }]
  on_call: [{ days: Friday to Saturday, from: "10:00", until: "20:00" }]
on_call: { rotation: { people: [chi, eve], start: "2026-11-02 09:00", at_once: 2 } }
priority: true
acknowledge: false
resolve: false
${TEAM}`;
  const critical = (opened: string) =>
    anEscalatingIssue(CAIRO, opened, { labels: ["area-web", "priority_critical"] });

  it("says by when it must be taken, then goes to the circle's owner in working hours", () => {
    const issue = critical("2026-11-18T09:00");
    expect(issue.finding?.message).toBe(
      "Nobody has taken this critical issue yet; unless somebody does, it is escalated on Wednesday 18 November 2026, 09:30 (Africa/Cairo, UTC+02:00).",
    );
    issue.until("2026-11-18T10:30");
    expect(issue.pings).toEqual([
      "2026-11-18T09:30 amina",
      "2026-11-18T10:00 dede",
      "2026-11-18T10:30 bo",
    ]);
  });

  it("goes to those on call first outside working hours, and waits where nobody is on call", () => {
    const issue = critical("2026-11-20T19:45").until("2026-11-21T12:15");
    expect(issue.pings).toEqual(
      [
        "2026-11-21T10:15 chi",
        "2026-11-21T10:45 eve",
        "2026-11-21T11:15 amina",
        "2026-11-21T11:45 dede",
        "2026-11-21T12:15 bo",
      ].map((ping) => ping),
    );
    expect(issue.issue.comments[0]?.body).toContain("You are asked because you are on call.");
  });

  it.each<[string, (issue: ReturnType<typeof critical>) => void]>([
    ["assigned to someone", (issue) => issue.does("bo", { kind: "assigned", assignee: "amina" })],
    ["acknowledged", (issue) => issue.asks("bo", { command: "ack" })],
    ["taken", (issue) => issue.asks("bo", { command: "take" })],
  ])("is left alone once it is %s in time", (_, take) => {
    const issue = critical("2026-11-18T09:00").until("2026-11-18T09:20");
    take(issue);
    issue.until("2026-11-18T16:00");
    expect(issue.pings).toEqual([]);
    expect(issue.finding).toBeUndefined();
  });

  it("is counted by on-call hours though nobody is named for them", () => {
    const issue = anEscalatingIssue(
      CAIRO.replace(/on_call: \{ rotation.*/, ""),
      "2026-11-20T19:45",
      { labels: ["area-web", "priority_critical"] },
    );
    issue.until("2026-11-21T10:45");
    expect(issue.pings).toEqual(["2026-11-21T10:15 amina", "2026-11-21T10:45 dede"]);
  });

  it("is left to people if it was due long before watchbill first saw it", () => {
    const old = anEscalatingIssue(CAIRO, "2026-11-15T09:00", {
      labels: ["area-web", "priority_critical"],
      createdAt: Temporal.Instant.from("2026-11-10T09:00:00Z"),
    });
    old.until("2026-11-18T16:00");
    expect(old.pings).toEqual([]);
    expect(old.issue.labels).not.toContain("escalated");
  });

  it("goes on where it was when its priority is lowered and raised again", () => {
    const issue = critical("2026-11-18T09:00").until("2026-11-18T09:40");
    issue.does("bo", { kind: "unlabeled", label: "priority_critical" });
    expect(issue.issue.labels).not.toContain("escalated");
    issue.until("2026-11-18T09:50").does("bo", { kind: "labeled", label: "priority_critical" });
    issue.until("2026-11-18T10:49");
    expect(issue.pings).toEqual(["2026-11-18T09:30 amina", "2026-11-18T10:20 dede"]);
  });

  it("escalates by itself only if the policy wants that and names people", () => {
    for (const policy of [
      `${CAIRO}\nescalation: { by_itself: false }`,
      "timezone: UTC\npriority: true",
    ]) {
      const issue = anEscalatingIssue(policy, "2026-11-18T09:00", {
        labels: ["priority_critical"],
      });
      issue.until("2026-11-19T16:00");
      expect(issue.finding).toBeUndefined();
      expect(issue.pings).toEqual([]);
    }
  });

  it("goes around the clock without hours in the policy", () => {
    const issue = anEscalatingIssue(`timezone: UTC\n${TEAM}`, "2026-11-21T02:00", {
      labels: ["area-web", "priority_critical"],
    });
    issue.until("2026-11-21T03:00");
    expect(issue.pings).toEqual(["2026-11-21T02:30 amina", "2026-11-21T03:00 dede"]);
  });

  it("says so at once when there is nobody to ask", () => {
    const issue = anEscalatingIssue("timezone: UTC", "2026-11-21T02:00").asks(
      "eve",
      escalate({ circle: "gone" }),
    );
    expect(issue.pings).toEqual(["2026-11-21T02:00 nobody"]);
    expect(issue.lastNote).toContain("⚠️ **There is nobody to ask.**");
    expect(issue.finding?.verdict).toBe("fail");
  });
});
