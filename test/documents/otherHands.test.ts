import { describe, expect, it } from "@jest/globals";
import type { Field } from "../../src/documents/contract.js";
import { judge } from "../../src/documents/judge.js";

const told = (field: Field, text: string): boolean => judge(text, "default").fields[field];

const REPORT = `# Incident review

## Summary
On 3 May 2024 the shop was down for all customers, because its certificate had expired.
`;

describe("a template that nobody has filled in", () => {
  it.each([
    [
      "that calls itself one",
      "# Incident review template\n\n## Impact\nAffected lanes and users\n",
    ],
    [
      "that is nothing but fields",
      "# Review\n\n## Impact\n- Systems:\n- Users:\n\n## Cause\n- Immediate cause:\n\n## Repair\n\n## Lessons\n\n## Owners\n",
    ],
    ["in another language", "# Modèle de rapport\n\n## Incidence\nNombre de personnes touchées\n"],
  ])("says nothing of an incident: %s", (_, text) => {
    const { fields } = judge(text, "default");
    const { placeholders_left: left, ...others } = fields;
    expect(left).toBe(true);
    expect(Object.values(others)).not.toContain(true);
  });

  it("is no longer one when it names the day of an incident", () => {
    expect(told("summary", REPORT.replace("review", "review template"))).toBe(true);
  });

  it.each(["state the impact", "when staff was notified", "do not sugarcoat", "list the timezone"])(
    "asks its writer to %s",
    (line) => {
      expect(told("placeholders_left", `${REPORT}\n## Timeline\n- ${line}\n`)).toBe(true);
    },
  );

  it.each([
    ["a heading that ends in a colon", "## Recording of the call:\n\n## Impact\nNobody could pay."],
    ["TODO in place of a text", "## What went well\n\nTODO\n\n## Impact\nNobody could pay."],
    ["a range of dates", "## Timeline (UTC) DATE RANGE\n\n- 10:00 down\n- 10:10 up"],
    ["a template within a fence", "```\n# Report\n\n- {{ day }} - first update\n```"],
  ])("left %s", (_, rest) => {
    expect(told("placeholders_left", `${REPORT}\n${rest}\n`)).toBe(true);
  });

  it("left nothing where TODO is the status of an action", () => {
    const table = "| Action | Owner | Status |\n|---|---|---|\n| Renew by timer | Ines | TODO |\n";
    expect(told("placeholders_left", `${REPORT}\n${table}`)).toBe(false);
  });
});

describe("a report in another hand", () => {
  it("means the same with typographic apostrophes", () => {
    expect(told("impact", "# Note\n\nThe members couldn’t log in before noon.\n")).toBe(true);
  });

  it("breaks its sentences at the margin", () => {
    const notice = "A mail warned us of the end of the licence. This was unexpected because\n";
    expect(told("root_cause", `## Summary\n${notice}we had renewed it in good time.\n`)).toBe(
      false,
    );
  });

  it("quotes nobody where everything is quoted", () => {
    const parts = ["Summary", "Impact", "Cause", "Repair"].map(
      (name) =>
        `## ${name}\n> The desk was down because the update had a bug, and we rolled it back.\n`,
    );
    expect(told("root_cause", parts.join("\n"))).toBe(true);
  });

  it("numbers its parts, and lists what each says", () => {
    const text =
      "1. Summary\n- The wiki was down for a day.\n2. Root cause\n- The disk was full.\n3. Action items\n- Watch the disk\n";
    expect([told("root_cause", text), told("action_items", text)]).toEqual([true, true]);
  });

  it("writes what belongs to a list's label below the list", () => {
    const text = `${REPORT}\n- **Review actions**:\n\n1. Renew by timer\n2. Watch the day of expiry\n`;
    expect(told("action_items", text)).toBe(true);
  });

  it("groups its actions under a heading that would name something else elsewhere", () => {
    expect(
      told("action_items", `${REPORT}\n## Action items\n\n### Process\n\n- Use one list\n`),
    ).toBe(true);
  });

  it("says in bold that something was not affected, and heads nothing with it", () => {
    const text = "# Provider\n\nThe site was affected by an outage of our provider.\n";
    expect(
      told("impact", `${text}\n## Is the desk affected?\n\n**The desk was not affected by it.**\n`),
    ).toBe(true);
  });

  it("holds its actions in a table of HTML", () => {
    const table =
      "<table><tr><th>Action</th><th>Owner</th></tr><tr><td>Renew by timer</td><td>Ines Roth</td></tr></table>";
    expect(told("action_item_owners", `${REPORT}\n<h2>Actions</h2>\n${table}\n`)).toBe(true);
  });

  it.each(["NA - this issue is still present", "We plan to fix it in June", "Not yet resolved"])(
    "is not resolved where it says: %s",
    (text) => {
      const report = `${REPORT}\n## Resolution\n${text}\n\n## Notes\nAn account was restored.\n`;
      expect(told("resolution", report)).toBe(false);
    },
  );

  it("does not say what ended it with the word that it was resolved", () => {
    const times = "## Timeline\n- 10:00 shop down\n- 12:00 issue resolved at 12:00\n";
    expect(told("resolution", `${REPORT}\n## Resolution\n\n${times}`)).toBe(false);
  });

  it("names no owner in a column where it says how it was done", () => {
    const table = "| Action | Owner |\n|---|---|\n| Add a test | Added along with the fix |\n";
    expect(told("action_item_owners", `${REPORT}\n## Actions\n${table}`)).toBe(false);
  });
});
