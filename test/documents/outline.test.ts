import { describe, expect, it } from "@jest/globals";
import { textOf } from "../../src/documents/markdown/block.js";
import { blocksOf } from "../../src/documents/markdown/blocks.js";
import type { Kind } from "../../src/documents/sections/kind.js";
import { outline } from "../../src/documents/sections/outline.js";
import { ownBlocks, sectionsAbout } from "../../src/documents/sections/section.js";

/** The text of each section about something, and its line. */
const about = (markdown: string, kind: Kind): readonly (readonly [number, string])[] =>
  sectionsAbout(outline(blocksOf(markdown)), kind).map((section) => [
    section.line,
    ownBlocks(section).map(textOf).join(" / "),
  ]);

describe("sections of a document", () => {
  it("are found by headings, with their lines", () => {
    expect(about("# A\n\n## Impact\n\nNobody.\n\n## Cause\n\nx", "impact")).toEqual([
      [3, "Nobody."],
    ]);
  });

  it("are found by bold text in place of headings", () => {
    const text = "**Impact**\n\nTwo teams.\n\n**Root cause**\n\nA full disk.";
    expect(about(text, "impact")).toEqual([[1, "Two teams."]]);
    expect(about(text, "cause")).toEqual([[5, "A full disk."]]);
  });

  it("are found by labels of one paragraph, line by line", () => {
    const text = "**Severity:** High\n**Impact:** none\n**Root cause:** a typo";
    expect(about(text, "impact")).toEqual([[2, "none"]]);
    expect(about(text, "cause")).toEqual([[3, "a typo"]]);
  });

  it("are found by labels of list items, with what is nested in them", () => {
    const text = "- **Impact**: some\n- **Resolution**:\n  - reverted\n  - restarted\n- other";
    expect(about(text, "resolution")).toEqual([[2, "reverted / restarted"]]);
  });

  it("are found in tables of names and values", () => {
    const text = "| Field | Value |\n|---|---|\n| Root cause | A rule was removed |\n";
    expect(about(text, "cause")).toEqual([[3, "A rule was removed"]]);
  });

  it("are found by questions and their answers", () => {
    expect(about("Q: What was the cause?\n\nA full disk.", "cause")).toEqual([[1, "A full disk."]]);
  });

  it("are found by numbers that Markdown takes for lists", () => {
    expect(about("1. Cause\n\nA full disk.\n\n2. Correction\n\nMore disk.", "cause")).toEqual([
      [1, "A full disk."],
    ]);
  });

  it("are found by HTML headings", () => {
    expect(about("<h2>Impact</h2>\n\nNone.", "impact")).toEqual([[1, "None."]]);
  });

  it("do not begin within code or quotations", () => {
    expect(about("```\n## Impact\n```\n\n> ## Impact\n> x", "impact")).toEqual([]);
  });

  it("keep a table's rows, closing pipes or not", () => {
    const text = "## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | a\n| 11:00 | b\n";
    expect(about(text, "timeline")[0]?.[1]).toBe("Time\nEvent / 10:00\na / 11:00\nb");
  });
});
