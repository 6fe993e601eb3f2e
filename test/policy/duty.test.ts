import { describe, expect, it } from "@jest/globals";
import { inShort } from "../../src/policy/inShort.js";
import { policyOf, saidOf } from "../domain/duty.js";

describe("circles that are wrong", () => {
  it.each([
    [
      "a parent that is not there",
      "circles:\n  web: { owner: amina, parent: operation }\n  operations: { owner: bo }",
      [
        'line 2, column 32, at circles.web.parent: there is no circle "operation". Did you mean "operations"?',
      ],
    ],
    [
      "a parent far from any",
      "circles:\n  web: { owner: amina, parent: x }\n  ops: { owner: bo }",
      ['line 2, column 32, at circles.web.parent: there is no circle "x"; there are web and ops.'],
    ],
    [
      "circles that go round",
      "circles:\n  a: { owner: amina, parent: b }\n  b: { parent: C }\n  c: { parent: a }",
      [
        "line 2, column 30, at circles.a.parent: these circles go round: a is part of b is part of c is part of a. One of them has to be part of no other.",
      ],
    ],
    [
      "a circle in itself",
      "circles:\n  a: { owner: amina, parent: A }",
      ['line 2, column 30, at circles.a.parent: "a" cannot be part of itself.'],
    ],
    [
      "a circle in which nobody is",
      "circles:\n  a: { labels: x }\n  b: { parent: a }",
      [
        'line 2, column 3, at circles: warning: "a" has neither an owner nor deputies, so nobody is asked when something of it escalates.',
        'line 3, column 3, at circles: warning: "b" has neither an owner nor deputies, and no circle above it has, so nobody is asked when something of it escalates.',
      ],
    ],
    [
      "a label of two circles",
      "circles:\n  a: { owner: bo, labels: [web] }\n  b:\n    owner: chi\n    labels:\n      - other\n      - Web",
      [
        'line 7, column 9, at circles.b.labels[1]: the label "Web" already belongs to the circle "a". Leave it to one of the two.',
      ],
    ],
    [
      "a service of two circles",
      "circles:\n  a: { owner: bo, services: shop }\n  b: { owner: chi, services: [Shop] }",
      [
        'line 3, column 31, at circles.b.services[0]: the service "Shop" already belongs to the circle "a". Leave it to one of the two.',
      ],
    ],
    [
      "a name said twice",
      "circles:\n  web: { owner: bo }\n  Web: { owner: chi }",
      [
        'line 3, column 3, at circles: "Web" is the same circle as "web": case does not count. Keep one of the two.',
      ],
    ],
    [
      "a team as a person",
      "circles:\n  web: { owner: harbour/operations }",
      [
        'line 2, column 17, at circles.web.owner: expected a person\'s login as GitHub shows it, such as "amina", found text ("harbour/operations").',
      ],
    ],
    [
      "a word for another",
      "circles:\n  web: { lead: bo }",
      ['line 2, column 10, at circles.web: "lead" is not a setting here. Did you mean "owner"?'],
    ],
  ])("are told of %s", (_, text, said) => {
    expect(saidOf(text)).toEqual(said);
  });

  it("forgive an @ in quotes, and explain one without", () => {
    expect(saidOf('circles: { web: { owner: "@bo", deputies: ["@chi"] } }')).toEqual([]);
    expect(saidOf("circles:\n  web: { owner: @bo }").join()).toMatch(/^line 2, column 17.*@/);
  });
});

