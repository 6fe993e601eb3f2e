import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { judge } from "../../src/documents/judge.js";
import { begunReport } from "../../src/documents/prefill.js";
import { read } from "../../src/documents/reading.js";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { cairo, comment, event } from "../domain/clock/history.js";
import { anIssue } from "../snapshots.js";

const begun = (but: Partial<IssueSnapshot> = {}): string =>
  begunReport(anIssue(but), {
    severity: "major",
    author: "bo",
    timezone: "Europe/Brussels",
    changes: [{ number: 9, title: "Mend | it" }],
  });
const headOf = (text: string) => read(text).frontMatter?.values ?? {};

describe("a report that is begun from its issue", () => {
  it("has the issue's instants in the team's zone, before and after a change of the clocks", () => {
    const text = begun({
      createdAt: cairo("2026-10-24T22:00"),
      comments: [
        comment("2026-10-24T23:30", "chi", { body: "/ack\n\n> quoted\n\nLooking at it." }),
        comment("2026-10-25T23:30", "dependabot[bot]", { body: "Bumped." }),
      ],
      events: [
        event("2026-10-25T12:00", "bo", "assigned", "chi"),
        event("2026-10-25T12:30", "watchbill", "labeled", "needs-report"),
        event("2026-10-26T12:00", "bo", "closed"),
      ],
    });
    expect(text.split("\n").filter((line) => /^\| \d/.test(line))).toEqual([
      "| 2026-10-24 21:00 +02:00 | amina opens the incident |",
      "| 2026-10-24 22:30 +02:00 | chi: Looking at it. |",
      "| 2026-10-25 10:00 +01:00 | bo assigns chi |",
      "| 2026-10-26 10:00 +01:00 | bo closes the incident |",
    ]);
    expect(headOf(text)).toMatchObject({
      incident: "#7",
      status: "resolved",
      resolved: "2026-10-26T10:00+01:00",
    });
  });

  it("lacks no more than what the issue does not tell", () => {
    const text = begun({ comments: [comment("2026-11-16T12:00", "chi")] });
    const lacks = judge(text, "default").findings.filter(({ verdict }) => verdict === "fail");
    expect(new Set(lacks.map(({ field }) => field))).toEqual(
      new Set([
        "summary",
        "impact",
        "root_cause",
        "resolution",
        "action_items",
        "action_item_owners",
        "placeholders_left",
      ]),
    );
  });

  it("takes whatever people wrote for text: no mention, no Markdown, no other front matter", () => {
    const words = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.constantFrom(
        "---\nincident: '#1'\n---",
        "| a | b |\n|---|---|",
        "@amina $& $1 $`",
        "<!-- x",
        '"\\\n\u2028"',
        "### Summary\n\n@bo &#64;bo [x](http://x) `y`",
        "### Impact\n\n```\n@bo\n```",
      ),
    );
    fc.assert(
      fc.property(words, words, words, (title, body, said) => {
        const text = begun({
          title,
          body,
          comments: [comment("2026-11-16T12:00", "chi", { body: said })],
        });
        expect(headOf(text)).toMatchObject({ incident: "#7", severity: "major", author: "bo" });
        const below = text.split(/^---$/m).slice(2).join("---");
        expect(below).not.toMatch(/@[A-Za-z\d]|(?<!\\)&#64|(?<!\\)<[!a-z]/);
        expect(judge(text, "lenient").complete).toBe(false);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
