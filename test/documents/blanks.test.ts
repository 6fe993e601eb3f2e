import { describe, expect, it } from "@jest/globals";
import { BLANK_REPORT } from "../../src/documents/blank.js";
import { blankIn } from "../../src/documents/blanks/marks.js";
import { isPrompt } from "../../src/documents/blanks/prompts.js";
import { FIELDS } from "../../src/documents/contract.js";
import { judge } from "../../src/documents/judge.js";

const left = (markdown: string): readonly number[] =>
  judge(markdown, "default")
    .findings.filter(({ field }) => field === "placeholders_left")
    .map(({ line }) => line);

describe("blanks of a template", () => {
  it.each([
    "[Unique Identifier]",
    "[Low/Medium/High/Critical]",
    "{{ INSERT HUB URL HERE }}",
    "<your name>",
    "TBD",
    "TODO: ask support",
    "YYYY-MM-DD",
    "HH:MM",
    "?",
    "Lorem ipsum dolor",
    "[Provide a brief description of the incident]",
  ])("sees that %s is left", (text) => {
    expect(blankIn(text) ?? isPrompt(text, false)).not.toBe(false);
  });

  it.each([
    "[Alerting] Kafka-exporter up alert triggered",
    "[No Data] Topic has large amount of groups",
    "[23:46] Alice gets paged",
    "22:XX more reports",
    "2019-12-03 --:--",
    "changed <this file> on <this server>",
    "{{< track >}}",
    "{{ .Values.image }}",
    "N/A",
    "Unknown",
    "[20m] write a document",
    "$HOME was full",
  ])("sees that %s is meant as said", (text) => {
    expect(blankIn(text)).toBeUndefined();
    expect(isPrompt(text, false)).toBe(false);
  });

  it("finds prompts, at their lines", () => {
    expect(left("# x\n\n## Impact\n\nDescribe who was affected and for how long.\n")).toEqual([5]);
    expect(left("## Timeline\n\n_date, time, step/event_\n")).toEqual([3]);
  });

  it("does not take work to do for a prompt", () => {
    const text =
      "## Action items\n\n- Document how to get access\n- List all old servers\n- TODO config management\n";
    expect(left(text)).toEqual([]);
  });

  it("finds fields, tables and form answers without a value", () => {
    expect(left("**Owner:**\n\n**Date:** today")).toEqual([1]);
    expect(left("| Action | Owner |\n|---|---|\n| | |\n")).toEqual([3]);
    expect(left("### Impact\n\n_No response_\n")).toEqual([3]);
  });

  it("looks into neither code nor quotations nor comments beside an answer", () => {
    expect(left("```\n[Your name] TBD\n```\n\n> TBD\n\n`<your name>`")).toEqual([]);
    expect(left("## Impact\n\n<!-- who was hit? -->\n\nNobody but us.")).toEqual([]);
  });

  it("is found for each field of the blank report", () => {
    const { complete, fields } = judge(BLANK_REPORT, "lenient");
    expect(complete).toBe(false);
    for (const field of FIELDS) expect(fields[field]).toBe(field === "placeholders_left");
    expect(left(BLANK_REPORT).length).toBeGreaterThan(10);
  });
});
