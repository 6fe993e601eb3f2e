import { describe, expect, it } from "@jest/globals";
import { incidentLabel } from "../../src/domain/incident/settings.js";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const policyOf = (text: string) => {
  const reading = readPolicy({ own: text });
  if (!("policy" in reading)) throw new Error(reading.problems.map(sayProblem).join("\n"));
  return reading.policy;
};
const problems = (text: string): readonly string[] => {
  const reading = readPolicy({ own: text });
  return "problems" in reading ? reading.problems.map(sayProblem) : [];
};

describe("the policy's section on incidents", () => {
  it("demands a report of what is critical or major within five working days, if nothing is said", () => {
    expect(policyOf("").incidents).toEqual({
      report: {
        required: ["critical", "major"],
        within: "5 working days",
        warn: "8 working hours",
        if_missing: "reopen",
        missing: "needs-report",
      },
      actions: { label: "incident-action" },
    });
  });

  it.each([
    ["", "incident"],
    ["exceptions: { incidents: outage }", "outage"],
    ["exceptions: { incidents: outage }\nincidents: { label: crisis }", "crisis"],
    ["exceptions: false\nincidents: { label: null }", "incident"],
    ["incidents: false", "incident"],
  ])("takes its label from there, from the exceptions, or %j is %s", (text, label) => {
    expect(incidentLabel(policyOf(text))).toBe(label);
  });

  it.each([
    [
      "incidents: { report: { within: 5 days of work } }",
      "is no time by which something can be due",
    ],
    ["incidents: { report: { warn: 1 working day } }", "must be hours or minutes"],
    ["incidents: { report: { if_missing: reopn } }", 'Did you mean "reopen"?'],
    ["incidents: { report: { required: [huge] } }", "required"],
    ["incidents: { report: { missing: Incident } }", "choose another one"],
    ["incidents: { reports: {} }", 'Did you mean "report"?'],
  ])("finds the mistake in %j", (text, words) => {
    expect(problems(text)).toEqual([expect.stringContaining(words)]);
  });
});
