import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const folder = new URL("../../../fixtures/policies/", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, folder), "utf8");
const policiesIn = (kind: string): string[] =>
  readdirSync(new URL(`${kind}/`, folder)).filter((name) => name.endsWith(".yml"));

describe("the example policies", () => {
  it.each(policiesIn("good"))("are valid: good/%s", (name) => {
    expect(readPolicy({ own: textOf(`good/${name}`) })).toMatchObject({ warnings: [] });
  });

  it.each(policiesIn("bad"))("are told what the text beside them says: bad/%s", (name) => {
    const reading = readPolicy({ own: textOf(`bad/${name}`) });
    const told = "problems" in reading ? reading.problems.map(sayProblem) : [];
    expect(`${told.join("\n")}\n`).toBe(textOf(`bad/${name.replace(/\.yml$/, ".txt")}`));
  });
});