describe("absences that are wrong", () => {
  const absence = (settings: string) => saidOf(`absences:\n  - { who: amina, ${settings} }`);
  it.each([
    [
      "end before they begin",
      "from: 2026-11-20, through: 2026-11-19",
      "absences[0].through: this ends before it begins.",
    ],
    [
      "end at the moment they begin",
      'from: 2026-11-20, until: "2026-11-20 00:00"',
      "absences[0].until: this ends before it begins.",
    ],
    [
      "have no end",
      "from: 2026-11-20",
      'absences[0].from: this has no end; say "through" which day, "until" which moment, or "until: further notice".',
    ],
    [
      "have two ends",
      'from: 2026-11-20, through: 2026-11-21, until: "2026-11-21 10:00"',
      'absences[0].until: "until" and "through" both name the end; keep one of the two.',
    ],
    [
      "may end at either end of a day",
      "from: 2026-11-20, until: 2026-11-27",
      'absences[0].until: "until: 2026-11-27" could mean the start or the end of that day; write "through: 2026-11-27" if the day belongs to it, or "until: 2026-11-27 00:00".',
    ],
    [
      "end through a moment",
      'from: 2026-11-20, through: "2026-11-27 10:00"',
      'absences[0].through: "2026-11-27 10:00" is a moment; "through" names a day, and "until" a moment.',
    ],
    [
      "come again and again",
      "from: Friday, through: 2026-11-27",
      'absences[0].from: "Friday" comes more than once; write one date, such as 2026-11-20 or "2026-11-20 09:00".',
    ],
    ["are on no day", "from: 2026-02-30, through: 2026-11-27", "absences[0].from: "],
  ])("are told that they %s", (_, settings, said) => {
    expect(absence(settings)).toEqual([expect.stringContaining(said)]);
    expect(absence(settings)[0]).toMatch(/^line 2, column \d\d+, at/);
  });
});

describe("on-call turns that are wrong", () => {
  it("are told of a gap, unless a rotation fills it or no on-call hour lies in it", () => {
    const weeks =
      "weeks: [{ from: 2026-11-20, through: 2026-11-22, who: bo }, { from: 2026-11-24, through: 2026-11-29, who: chi }]";
    expect(saidOf(`on_call: { ${weeks} }`)).toEqual([
      expect.stringMatching(
        /at on_call.weeks\[1\].from: warning: nobody is on call before this, from Monday 23 November 2026, 00:00 \(UTC\) until Tuesday 24 November 2026, 00:00 \(UTC\)\.$/,
      ),
    ]);
    expect(saidOf(`on_call: { ${weeks}, rotation: { people: amina, start: 2026-11-01 } }`)).toEqual(
      [],
    );
    expect(saidOf(`hours: { on_call: [Saturday, Sunday] }\non_call: { ${weeks} }`)).toEqual([]);
  });

  it.each([
    [
      "rotation: { people: bo, start: Monday }",
      'on_call.rotation.start: "Monday" comes more than once',
    ],
    [
      "rotation: { people: bo, start: 2026-11-02, every: while }",
      'on_call.rotation.every: "while" is no period',
    ],
    [
      "rotation: [{ people: bo, start: 2026-11-02, hours: [noonish] }]",
      "on_call.rotation[0].hours[0]",
    ],
    [
      "rotation: { people: bo, start: 2026-11-02, zone: Africa/Kairo }",
      'Did you mean "Africa/Cairo"?',
    ],
    ["rotation: { people: [], start: 2026-11-02 }", "expected a list of at least one"],
    ["weeks: [{ who: bo, from: 2026-11-20, to: 2026-11-22 }]", 'Did you mean "through"?'],
  ])("are told of %s", (settings, said) => {
    expect(saidOf(`on_call: { ${settings} }`)).toEqual([expect.stringContaining(said)]);
  });
});

describe("escalation", () => {
  it("is on by default, and may be switched off", () => {
    expect(policyOf("").escalation).toEqual({
      label: "escalated",
      acknowledge: "2 working hours",
      critical: "30 minutes",
      by_itself: true,
    });
    expect(policyOf("escalation: false").escalation).toBe(false);
  });

  it("is told of times that are none", () => {
    expect(saidOf("escalation:\n  acknowledge: soon\n  critical: same day")).toEqual([
      expect.stringMatching(/^line 2, column 16, at escalation.acknowledge: "soon" is no time/),
      expect.stringMatching(/^line 3, column 13, at escalation.critical: "same day" could end/),
    ]);
  });
});

describe("a policy in short", () => {
  it("says who answers for what, and how long they have", () => {
    const circles = "circles: { ops: { owner: bo }, web: { deputies: [dede], parent: ops } }";
    expect(inShort(policyOf(circles))).toEqual(
      expect.arrayContaining([
        "Those who answer are ops (bo) and web (dede); what no circle claims belongs to ops.",
        "Whoever is asked when an issue escalates has 2 working hours, or 30 minutes if it is critical, before the next is asked.",
      ]),
    );
    expect(inShort(policyOf(`${circles}\nescalation: { by_itself: false }`)).join()).toContain(
      "before the next is asked; issues escalate by command alone.",
    );
    expect(inShort(policyOf("")).join()).not.toContain("escalates");
  });
});
