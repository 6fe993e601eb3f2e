import { describe, expect, it } from "@jest/globals";
import { priorityLabel } from "../../src/rules/priorityLabel.js";
import { anIssue, aWorld } from "../snapshots.js";

const settings = {
  labels: ["priority_critical", "priority_major", "priority_minor"],
  missing: "needs-priority",
};
const issueWith = (...labels: string[]) => anIssue({ labels });
const judged = (...labels: string[]) => {
  const { findings, effects } = priorityLabel.evaluate(issueWith(...labels), settings, aWorld());
  return { ...findings[0], missing: effects?.[0]?.present };
};

describe("the priority label", () => {
  it.each([
    { labels: ["priority_major"], verdict: "pass", missing: false },
    { labels: ["PRIORITY_MAJOR", "bug"], verdict: "pass", missing: false },
    { labels: [], verdict: "fail", missing: true },
    { labels: ["bug", "priority"], verdict: "fail", missing: true },
    { labels: ["priority_major", "priority_minor"], verdict: "fail", missing: false },
  ])("judges $labels as $verdict", ({ labels, verdict, missing }) => {
    expect(judged(...labels)).toMatchObject({ verdict, missing });
  });

  it("says which labels would do", () => {
    expect(judged().message).toBe(
      "This issue has no priority, so nobody can tell how soon it must be dealt with. " +
        "Please give it one of the labels `priority_critical`, `priority_major` or `priority_minor`.",
    );
  });

  it("names the labels that contradict each other", () => {
    expect(judged("priority_minor", "priority_critical").message).toBe(
      "This issue carries `priority_critical` and `priority_minor`, so nobody can tell which of them counts. " +
        "Please keep one and remove the rest.",
    );
  });
});
