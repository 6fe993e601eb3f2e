import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { judge } from "../../src/documents/judge.js";

const found = (text: string, field: string): readonly number[] =>
  judge(text, "default")
    .findings.filter((finding) => finding.field === field)
    .map(({ line }) => line);

/** Pieces of Markdown and of reports, to be put together in any order. */
const PIECES = [
  "# ",
  "## Impact\n",
  "**Cause:** ",
  "| a | b |\n|---|---|\n",
  "| 10:00 |",
  "- ",
  "> ",
  "```\n",
  "---\n",
  "[",
  "](",
  "{{ ",
  "<tr><td>",
  "<!-- ",
  "-->",
  "\n",
  "\n\n",
  "    ",
  "2021-02-31",
  "25:00",
  "TBD",
  "?",
  "*",
  "_",
  "\\",
  "\u202e",
  "تقرير",
  "障害",
  "\u0000",
  "a: b\n",
  "1. ",
  "Q: why?\n",
  "10:00 UTC x\n",
  "\r\n",
  "\t",
];

describe("whatever text it is given", () => {
  it("never throws, and names lines that the text has", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const last = text.split(/\r\n?|\n/).length;
        for (const { line } of judge(text, "strict").findings) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never throws on any characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(judge(text, "default").complete).toBe(false);
      }),
    );
  });

  it("says at its line that bytes are no text", () => {
    expect(found("# x\n\nabc\u0000def", "file")).toEqual([3]);
    expect(found("# x\n\uFFFD", "file")).toEqual([2]);
  });

  it("reads the beginning of a file that is too large, and says where it stopped", () => {
    const head = "## Impact\n\nAll users.\n\n";
    const text = head + "a line of a log\n".repeat(330_000);
    expect(text.length).toBeGreaterThan(5_000_000);
    const { fields, findings } = judge(text, "default");
    expect(fields.impact).toBe(true);
    const line = findings.find(({ field }) => field === "file")?.line ?? 0;
    expect(line).toBeGreaterThan(10_000);
    expect(line).toBeLessThan(20_000);
  });

  it.each([
    ["quotations", ">".repeat(50_000)],
    ["lists", "- ".repeat(50_000)],
    ["brackets", "[a](".repeat(50_000)],
    ["emphasis", "*a _b ".repeat(20_000)],
    ["HTML", "<tr><td>".repeat(20_000)],
    ["headings", "## Timeline\n".repeat(5_000)],
    ["labels", "- **Cause:** x\n".repeat(3_000)],
  ])("ends soon on too many %s", (_, text) => {
    expect(judge(text, "default").complete).toBe(false);
  });

  it("reads reports without headings, and in other scripts", () => {
    expect(judge("", "default").fields.summary).toBe(false);
    const arabic =
      "# تقرير حادث\n\n## ملخص\n\nتوقفت الخدمة عن العمل لمدة ساعتين بسبب خطأ في الإعدادات\n";
    expect(judge(arabic, "default").fields.summary).toBe(true);
  });
});
