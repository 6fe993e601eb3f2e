import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import {
  isProductionBranch,
  isProductionEnvironment,
  type Policy,
  readPolicy,
} from "../../src/policy/policy.js";
import { type Problem, sayProblem } from "../../src/policy/problem.js";

/** Every section there is, as a sentence names them. */
const SECTIONS = Object.keys(
  JSON.parse(
    readFileSync(new URL("../../../schemas/watchbill.schema.json", import.meta.url), "utf8"),
  ).properties,
).map((name) => `"${name}"`);

const policyOf = (own?: string, base?: string): Policy => {
  const reading = readPolicy({ own, base });
  if ("problems" in reading) throw new Error(reading.problems.map(sayProblem).join("\n"));
  return reading.policy;
};

const problemsOf = (own?: string, base?: string): readonly Problem[] => {
  const reading = readPolicy({ own, base });
  return "problems" in reading ? reading.problems : reading.warnings;
};

const said = (own?: string, base?: string): string[] => problemsOf(own, base).map(sayProblem);

describe("a policy that says nothing", () => {
  it.each([
    ["an empty file", ""],
    ["comments alone", "# later\n"],
    ["a document marker", "---\n"],
    ["an empty mapping", "{}"],
    ["keys without values", "timezone:\nproduction:\n  branches:\npriority:\nfreeze:"],
    ["rules that are switched on", "priority: true\nfreeze: true"],
  ])("works by the defaults: %s", (_, text) => {
    expect(policyOf(text)).toMatchObject({
      timezone: "UTC",
      production: { branches: ["main", "master", "production"] },
      priority: {
        labels: ["priority_critical", "priority_major", "priority_minor"],
        missing: "needs-priority",
      },
    });
    expect(policyOf(text).freeze).toEqual(policyOf("").freeze);
    expect(policyOf(text).freeze).not.toBe(false);
  });
});

