import { describe, expect, it } from "@jest/globals";
import type { DocumentVerdict } from "../../src/domain/document.js";
import { documents } from "../../src/rules/documents.js";
import { aPullRequest, aWorld } from "../snapshots.js";

const report = (but: Partial<DocumentVerdict> = {}): DocumentVerdict => ({
  path: "reports/1.md",
  kind: "Incident report",
  complete: true,
  remarks: [],
  ...but,
});
const lack = (line: number, message = "There is no timeline.") =>
  ({ verdict: "fail", line, message }) as const;
const evaluate = (found: readonly DocumentVerdict[] | undefined) =>
  documents.evaluate(aPullRequest(), [], aWorld({ documents: found })).findings;

describe("the rule on documents", () => {
  it.each([undefined, []])("says nothing where none is changed: %j", (found) => {
    expect(evaluate(found)).toEqual([]);
  });

  it("passes what is complete, and passes advice on", () => {
    const advice = { verdict: "warn", line: 4, message: "Name its author." } as const;
    expect(evaluate([report({ remarks: [advice] })])).toMatchObject([
      {
        verdict: "pass",
        title: "Incident report complete",
        annotations: [{ line: 4, level: "warning", title: "Advice" }],
      },
    ]);
  });

  it.each([
    [
      [report({ complete: false, remarks: [lack(1)] })],
      "Incident report incomplete: 1 thing missing",
    ],
    [
      [report(), report({ complete: false, remarks: [lack(1), lack(2), lack(3)] })],
      "Incident report incomplete: 3 things missing",
    ],
    [
      [
        report({ complete: false, remarks: [lack(1)] }),
        report({ complete: false, remarks: [lack(2)] }),
      ],
      "2 documents incomplete: 2 things missing",
    ],
  ])("fails what is not, and counts what is missing", (found, title) => {
    expect(evaluate(found)).toMatchObject([{ verdict: "fail", title }]);
  });

  it("quotes what the document says, so that nobody is called by it", () => {
    const [finding] = evaluate([
      report({
        complete: false,
        remarks: [lack(7, '"[@everyone](x)" is left from the template.')],
      }),
    ]);
    expect(finding?.message).toContain('line 7: `"[@everyone](x)" is left from the template.`');
  });

  it("gives GitHub no more remarks than it takes, what is missing first", () => {
    const remarks = [
      ...Array.from({ length: 40 }, (_, at) => ({ ...lack(at + 1), verdict: "warn" as const })),
      ...Array.from({ length: 40 }, (_, at) => lack(at + 1)),
    ];
    const [finding] = evaluate([report({ complete: false, remarks })]);
    expect(finding?.annotations?.length).toBe(50);
    expect(finding?.annotations?.slice(0, 40).every(({ level }) => level === "failure")).toBe(true);
  });
});
