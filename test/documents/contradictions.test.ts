import { describe, expect, it } from "@jest/globals";
import type { Remark } from "../../src/documents/contract.js";
import { judge } from "../../src/documents/judge.js";

const remarks = (markdown: string, field: string): readonly Remark[] =>
  judge(markdown, "strict").findings.filter((finding) => finding.field === field);
const lines = (markdown: string, field: string): readonly number[] =>
  remarks(markdown, field).map(({ line }) => line);

const moments = (stated: string): string =>
  `- **Key events**
  - First detected 2021-07-12 15:44
  - Repaired 2021-07-12 15:51
  - Resolved 2021-07-13 11:49

- **Time to repair**: ${stated}
`;

describe("what contradicts itself", () => {
  it("is a day that no calendar has, and a time that no clock has", () => {
    const text =
      "## Timeline\n\n- 2021-02-31 10:00 down\n- 2021-03-01 25:00 up\n- 2021-03-01 11:00 over\n";
    expect(lines(text, "dates")).toEqual([3, 4]);
    expect(remarks(text, "dates")[0]?.message).toContain('"2021-02-31"');
  });

  it("is not a version, an address or a time on the line of a log", () => {
    expect(
      lines("Version 1.32.45 at 10.0.0.1:99, exit 99:99, ratio 3:75\n\n    25:61 x", "dates"),
    ).toEqual([]);
  });

  it("is an end before its beginning, offsets regarded", () => {
    const head = "**Started:** 2026-03-02 10:00 +02:00\n";
    expect(lines(`${head}**Resolved:** 2026-03-02 09:00 +00:00`, "order")).toEqual([]);
    expect(lines(`${head}**Resolved:** 2026-03-02 07:59 +00:00`, "order")).toEqual([2]);
  });

  it("is not a late declaration", () => {
    const text =
      "Started: 2026-03-02 10:00\nResolved: 2026-03-02 11:00\nDeclared: 2026-03-02 12:00";
    expect(lines(text, "order")).toEqual([]);
  });

  it("is an entry of the timeline before the one above it, unless it begins with the newest", () => {
    const at = (...hours: number[]): string =>
      `## Timeline\n\n${hours.map((hour) => `- 2021-01-01 ${hour}:00 step`).join("\n")}\n`;
    expect(lines(at(10, 12, 11, 13), "order")).toEqual([5]);
    expect(lines(at(13, 12, 11, 10), "order")).toEqual([]);
  });

  it("is a duration that the report's own instants do not bear out", () => {
    expect(remarks(moments("0h 07m"), "durations")).toEqual([]);
    expect(remarks(moments("2h 07m"), "durations")).toEqual([
      expect.objectContaining({ line: 6, message: expect.stringContaining("7 min") }),
    ]);
  });

  it("is an author who reviews the report alone", () => {
    const text = "---\nauthor: Anna Holm\nreviewer: anna holm\n---\n# x\n";
    expect(lines(text, "reviewer")).toEqual([3]);
    expect(lines(text.replace("anna holm", "anna holm, Bo Ek"), "reviewer")).toEqual([]);
  });
});

describe("what a strict reader asks beside the nine fields", () => {
  it.each(["severity", "severity_criteria", "lead", "author", "reviewer", "moments", "lessons"])(
    "%s, and says so",
    (field) => {
      expect(lines("# x\n\nThe disk was full.\n", field)).toEqual([1]);
      expect(
        judge("# x\n\nThe disk was full.\n", "lenient").findings.map((finding) => finding.field),
      ).not.toContain(field);
    },
  );

  it("is satisfied by labels as by front matter", () => {
    const head = "- **Severity Level:** High\n- **Incident lead:** Anna\n- **Author:** Bo\n";
    for (const field of ["severity", "lead", "author"]) expect(lines(head, field)).toEqual([]);
  });

  it("priority, due date and issue of each action", () => {
    const text = "## Actions\n\n- alert on expiry (@anna)\n- fix #12 by 3 May, P1 (@bo)\n";
    expect(lines(text, "action_details")).toEqual([3]);
  });

  it("a zone for the times", () => {
    const events = "- 2021-01-01 10:00 down\n- 2021-01-01 11:00 up\n";
    expect(lines(`## Timeline\n\n${events}`, "zone")).toEqual([1]);
    expect(lines(`## Timeline\n\nAll times in CET.\n\n${events}`, "zone")).toEqual([]);
  });
});

describe("front matter", () => {
  const withHead = (head: string): string => `---\ndocument: incident-report\n${head}\n---\n# x\n`;

  it("is held to the schema where it says that it is an incident report's", () => {
    expect(lines(withHead("severity: catastrophic"), "front_matter")).toEqual([3]);
    expect(lines(withHead("started: yesterday"), "front_matter")).toEqual([3]);
    expect(
      lines(withHead("severity: major\nstarted: 2026-03-02T08:40+02:00"), "front_matter"),
    ).toEqual([]);
  });

  it("of a website is let be", () => {
    expect(
      lines("---\nseverity: disrupted\nstarted: yesterday\n---\n# x\n", "front_matter"),
    ).toEqual([]);
  });

  it("that is not YAML is a finding at its line, and the rest is read", () => {
    const { fields, findings } = judge(
      "---\ntitle: [open\n---\n\n## Impact\n\nAll users.\n",
      "default",
    );
    expect(findings.find(({ field }) => field === "front_matter")?.line).toBe(2);
    expect(fields.impact).toBe(true);
  });

  it("may follow a line that says where the file is from", () => {
    expect(
      lines(
        "source: a/b c.md @123\n---\ndocument: incident-report\nseverity: x\n---\n",
        "front_matter",
      ),
    ).toEqual([4]);
  });
});
