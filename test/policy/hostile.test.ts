import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const schema = JSON.parse(
  readFileSync(new URL("../../../schemas/watchbill.schema.json", import.meta.url), "utf8"),
) as { readonly properties: Readonly<Record<string, object>> };

const words = fc.constantFrom(
  "timezone",
  "production",
  "branches",
  "priority",
  "labels",
  "missing",
  "freeze",
  "windows",
  "from",
  "until",
  "days",
  "holidays",
  "__proto__",
  "constructor",
  "toString",
  "",
  "main",
  "Africa/Cairo",
  "Thursday 00:00",
);
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(words, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(words, tie("value")), { maxLength: 4 }).map(Object.fromEntries),
  ),
})).value;

// JSON is YAML, apart from a few characters that YAML does not print.
const yaml = values.map((value) => JSON.stringify(value));

/** Settings that a policy always has, said or not. */
const WITH_DEFAULT = Object.entries(schema.properties).flatMap(([name, setting]) =>
  "default" in setting ? [name] : [],
);

describe("whatever a policy file holds", () => {
  it("is answered with a policy that is complete, or with problems that are errors", () => {
    fc.assert(
      fc.property(
        fc.option(yaml, { nil: undefined }),
        fc.option(yaml, { nil: undefined }),
        (own, base) => {
          const reading = readPolicy({ own, base });
          if ("policy" in reading) {
            const settings = Object.keys(reading.policy);
            expect(settings).toEqual(expect.arrayContaining(WITH_DEFAULT));
            expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(settings));
            expect(reading.policy.production.branches.length).toBeGreaterThan(0);
            expect(reading.warnings.map(({ severity }) => severity)).not.toContain("error");
          } else {
            expect(reading.problems.map(({ severity }) => severity)).toContain("error");
            expect(reading.problems.map(sayProblem).join("\n")).not.toMatch(
              /undefined|\[object|NaN,/,
            );
          }
          expect(({} as Record<string, unknown>).polluted).toBeUndefined();
        },
      ),
      { numRuns: 1000, seed: 2026 },
    );
  });

  it.each([
    ["a megabyte of text", `timezone: ${"x".repeat(1_000_000)}`],
    ["as many keys as fit", Array.from({ length: 30_000 }, (_, n) => `k${n}:`).join("\n")],
    ["the same key over and over", "a:\n".repeat(80_000)],
    ["as many entries as fit", `production:\n  branches:\n${"  - 1\n".repeat(40_000)}`],
    [
      "as many labels as fit",
      `priority:\n  labels: [${Array.from({ length: 30_000 }, (_, n) => `l${n}`).join()}]`,
    ],
    ["one very long line", `production: {branches: [${"1,".repeat(120_000)}]}`],
    ["brackets", "[".repeat(200_000)],
    ["braces", "{a: ".repeat(60_000)],
    ["questions", "? ".repeat(100_000)],
    ["anchors", Array.from({ length: 20_000 }, (_, n) => `- &a${n} x`).join("\n")],
    ["aliases", `- &a x\n${"- *a\n".repeat(50_000)}`],
    ["documents", "---\n".repeat(60_000)],
    ["tabs", "\t".repeat(250_000)],
    ["byte order marks", "\uFEFF".repeat(100_000)],
    ["a long pattern", `production: {branches: ["${"a*".repeat(50_000)}"]}`],
    ["a long zone", `timezone: ${"Africa/".repeat(30_000)}`],
    ["a long unknown key", `${"k".repeat(200_000)}: 1`],
  ])("is answered, be it %s", (_, text) => {
    const reading = readPolicy({ own: text });
    const problems = "problems" in reading ? reading.problems : reading.warnings;
    expect(problems.length).toBeLessThanOrEqual(50);
    for (const problem of problems) expect(sayProblem(problem).length).toBeLessThan(600);
  });
});
