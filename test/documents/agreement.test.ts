import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { FIELDS, type Field } from "../../src/documents/contract.js";
import { judge } from "../../src/documents/judge.js";

const folder = new URL("../../../fixtures/reports/", import.meta.url);

const cases = readdirSync(folder)
  .filter((file) => file.endsWith(".verdict.json"))
  .map((file) => ({
    said: JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Record<
      Field | "complete",
      boolean
    >,
    judged: judge(
      readFileSync(new URL(file.replace(".verdict.json", ".md"), folder), "utf8"),
      "default",
    ),
  }));

/** Part of the cases for which watchbill says what people say. */
const agreement = (field: Field, among: typeof cases): number =>
  among.filter(({ said, judged }) => said[field] === judged.fields[field]).length / among.length;

describe("the reading of incident reports in many styles", () => {
  it("has enough reports with and without each field to be measured on", () => {
    for (const field of FIELDS) {
      const having = cases.filter(({ said }) => said[field]).length;
      expect(having).toBeGreaterThanOrEqual(7);
      expect(cases.length - having).toBeGreaterThanOrEqual(7);
    }
  });

  it.each(FIELDS)("agrees with people about %s", (field) => {
    const having = cases.filter(({ said }) => said[field]);
    const lacking = cases.filter(({ said }) => !said[field]);
    expect(agreement(field, having)).toBeGreaterThanOrEqual(0.95);
    expect(agreement(field, lacking)).toBeGreaterThanOrEqual(0.95);
  });

  it("calls complete what people call complete", () => {
    expect(cases.filter(({ said, judged }) => said.complete !== judged.complete)).toEqual([]);
  });

  it("gives every finding a line of the file and a sentence", () => {
    for (const { judged } of cases)
      for (const { line, message } of judged.findings) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(message).toMatch(/[.!?]$/);
      }
  });
});
