import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { frozenAt } from "../../src/domain/freeze/frozenAt.js";
import type { FreezeQuestion } from "../../src/domain/freeze/question.js";
import { Temporal } from "../../src/domain/time.js";
import { isProductionBranch, readPolicy } from "../../src/policy/policy.js";

const folder = new URL("../../../fixtures/freezes/", import.meta.url);

const policyOf = (name: string) => {
  const reading = readPolicy({ own: readFileSync(new URL(`${name}.yml`, folder), "utf8") });
  if ("problems" in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.policy;
};

type Change = Partial<Pick<FreezeQuestion, "base" | "paths" | "labels">> & { opened?: string };

const frozen = (name: string, at: string, { opened, ...change }: Change = {}): boolean => {
  const policy = policyOf(name);
  if (policy.freeze === false) throw new Error("switched off");
  const base = change.base ?? "main";
  return frozenAt(policy.freeze, {
    timezone: policy.timezone,
    at: Temporal.Instant.from(at),
    ...change,
    base,
    production: isProductionBranch(policy, base),
    openedAt: opened === undefined ? undefined : Temporal.Instant.from(opened),
  }).frozen;
};

/** For a change: the instants at which it comes to be frozen, and those at which it thaws. */
const edges: readonly [policy: string, freezes: string[], thaws: string[], change?: Change][] = [
  ["working-week", ["2026-11-19T00:00+02:00"], ["2026-11-22T00:00+02:00"]],
  ["working-week", ["2026-07-16T00:00+03:00"], ["2026-07-19T00:00+03:00"]],
  ["end-to-the-minute", [], ["2023-04-11T09:00Z"]],
  ["code-freeze-two-labels", ["2017-11-22T23:00Z"], []],
  ["release-phases", ["2026-07-22T18:00Z"], ["2026-08-26T18:00Z"], { base: "release-1.37" }],
  ["end-of-day", ["2021-03-10T08:00Z"], []],
  ["end-of-day", [], ["2021-03-10T08:00Z"], { labels: ["freeze-switch"] }],
  ["thaw-on-wednesday", ["2026-07-23T01:00Z"], ["2026-08-26T18:00Z"]],
  ["slipped-a-day", ["2019-05-31T17:00-07:00"], ["2019-06-14T17:00-07:00"]],
  ["holidays-content-goes-on", ["2025-11-26T17:00-05:00"], ["2025-12-01T08:00-05:00"]],
  ["holidays-content-goes-on", ["2026-07-03T00:00-04:00"], ["2026-07-05T00:00-04:00"]],
  ["across-the-year", ["2025-12-22T00:00-05:00"], ["2026-01-06T00:00-05:00"]],
  ["day-of-mourning", ["2025-01-09T00:00-05:00"], ["2025-01-10T00:00-05:00"]],
  [
    "deploy-hours",
    ["2026-11-19T17:00Z", "2026-11-20T16:00Z"],
    ["2026-11-19T09:30Z", "2026-11-23T09:30Z"],
  ],
  ["deploy-hours", ["2026-07-16T17:00+01:00"], ["2026-07-16T09:30+01:00"]],
  [
    "election-one-app",
    ["2024-07-03T12:00+01:00"],
    ["2024-07-05T18:00+01:00"],
    { paths: ["apps/results/a.rb", "README.md"] },
  ],
  [
    "pinned-to-san-francisco",
    ["2026-03-08T23:30Z", "2026-03-08T00:30Z"],
    ["2026-03-08T23:00Z", "2026-03-08T00:00Z"],
  ],
  [
    "dates-with-weekdays",
    ["2026-11-24T00:00-07:00", "2026-12-21T00:00-07:00"],
    ["2026-11-28T00:00-07:00", "2027-01-05T00:00-07:00"],
    { base: "rapid" },
  ],
  [
    "dates-with-weekdays",
    ["2026-12-14T00:00-07:00"],
    ["2027-01-09T00:00-07:00"],
    { base: "regular" },
  ],
  [
    "every-six-weeks",
    ["2026-01-13T00:00Z", "2026-02-24T00:00Z", "2027-01-26T00:00Z"],
    ["2026-01-20T00:00Z", "2026-03-03T00:00Z"],
  ],
  ["begun-before", ["2026-11-03T12:00+01:00"], ["2026-12-15T12:00+01:00"]],
  ["stability", ["2025-07-04T00:00Z"], ["2025-07-10T23:59Z"]],
  ["year-end", ["2026-12-16T00:00-08:00"], ["2027-01-05T00:00-08:00"]],
  [
    "mid-month",
    ["2026-12-15T00:00-05:00", "2026-02-15T00:00-05:00"],
    ["2027-01-02T00:00-05:00", "2026-03-02T00:00-05:00"],
  ],
  ["cron-surprise", ["2026-11-20T00:00+09:00"], ["2026-11-22T00:00+09:00"]],
  ["not-on-friday", ["2026-11-20T00:00+01:00"], ["2026-11-21T00:00+01:00"]],
  [
    "weeks-before-release",
    ["2026-03-16T09:00+08:00", "2026-08-31T09:00+08:00"],
    ["2026-05-04T09:00+08:00", "2026-10-19T09:00+08:00"],
  ],
  [
    "weeks-before-release",
    ["2026-09-28T09:00+08:00"],
    ["2026-10-05T09:00+08:00"],
    { labels: ["bug"] },
  ],
  ["cron-pair", ["2026-03-25T18:00Z"], ["2026-03-29T09:00+01:00"]],
  [
    "patch-tuesday",
    ["2026-11-10T18:00+01:00", "2026-11-12T22:00+01:00"],
    ["2026-11-12T06:00+01:00", "2026-11-13T06:00+01:00"],
  ],
  ["patch-tuesday", ["2026-12-23T15:00+01:00"], ["2026-12-27T06:00+01:00"]],
];

const minuteBefore = (at: string): string =>
  String(Temporal.Instant.from(at).subtract({ minutes: 1 }));

describe("what teams say of their freezes", () => {
  for (const [policy, freezes, thaws, change] of edges) {
    const whose = change ? ` (${JSON.stringify(change)})` : "";
    for (const at of freezes)
      it(`${policy}: frozen from ${at} on${whose}`, () => {
        expect(frozen(policy, minuteBefore(at), change)).toBe(false);
        expect(frozen(policy, at, change)).toBe(true);
      });
    for (const at of thaws)
      it(`${policy}: thawed from ${at} on${whose}`, () => {
        expect(frozen(policy, minuteBefore(at), change)).toBe(true);
        expect(frozen(policy, at, change)).toBe(false);
      });
  }

  const lettingThrough: readonly [policy: string, at: string, change: Change, frozen: boolean][] = [
    ["code-freeze-two-labels", "2017-12-01T00:00Z", { labels: ["priority/critical-urgent"] }, true],
    [
      "code-freeze-two-labels",
      "2017-12-01T00:00Z",
      { labels: ["Status/Approved-For-Milestone", "priority/critical-urgent", "x"] },
      false,
    ],
    ["release-phases", "2026-08-01T00:00Z", { base: "main" }, false],
    [
      "release-phases",
      "2026-08-01T00:00Z",
      { base: "release-1.37", labels: ["exception-approved"] },
      false,
    ],
    ["release-phases", "2026-08-01T00:00Z", { base: "feature" }, false],
    ["end-of-day", "2021-03-10T07:00Z", { labels: ["other"] }, false],
    [
      "holidays-content-goes-on",
      "2025-11-27T12:00Z",
      { paths: ["content/a.html", "b/README.md"] },
      false,
    ],
    [
      "holidays-content-goes-on",
      "2025-11-27T12:00Z",
      { paths: ["content/a.html", "src/b.rb"] },
      true,
    ],
    ["holidays-content-goes-on", "2025-11-27T12:00Z", { paths: [] }, true],
    ["holidays-content-goes-on", "2025-11-27T12:00Z", { labels: ["out-of-band-approved"] }, false],
    ["election-one-app", "2024-07-04T12:00Z", { paths: ["apps/bins/a.rb"] }, false],
    ["dates-with-weekdays", "2026-11-25T12:00Z", { base: "regular" }, false],
    ["every-six-weeks", "2026-01-14T00:00Z", { paths: ["docs/a/b.md", "site/x.html"] }, false],
    ["every-six-weeks", "2026-01-14T00:00Z", { labels: ["kind/feature"] }, true],
    ["every-six-weeks", "2026-01-06T12:00Z", {}, false],
    ["begun-before", "2026-11-20T12:00Z", { opened: "2026-11-03T10:59Z" }, false],
    ["begun-before", "2026-11-20T12:00Z", { opened: "2026-11-03T11:00Z" }, true],
    ["stability", "2025-07-06T00:00Z", { labels: ["P0-fix"] }, false],
    ["weeks-before-release", "2026-09-10T00:00Z", { labels: ["bug"] }, false],
    ["weeks-before-release", "2026-10-01T00:00Z", { labels: ["bug"] }, true],
    ["weeks-before-release", "2026-10-01T00:00Z", { labels: ["must-fix"] }, false],
    ["patch-tuesday", "2026-06-04T10:00Z", {}, false],
    ["patch-tuesday", "2026-05-14T10:00Z", {}, true],
    ["patch-tuesday", "2026-10-03T10:00Z", {}, false],
  ];
  for (const [policy, at, change, expected] of lettingThrough)
    it(`${policy}: at ${at} ${JSON.stringify(change)} is ${expected ? "frozen" : "let through"}`, () => {
      expect(frozen(policy, at, change)).toBe(expected);
    });

  it("every policy among the fixtures has its edges told here", () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.yml$/, ""));
    expect(new Set(edges.map(([policy]) => policy))).toEqual(new Set(files));
  });
});
