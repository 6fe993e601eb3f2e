import { describe, expect, it } from "@jest/globals";
import { annotate } from "../../src/policy/annotations.js";
import { judgePolicy, type PolicyText } from "../../src/policy/outcome.js";

const absent: PolicyText = { kind: "absent" };
const unreachable: PolicyText = { kind: "unreachable", reason: "GitHub answered 502" };
const text = (yaml: string): PolicyText => ({ kind: "text", text: yaml });

describe("what is in force", () => {
  it.each([
    ["nothing, where there is no file", absent, absent, { kind: "absent" }],
    [
      "the repository's own policy",
      text("timezone: Africa/Cairo"),
      absent,
      { kind: "valid", policy: { timezone: "Africa/Cairo" } },
    ],
    [
      "an empty policy, which is a policy",
      text(""),
      absent,
      { kind: "valid", policy: { timezone: "UTC" } },
    ],
    [
      "the base, where the repository has none",
      absent,
      text("timezone: Africa/Cairo"),
      { kind: "valid", policy: { timezone: "Africa/Cairo" } },
    ],
    [
      "the own over the base",
      text("priority: false"),
      text("timezone: Africa/Cairo"),
      { kind: "valid", policy: { timezone: "Africa/Cairo", priority: false } },
    ],
    [
      "unknown, when the own cannot be reached",
      unreachable,
      text(""),
      { kind: "unreachable", reason: "GitHub answered 502" },
    ],
    [
      "unknown, when the base cannot be reached",
      text(""),
      unreachable,
      { kind: "unreachable", reason: "the organisation's base policy: GitHub answered 502" },
    ],
    [
      "unknown, when there is no own and the base cannot be reached",
      absent,
      unreachable,
      { kind: "unreachable" },
    ],
    ["unknown, when neither can be reached", unreachable, unreachable, { kind: "unreachable" }],
    [
      "invalid in the own file",
      text("timezone: Mars"),
      text(""),
      { kind: "invalid", file: ".github/watchbill.yml", problems: [{ line: 1, column: 11 }] },
    ],
    [
      "invalid in the base",
      text("timezone: UTC"),
      text("timezone: Mars"),
      { kind: "invalid", file: ".github/watchbill.yml in the organisation's .github repository" },
    ],
    [
      "invalid in the base, where the repository has none",
      absent,
      text("x"),
      { kind: "invalid", file: ".github/watchbill.yml in the organisation's .github repository" },
    ],
  ])("is %s", (_, own, base, outcome) => {
    expect(judgePolicy(own, base)).toMatchObject(outcome);
  });

  it("comes with warnings when it is valid", () => {
    expect(judgePolicy(text("timezone: EST"), absent)).toMatchObject({
      kind: "valid",
      warnings: [{ severity: "warning", line: 1 }],
    });
  });
});

describe("problems on a pull request", () => {
  it("stand on the lines of the file, with the setting that they are about", () => {
    const outcome = judgePolicy(
      text("timezone: EST\nproduction:\n  branches: [2024]\nfreze: 1"),
      absent,
    );
    if (outcome.kind !== "invalid") throw new Error(outcome.kind);
    expect(annotate(".github/watchbill.yml", outcome.problems)).toEqual([
      {
        path: ".github/watchbill.yml",
        line: 1,
        column: 11,
        title: "Is this meant?",
        message: expect.stringMatching(/^timezone: "EST" is an abbreviation/),
      },
      {
        path: ".github/watchbill.yml",
        line: 3,
        column: 14,
        title: "The policy is invalid here",
        message: "production.branches[0]: expected text, found a number (2024); put it in quotes.",
      },
      {
        path: ".github/watchbill.yml",
        line: 4,
        column: 1,
        title: "The policy is invalid here",
        message: '"freze" is not a setting of the policy. Did you mean "freeze"?',
      },
    ]);
  });
});
