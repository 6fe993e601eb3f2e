import { describe, expect, it } from "@jest/globals";
import { withIssues } from "../../src/documents/actions/amend.js";
import { reportedActions } from "../../src/documents/actions/reported.js";
import { BLANK_REPORT } from "../../src/documents/blank.js";
import { incidentsNamed } from "../../src/documents/incidentNamed.js";
import { FULL_REPORT } from "./samples.js";

const report = (...lines: readonly string[]): string =>
  ["# Down", "", "## Action items", "", ...lines, ""].join("\n");
const TABLE = report(
  "| Action | Owner | Priority | Due | Issue |",
  "| --- | --- | --- | --- | --- |",
  "| Renew \\| rotate the certificate | @bo | P1 | 5 December 2026 | [link] |",
  "| Let the alert watch the proxy | chi | P2 | 2026-12-05 | #44 |",
);
const LIST = report(
  "- [ ] Alert when the disk is 80% full, @bo, P2, due 2026-12-01",
  "- [x] Replaced the broken disk for good, @chi",
  "- Write the runbook for the proxy",
);

describe("the actions of a report", () => {
  it("are read from a table with what its columns say", () => {
    expect(reportedActions(TABLE)).toEqual([
      {
        line: 7,
        what: "Renew | rotate the certificate",
        owner: "@bo",
        due: "2026-12-05",
        priority: "P1",
        hasIssue: false,
      },
      expect.objectContaining({ line: 8, owner: "chi", hasIssue: true }),
    ]);
  });

  it("are read from a list without their details, and without what is done", () => {
    expect(reportedActions(LIST).map(({ what, owner, due }) => [what, owner, due])).toEqual([
      ["Alert when the disk is 80% full", "@bo", "2026-12-01"],
      ["Write the runbook for the proxy", undefined, undefined],
    ]);
  });

  it.each([
    ["a blank", BLANK_REPORT],
    [
      "a report that says why there are none",
      report("None: the proxy was replaced by another product."),
    ],
    ["a file that is no text", `${TABLE}\u0000`],
    ["an empty file", ""],
  ])("are none in %s", (_, text) => {
    expect(reportedActions(text)).toEqual([]);
  });

  it("are given their issues in the table's column, and nothing else changes", () => {
    expect(withIssues(TABLE, new Map([[7, 51]]))).toBe(TABLE.replace("[link]", "#51"));
    const both = TABLE.replace("[link]", "PROJ, see there");
    expect(withIssues(both, new Map([[7, 51]]))).toBe(
      both.replace("PROJ, see there", "PROJ, see there #51"),
    );
  });

  it("are given their issues behind what is to be done where no column is for them", () => {
    const table = report("| What | Who |", "|---|---|", "| Renew the certificate | bo |");
    expect(withIssues(table, new Map([[7, 51]]))).toBe(
      table.replace("Renew the certificate", "Renew the certificate (#51)"),
    );
    const list = LIST.replaceAll("\n", "\r\n");
    expect(withIssues(list, new Map([[5, 51]]))).toBe(
      list.replace("2026-12-01", "2026-12-01 (#51)"),
    );
  });

  it("have an issue once they are given one", () => {
    for (const text of [TABLE, LIST]) {
      const numbers = new Map(reportedActions(text).map(({ line }) => [line, 51]));
      expect(reportedActions(withIssues(text, numbers)).every(({ hasIssue }) => hasIssue)).toBe(
        true,
      );
    }
  });
});

describe("the incident that a report names", () => {
  it.each([
    [FULL_REPORT, [42]],
    ["**Incident:** harbour/ops#7\n", [7]],
    ["**Incident:** https://github.com/harbour/ops/issues/7\n", [7]],
    ["---\nincident: 7\n---\n\n# Down\n", [7]],
    ["**Incident:** other/repo#7\n", []],
    ["# Down\n\nSee #7 and harbour/ops#8.\n", []],
  ])("is told by its head: %j", (text, own) => {
    expect(incidentsNamed(text, "harbour/ops").own).toEqual(own);
  });

  it("may be one that it mentions", () => {
    const text =
      "See #7, harbour/ops#8, https://github.com/harbour/ops/issues/9, other/repo#10, a#11.";
    expect(incidentsNamed(text, "Harbour/Ops").mentioned).toEqual([7, 8, 9]);
  });
});
