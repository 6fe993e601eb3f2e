import { describe, expect, it } from "@jest/globals";
import { inShort } from "../../src/policy/inShort.js";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const saidOf = (own: string) => {
  const reading = readPolicy({ own });
  return "policy" in reading ? inShort(reading.policy) : reading.problems.map(sayProblem);
};

describe("the clocks of a policy", () => {
  it("are said in short where the policy has hours for them", () => {
    expect(saidOf("hours: {}\n")).toEqual(
      expect.arrayContaining([
        "Someone of the team acknowledges every issue within 2 working hours.",
        "Issues are resolved by their priority: priority_critical on the same working day and priority_major within 3 working days.",
      ]),
    );
    expect(saidOf("").join()).not.toContain("acknowledges");
    expect(saidOf("hours: {}\nacknowledge: false\nresolve: false").join()).not.toContain(
      "working day",
    );
  });

  it("follow the policy's own words and its own priorities", () => {
    const said = saidOf(
      "hours: {}\npriority: { labels: [P0, P1, P2] }\nacknowledge: { within: 30 minutes, warn: none }\n" +
        "resolve: { within: { p0: 4 working hours, P2: 2 weeks, P1: none } }\n",
    );
    expect(said).toContain("Someone of the team acknowledges every issue within 30 minutes.");
    expect(said).toContain(
      "Issues are resolved by their priority: P0 within 4 working hours and P2 within 336 hours.",
    );
  });

  it.each([
    [
      "acknowledge: { within: soon }",
      'line 1, column 24, at acknowledge.within: "soon" is no time by which something can be due; write for example ' +
        '"2 working hours", "same working day" or "3 working days".',
    ],
    [
      "acknowledge: { warn: 1 working day }",
      'line 1, column 22, at acknowledge.warn: "1 working day" must be hours or minutes, such as "30 working minutes".',
    ],
    [
      "resolve: { within: { priority_majr: 3 days } }",
      'line 1, column 37, at resolve.within.priority_majr: "priority_majr" is no priority label; did you mean "priority_major"?',
    ],
    [
      "resolve: { within: { priority_major: same day } }",
      'line 1, column 38, at resolve.within.priority_major: "same day" could end at midnight or with work; write "same working day".',
    ],
    [
      "waiting: { vendor: Needs-Info }",
      "line 1, column 20, at waiting.vendor: This is the label for a reporter's answer too; choose another one.",
    ],
    ["acknowledge: { in: 2 hours }", 'Did you mean "within"?'],
  ])("are refused with line and column: %j", (own, says) => {
    const said = saidOf(own);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(says);
  });
});
