import { describe, expect, it } from "@jest/globals";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const said = (own: string): readonly string[] => {
  const reading = readPolicy({ own });
  return ("problems" in reading ? reading.problems : reading.warnings).map(sayProblem);
};

describe("the priority section", () => {
  it.each([
    ["names and names with more", "labels: [{name: P1, color: b60205, means: outage}, P2]"],
    ["no grace period", "grace: false"],
    ["a grace period in other words", "grace: 1h"],
    ["a matrix with labels of its own for what is usual", "matrix: true"],
    ["a table", "matrix: {table: {low: {high: major}}}"],
    ["labels that people shout", "labels: ['!!!', '!!', '!']"],
  ])("may have %s", (_, settings) => {
    expect(said(`priority:\n  ${settings}`)).toEqual([]);
  });

  it.each([
    [
      "grace: soon",
      'line 2, column 10, at priority.grace: expected a duration such as "10 minutes", found "soon".',
    ],
    ["grace: true", 'line 2, column 10, at priority.grace: Say how long, such as "10 minutes".'],
    [
      "labels: [{name: P1, means: [down]}, {name: P2, means: [Down]}]",
      'line 2, column 58, at priority.labels[1].means[0]: "Down" means "P1" already. A word can mean one priority only.',
    ],
    [
      "labels: [P1, {name: P2, means: p1}]",
      'line 2, column 34, at priority.labels[1].means[0]: "p1" means "P1" already. A word can mean one priority only.',
    ],
    [
      "labels: [{name: P1}, {name: p1}]",
      'line 2, column 31, at priority.labels[1].name: "p1" is the same label as "P1": GitHub compares labels without regard to case. Keep one of the two.',
    ],
    [
      "labels: [low, medium, high]",
      'line 2, column 11, at priority.labels: warning: The most urgent priority comes first, and by its name that is "high". Turn the list round, or watchbill takes it to be in the order of urgency as it stands.',
    ],
    [
      "labels: [{name: P1, color: red}]",
      'line 2, column 30, at priority.labels[0].color: expected six hexadecimal digits, such as "b60205", found text ("red").',
    ],
    [
      "matrix: {urgency: {high: Priority_Major}}",
      'line 2, column 28, at priority.matrix.urgency.high: "Priority_Major" is a priority label itself. Choose another label.',
    ],
    [
      "matrix: {urgency: {high: x, low: x}}",
      'line 2, column 36, at priority.matrix.urgency.low: "x" is the label of urgency, high, already. Choose another label.',
    ],
    [
      "matrix: {table: {low: {high: someday soon}}}",
      'line 2, column 32, at priority.matrix.table.low.high: "someday soon" names none of the priority labels.',
    ],
  ])("is told what is wrong with %s", (settings, problem) => {
    expect(said(`priority:\n  ${settings}`)).toEqual([problem]);
  });
});

describe("the labels section", () => {
  it("may say how labels look, that they are wanted, or are not looked after", () => {
    const text = "labels:\n  bug: {color: '#d73a4a'}\n  housekeeping: true\n  wontfix: false\n";
    expect(said(text)).toEqual([]);
    const reading = readPolicy({ own: text });
    expect("policy" in reading && reading.policy.labels).toEqual({
      bug: { color: "#d73a4a" },
      housekeeping: {},
      wontfix: false,
    });
  });
});
