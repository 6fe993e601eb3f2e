import { describe, expect, it } from "@jest/globals";
import { inShort } from "../../src/policy/inShort.js";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const short = (own: string): string[] => {
  const reading = readPolicy({ own });
  return "policy" in reading ? inShort(reading.policy) : reading.problems.map(sayProblem);
};

describe("a policy in short", () => {
  it.each([
    ["", "When the team works is not said (hours), so no clock runs."],
    [
      "priority: { matrix: { urgency: { high: now } } }",
      "It follows from urgency (now, can-wait) and importance (important, unimportant), unless a person says another later.",
    ],
    [
      "hours: { working: Monday 09:00 to 17:00 }",
      "The clocks stand still while an issue carries needs-info or waiting-on-vendor.",
    ],
    ["stages: { labels: [doing, done] }", "The stages of the work are doing and done."],
    [
      "operations: { team: ops }\ntested: { environments: testnet, checklist: [A] }",
      "A change goes into production if someone of the team ops wrote it or approved it, it names its issue, it was deployed to testnet and its checklist is ticked off.",
    ],
    [
      'documents: [{ paths: "decisions/*.md", contract: { name: decision, sections: [Context] } }]',
      "Changed documents have to be complete: decisions/*.md (decision).",
    ],
    [
      "stages: false\nlogging: false\ncommands: { assign: false, why: false }",
      "Switched off: stages, logging, /assign, /why.",
    ],
    ["commands: false", "Switched off: commands."],
    [
      'on_call: { rotation: { people: ["@bo", chi], start: 2026-11-02 09:00, every: 2 weeks } }',
      "On call, bo and chi take turns of 2 weeks.",
    ],
    [
      "on_call: { weeks: [{ who: bo, from: 2026-11-02, through: 2026-11-08 }] }",
      "1 turn on call is written out.",
    ],
    [
      "incidents: { label: outage }",
      "An issue labelled outage needs a report if it is critical or major.",
    ],
  ])("of %j says: %s", (own, sentence) => {
    expect(short(own)).toContain(sentence);
  });

  it("names nothing that is switched on", () => {
    expect(short("logging: true\ncommands: true").join()).not.toContain("Switched off");
  });
});
