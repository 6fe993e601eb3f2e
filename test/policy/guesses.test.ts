import { describe, expect, it } from "@jest/globals";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const said = (own: string): string[] => {
  const reading = readPolicy({ own });
  return "problems" in reading ? reading.problems.map(sayProblem) : ["valid"];
};

describe("what a newcomer guesses", () => {
  it.each([
    [
      "business_hours: 9-17",
      '1, column 1: "business_hours" is not a setting of the policy. Did you mean "hours"?',
    ],
    ["sla: {}", 'Did you mean "resolve"?'],
    ["rota: [bo]", 'Did you mean "on_call"?'],
    ["owners: [bo]", 'Did you mean "circles"?'],
    ["vacations: []", 'Did you mean "absences"?'],
    ["zone: Africa/Cairo", 'Did you mean "timezone"?'],
    [
      "hours: 9-17",
      'settings such as "working: Monday to Friday 09:00 to 17:00", found text ("9-17").',
    ],
    ["hours: { working: 24/7 }", 'write for example "Monday to Sunday 00:00 to 24:00".'],
    ["hours: { on_call: [nights] }", 'write for example "Monday to Friday 17:00 to 09:00".'],
    [
      "hours: { working: [Mo-Fr 9-17] }",
      'column 20, at hours.working[0]: "Mo-Fr 9-17" cannot be understood; write days and hours, such as "Monday to Friday 09:00 to 17:00".',
    ],
    ["hours: { working: [Wendesday 09:00 to 17:00] }", 'did you mean "Wednesday"?'],
    ["hours: { holidays: { country: GB, except: [Boxing Day] } }", 'Did you mean "remove"?'],
    [
      "acknowledge: { within: 2 }",
      'expected a time such as "2 working hours" or "3 working days", found a number (2).',
    ],
    [
      "acknowledge: { warn: false }",
      'expected a time such as "30 working minutes", or none, found false.',
    ],
    [
      "resolve: { within: 3 days }",
      'expected a time for each priority, such as "priority_major: 3 working days", found text',
    ],
    [
      "resolve: { within: { priority_minor: 8 } }",
      'expected a time such as "3 working days", or none, found a number (8).',
    ],
    [
      "priority: { grace: 10 }",
      'expected a duration such as "10 minutes", or false, found a number (10).',
    ],
    ["waiting: { vendor: false }", "expected a label's name, found false."],
    ["labels: [bug]", 'such as "bug: { color: d73a4a }", or "bug: true", found a list.'],
    ["circles: [web]", 'such as "web: { owner: amina, deputies: [bo] }", found a list.'],
    ["circles: { web: bo }", 'expected settings such as "owner: amina", found text ("bo").'],
    ["circles: { web: { owner: [bo, chi] } }", 'others go under "deputies", found a list.'],
    [
      "on_call: [bo, chi]",
      'such as "rotation: { people: [amina, bo], start: 2026-11-02 09:00 }", found a list.',
    ],
    [
      "on_call: { rotation: [bo] }",
      'such as "people: [amina, bo]" and "start: 2026-11-02 09:00", found text ("bo").',
    ],
    ["escalation: { automatic: false }", 'Did you mean "by_itself"?'],
    ["commands: { assign: off }", "expected false, anyone, team"],
    ["queue: true", 'expected settings such as "issue: true", found true.'],
    [
      "waiting: { needs_info: Priority_Major }",
      '"Priority_Major" is a priority already (priority). Choose another label.',
    ],
    [
      "escalation: { label: needs-info }",
      '"needs-info" stops the clocks already (waiting). Choose another label.',
    ],
    [
      "stages: { labels: [escalated, done] }",
      'at stages.labels[0]: "escalated" says that an issue is escalated already (escalation).',
    ],
  ])("%j is answered with what to write: %s", (own, words) => {
    expect(said(own)).toEqual([expect.stringContaining(words)]);
  });
});