describe("a policy", () => {
  it("may say only its time zone", () => {
    expect(policyOf("timezone: Africa/Cairo")).toEqual({
      ...policyOf(""),
      timezone: "Africa/Cairo",
    });
  });

  it("may switch rules off", () => {
    expect(policyOf("priority: false\nfreeze: false")).toMatchObject({
      priority: false,
      freeze: false,
    });
  });

  it("may have one text alone where a list is meant", () => {
    const policy = policyOf("production:\n  branches: live\npriority:\n  labels: urgent");
    expect(policy.production.branches).toEqual(["live"]);
    expect(policy.priority).toMatchObject({ labels: ["urgent"], missing: "needs-priority" });
  });

  it.each([
    ["africa/cairo", "Africa/Cairo"],
    ["utc", "UTC"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Europe/Kyiv", "Europe/Kyiv"],
    ["US/Eastern", "US/Eastern"],
    ["Etc/GMT+3", "Etc/GMT+3"],
    ["CET", "CET"],
  ])("may name its zone %s", (written, timezone) => {
    expect(policyOf(`timezone: ${written}`).timezone).toBe(timezone);
  });

  it("is warned of a zone whose summer time is in doubt, and valid all the same", () => {
    expect(policyOf("timezone: EST").timezone).toBe("EST");
    expect(problemsOf("timezone: EST")).toEqual([
      {
        line: 1,
        column: 11,
        path: "timezone",
        severity: "warning",
        suggestion: "America/New_York",
        message: expect.stringContaining("may or may not know summer time"),
      },
    ]);
  });

  it("is the same whatever was read before it", () => {
    const before = policyOf("");
    policyOf("production: {branches: [other]}");
    said("production: {branches: [1]}");
    expect(policyOf("")).toEqual(before);
  });
});

describe("a policy that is wrong", () => {
  const known = `Known are ${SECTIONS.slice(0, -1).join(", ")} and ${SECTIONS.at(-1)}.`;
  it.each([
    [
      "timezone: UTC\n\nfreze: false",
      ['line 3, column 1: "freze" is not a setting of the policy. Did you mean "freeze"?'],
    ],
    [
      "time_zone: UTC",
      ['line 1, column 1: "time_zone" is not a setting of the policy. Did you mean "timezone"?'],
    ],
    [
      "TimeZone: UTC",
      ['line 1, column 1: "TimeZone" is not a setting of the policy. Did you mean "timezone"?'],
    ],
    ["colour: blue", [`line 1, column 1: "colour" is not a setting of the policy. ${known}`]],
    ["__proto__: 1", [`line 1, column 1: "__proto__" is not a setting of the policy. ${known}`]],
    [
      "constructor: 1",
      [`line 1, column 1: "constructor" is not a setting of the policy. ${known}`],
    ],
    ["2024: 1", [`line 1, column 1: "2024" is not a setting of the policy. ${known}`]],
    [": 1", [`line 1, column 1: "" is not a setting of the policy. ${known}`]],
    [
      "branches: [main]",
      [
        'line 1, column 1: "branches" is not a setting of the policy. It belongs under "production".',
      ],
    ],
    [
      "production:\n  brnches: x",
      [
        'line 2, column 3, at production: "brnches" is not a setting here. Did you mean "branches"?',
      ],
    ],
    [
      "production:\n  branch es: x",
      [
        'line 2, column 3, at production: "branch es" is not a setting here. Did you mean "branches"?',
      ],
    ],
    [
      "production: main",
      [
        'line 1, column 13, at production: expected settings (such as "branches"), found text ("main").',
      ],
    ],
    [
      "production: [main]",
      ['line 1, column 13, at production: expected settings (such as "branches"), found a list.'],
    ],
    [
      "production: true",
      ['line 1, column 13, at production: expected settings (such as "branches"), found true.'],
    ],
    [
      "production:\n  branches: []",
      [
        "line 2, column 13, at production.branches: expected a list of at least one, found an empty list.",
      ],
    ],
    [
      "production:\n  branches: {a: b}",
      ["line 2, column 13, at production.branches: expected a list or text, found settings."],
    ],
    [
      "production:\n  branches: false",
      [
        "line 2, column 13, at production.branches: expected a list or text, found false; put it in quotes.",
      ],
    ],
    [
      "production:\n  branches:\n    - 2024",
      [
        "line 3, column 7, at production.branches[0]: expected text, found a number (2024); put it in quotes.",
      ],
    ],
    [
      "production:\n  branches: 2024",
      [
        "line 2, column 13, at production.branches[0]: expected text, found a number (2024); put it in quotes.",
      ],
    ],
    [
      "production:\n  branches:\n    - main\n    -\n    - true",
      [
        "line 4, column 5, at production.branches[1]: expected text, found nothing.",
        "line 5, column 7, at production.branches[2]: expected text, found true; put it in quotes.",
      ],
    ],
    [
      "production:\n  branches: [main, dev, main]",
      ['line 2, column 25, at production.branches[2]: "main" is listed twice.'],
    ],
    [
      "production:\n  branches: refs/heads/main",
      [
        'line 2, column 13, at production.branches[0]: expected a branch\'s name or pattern as GitHub shows it, without spaces, refs/heads/ or a leading !, found text ("refs/heads/main").',
      ],
    ],
    [
      "production:\n  branches: main, dev",
      [
        'line 2, column 13, at production.branches[0]: expected a branch\'s name or pattern as GitHub shows it, without spaces, refs/heads/ or a leading !, found text ("main, dev").',
      ],
    ],
    [
      "production:\n  branches: ['']",
      ["line 2, column 14, at production.branches[0]: expected text, found an empty text."],
    ],
    [
      "timezone: Africa/Kairo",
      [
        'line 1, column 11, at timezone: "Africa/Kairo" is not a time zone. Did you mean "Africa/Cairo"?',
      ],
    ],
    [
      "timezone: africa/kairo",
      [
        'line 1, column 11, at timezone: "africa/kairo" is not a time zone. Did you mean "Africa/Cairo"?',
      ],
    ],
    [
      "timezone: Cairo",
      ['line 1, column 11, at timezone: "Cairo" is not a time zone. Did you mean "Africa/Cairo"?'],
    ],
    [
      "timezone: new york",
      [
        'line 1, column 11, at timezone: "new york" is not a time zone. Did you mean "America/New_York"?',
      ],
    ],
    [
      "timezone: Moonbase",
      [
        'line 1, column 11, at timezone: "Moonbase" is not a time zone. Zones have names such as "Africa/Cairo".',
      ],
    ],
    [
      "timezone: ''",
      [
        'line 1, column 11, at timezone: "" is not a time zone. Zones have names such as "Africa/Cairo".',
      ],
    ],
    [
      "timezone: +02:00",
      [
        'line 1, column 11, at timezone: expected a time zone by its name, such as "Africa/Cairo", found an offset ("+02:00"). An offset knows no summer time.',
      ],
    ],
    [
      "timezone: UTC+2",
      [
        'line 1, column 11, at timezone: expected a time zone by its name, such as "Africa/Cairo", found an offset ("UTC+2"). An offset knows no summer time.',
      ],
    ],
    [
      "timezone: PST",
      [
        'line 1, column 11, at timezone: expected a time zone by its name, such as "Africa/Cairo", found an abbreviation ("PST"). Several places share an abbreviation, and it knows no summer time.',
      ],
    ],
    [
      "timezone: 2",
      [
        'line 1, column 11, at timezone: expected the name of a time zone, such as "Africa/Cairo", found a number (2).',
      ],
    ],
    [
      "timezone: [UTC]",
      [
        'line 1, column 11, at timezone: expected the name of a time zone, such as "Africa/Cairo", found a list.',
      ],
    ],
    [
      "priority: off",
      [
        'line 1, column 11, at priority: expected settings (such as "labels") or false, found text ("off"); write false.',
      ],
    ],
    [
      "priority: Yes",
      [
        'line 1, column 11, at priority: expected settings (such as "labels") or false, found text ("Yes"); write true.',
      ],
    ],
    [
      "priority: 1",
      [
        'line 1, column 11, at priority: expected settings (such as "labels") or false, found a number (1).',
      ],
    ],
    [
      "priority:\n  labels: [P1, p1, P2, P2]",
      [
        'line 2, column 16, at priority.labels[1]: "p1" is the same label as "P1": GitHub compares labels without regard to case. Keep one of the two.',
        'line 2, column 24, at priority.labels[3]: "P2" is listed twice. Keep one of the two.',
      ],
    ],
    [
      "priority:\n  labels: [P1]\n  missing: p1",
      [
        'line 3, column 12, at priority.missing: "p1" says that an issue has no priority, so it cannot be one of the priority labels. Choose another label.',
      ],
    ],
    [
      "priority:\n  missing: priority_major",
      [
        'line 2, column 12, at priority.missing: "priority_major" says that an issue has no priority, so it cannot be one of the priority labels. Choose another label.',
      ],
    ],
    [
      "priority:\n  labels: needs-priority",
      [
        'line 2, column 3, at priority.missing: "needs-priority" says that an issue has no priority, so it cannot be one of the priority labels. Choose another label.',
      ],
    ],
    [
      "priority:\n  labels: [' P1']",
      [
        'line 2, column 12, at priority.labels[0]: expected a label\'s name without spaces at either end, found text (" P1").',
      ],
    ],
    [
      `priority:\n  missing: ${"x".repeat(51)}`,
      [
        `line 2, column 12, at priority.missing: expected at most 50 characters, found 51: "${"x".repeat(51)}".`,
      ],
    ],
    [
      "priority: {missing: no, labels: 7}",
      [
        'line 1, column 33, at priority.labels[0]: expected text or settings (such as "name"), found a number (7); put it in quotes.',
      ],
    ],
    [
      "hello",
      [
        'line 1, column 1: expected settings such as "timezone: Africa/Cairo", found text ("hello").',
      ],
    ],
    [
      "timezone:UTC",
      [
        'line 1, column 1: expected settings such as "timezone: Africa/Cairo", found text ("timezone:UTC"). A space is missing after the colon.',
      ],
    ],
    [
      "- timezone",
      ['line 1, column 1: expected settings such as "timezone: Africa/Cairo", found a list.'],
    ],
    [
      "5",
      ['line 1, column 1: expected settings such as "timezone: Africa/Cairo", found a number (5).'],
    ],
    [
      "a: [",
      [
        'line 1, column 5: The file ends before a list or mapping is closed: a "]" or "}" is missing.',
      ],
    ],
  ])("is told so, with the place: %j", (text, words) => {
    expect(said(text)).toEqual(words);
  });

  it("hears of everything at once, in the order of the file", () => {
    const text = [
      "freze: false",
      "timezone: Africa/Kairo",
      "timezone: UTC",
      "production: {branches: [1, '😀 x', 2]}",
      "priority:",
      "  labels: [a, A]",
      "  missing: &x 'b'",
      "freeze: !!bool 5",
    ].join("\r\n");
    expect(said(text).map((line) => line.slice(0, line.indexOf(":")))).toEqual([
      "line 1, column 1",
      "line 2, column 11, at timezone",
      "line 3, column 1",
      "line 4, column 25, at production.branches[0]",
      "line 4, column 28, at production.branches[1]",
      "line 4, column 35, at production.branches[2]",
      "line 6, column 15, at priority.labels[1]",
      "line 8, column 9, at freeze",
      "line 8, column 16, at freeze",
    ]);
  });

  it("says what was expected and what was probably meant in fields of their own", () => {
    expect(problemsOf("production: {branches: [2024]}\npriorty: false")).toEqual([
      {
        line: 1,
        column: 25,
        path: "production.branches[0]",
        message: "expected text, found a number (2024); put it in quotes.",
        expected: "text",
        suggestion: '"2024"',
        severity: "error",
      },
      {
        line: 2,
        column: 1,
        path: "",
        message: '"priorty" is not a setting of the policy. Did you mean "priority"?',
        suggestion: "priority",
        severity: "error",
      },
    ]);
  });

  it("hears of fifty things at most, and that there are more", () => {
    const text = Array.from({ length: 20_000 }, (_, n) => `key${n}: 1`).join("\n");
    const words = said(text);
    expect(words).toHaveLength(50);
    expect(words[49]).toBe(
      "line 50, column 1: There are more problems from here on; they are shown once these are mended.",
    );
  });

  it("is quoted on one line, cut short, whatever stands in it", () => {
    const [words] = said(`"${"long\\n\\e[31m ".repeat(20)}": 1`);
    expect(words).not.toMatch(/\p{Cc}/u);
    expect(words?.length).toBeLessThan(500);
  });
});

describe("a policy over its organisation's base", () => {
  const rest = { grace: "10 minutes", others: "point-out" };
  const base =
    "timezone: Africa/Cairo\nproduction:\n  branches: [live]\npriority:\n  labels: [P1, P2]\n  missing: P?";

  it.each([
    ["the base alone", undefined, {}],
    ["an empty file", "", {}],
    [
      "one key of a section",
      "priority:\n  missing: triage",
      { priority: { labels: ["P1", "P2"], missing: "triage", ...rest } },
    ],
    [
      "a list, which replaces the base's",
      "priority: {labels: [P3]}",
      { priority: { labels: ["P3"], missing: "P?", ...rest } },
    ],
    ["null, which goes back to the default", "timezone: null", { timezone: "UTC" }],
    [
      "null further down",
      "priority:\n  missing:",
      { priority: { labels: ["P1", "P2"], missing: "needs-priority", ...rest } },
    ],
    ["a rule switched off", "priority: false", { priority: false }],
    ["true, which keeps the base's settings", "priority: true", {}],
  ])("has %s", (_, own, changed) => {
    expect(policyOf(own, base)).toEqual({ ...policyOf(base), ...changed });
  });

  it("may switch on what the base switched off", () => {
    expect(policyOf("priority: true", "priority: false").priority).toEqual(policyOf("").priority);
    expect(policyOf("priority: {missing: x}", "priority: false").priority).toMatchObject({
      missing: "x",
    });
  });

  it("is not what is wrong when the base is, even where it sets the same key", () => {
    const reading = readPolicy({ own: "timezone: UTC", base: "\ntimezone: Mars" });
    expect(reading).toMatchObject({ source: "base", problems: [{ line: 2, column: 11 }] });
  });

  it("is what is wrong when the two do not go together", () => {
    const reading = readPolicy({ own: "# ours\npriority:\n  missing: P1", base });
    expect(reading).toMatchObject({
      source: "own",
      problems: [{ line: 3, column: 12, path: "priority.missing" }],
    });
  });
});

describe("a production branch", () => {
  it.each([
    [["main"], "main", true],
    [["main"], "Main", false],
    [["main"], "main2", false],
    [["release/*"], "release/1.0", true],
    [["release/*"], "release/1/0", false],
    [["release/**"], "release/1/0", true],
    [["release-[0-9]*"], "release-1.x", true],
    [["*"], ".hidden", true],
    [["live/(eu)"], "live/(eu)", true],
    [["a", "b"], "b", true],
  ])("by %j: %s is %s", (branches, branch, expected) => {
    const production = { branches, environments: [] };
    expect(isProductionBranch({ ...policyOf(""), production }, branch)).toBe(expected);
  });
});

describe("a production environment", () => {
  it.each([
    ["", "production", true],
    ["", "Mainnet", true],
    ["", "staging", false],
    ["production: { environments: prod-* }", "PROD-eu", true],
    ["production: { environments: prod-* }", "production", false],
    ["production: { environments: [] }", "production", false],
  ])("by %j: %s is %s", (text, environment, expected) => {
    expect(isProductionEnvironment(policyOf(text), environment)).toBe(expected);
  });
});
