import { describe, expect, it } from "@jest/globals";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const read = (text: string) => readPolicy({ own: text });
const problems = (text: string): readonly string[] => {
  const reading = read(text);
  return "problems" in reading ? reading.problems.map(sayProblem) : [];
};
const contract = (said: string): string =>
  `documents:\n  - paths: decisions/*.md\n    contract: ${said}\n`;

describe("the policy's section on documents", () => {
  it("asks for incident reports where R35 has them, if nothing is said", () => {
    const reading = read("");
    expect("policy" in reading && reading.policy.documents).toMatchObject([
      {
        paths: ["research/incident_reports/**/*.md"],
        contract: "incident-report",
        profile: { critical: "strict", major: "default", minor: "lenient" },
      },
    ]);
  });

  it("is switched off by false", () => {
    const reading = read("documents: false");
    expect("policy" in reading && reading.policy.documents).toBe(false);
  });

  it.each([
    ["documents: true", "line 1, column 12, at documents: expected a list"],
    [contract("servce-record"), 'Did you mean "service-record"?'],
    [contract("{ name: decision }"), "demands nothing"],
    [contract("{ name: decision, section: [A] }"), 'Did you mean "sections"?'],
    [
      contract('{ name: decision, front_matter: { properties: { id: { pattern: "(" } } } }'),
      "is no regular expression",
    ],
    [
      contract("{ name: d, front_matter: { required: [a], additionalProperties: false } }"),
      '"a" is demanded, and not among the properties',
    ],
    ["documents:\n  - contract: service-record\n", '"paths" is missing here'],
    [
      'documents: [{ paths: ["../reports/*.md"], contract: incident-report }]',
      'at documents[0].paths[0]: "../reports/*.md" names no file',
    ],
    ["documents: { paths: a, contract: service-record }", "expected a list"],
  ])("is told what is wrong: %j", (text, message) => {
    expect(problems(text)).toEqual([expect.stringContaining(message)]);
  });

  it("takes the short forms", () => {
    const reading = read(
      contract("{ name: decision, sections: [Context, { name: Outcome, also: Result }] }"),
    );
    expect("policy" in reading && reading.policy.documents).toMatchObject([
      {
        paths: ["decisions/*.md"],
        contract: { sections: ["Context", { name: "Outcome", also: ["Result"] }] },
      },
    ]);
  });
});
