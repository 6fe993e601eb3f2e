import { describe, expect, it } from "@jest/globals";
import type { Field } from "../../src/documents/contract.js";
import { judge } from "../../src/documents/judge.js";

const told = (field: Field, text: string): boolean => judge(text, "default").fields[field];

describe("what a report tells outside a section for it", () => {
  it.each([
    ["a limit", "## Timeline\n- 09:10 we find that the account hit the spot instance quota", true],
    [
      "what went wrong",
      "## What went wrong\n- Helm raced with a node upgrade, so the proxy lost its routes",
      true,
    ],
    [
      "how people reacted",
      "## What went wrong\n- Nobody looked at the alert until late in the morning",
      false,
    ],
    ["a remedy", "## Resolution\nThe web pod was deleted and came back.", false],
    ["a denial", "## Context\n- They could not tell us what was wrong with the cluster\n", false],
    [
      "a story that was mended",
      "## Summary\nThe credits of the account ended and the provider cut all machines.\n\n## Resolution\nNew credits were bought.",
      true,
    ],
    ["the same story, still open", "## Summary\nThe machines of the account all went dark.", false],
  ])("finds a cause only where there is one: %s", (_, text, expected) => {
    expect(told("root_cause", `# Incident\n\n${text}\n`)).toBe(expected);
  });

  it.each([
    [
      "at the end of a story",
      "The disk was full. We doubled its size, and lowered the retention.",
      true,
    ],
    [
      "at the head of a story",
      "We upgraded the cluster at noon. Nothing starts since. Help is wanted.",
      false,
    ],
    [
      "newest first",
      "**Update 2** – All sites respond normally again.\n\n**Update 1** – We look into it.",
      true,
    ],
    ["by hand", "Exports stopped. The export was run by hand on the next day.", true],
  ])("finds a resolution %s", (_, text, expected) => {
    expect(told("resolution", `# Incident\n\n${text}\n`)).toBe(expected);
  });

  it("takes times in separate fields for no timeline, and those of one story for one", () => {
    const scattered =
      "## Detection\nAn alert at 13:22.\n\n## Impact\nFrom 13:15 until 14:40 searches failed.\n\n## Resolution\nThe name was put back at 14:40.";
    expect(told("timeline", scattered)).toBe(false);
    const story =
      "At 14:48 a rollout of the service began. At 15:10 the queue grew deep. At 16:02 it was rolled back.";
    expect(told("timeline", story)).toBe(true);
  });
});

describe("what is and is no blank of a template", () => {
  it.each([
    ["two blanks on a line", "## Notes\n- [Action] - [Owner]", true],
    [
      "a prompt in italics",
      "## Lessons Learned\n_Be explicit about what lessons we should carry forward._",
      true,
    ],
    ["a wiki's template", "{{status|review}}\n\nThe mail relay was slow.", false],
    [
      "a form's question with its answer",
      "**Describe what you would like us to do:**\nThe disk is full.",
      false,
    ],
    ["a date format in such a question", "**When? (YYYY/MM/DD)**\nas soon as you can", false],
    [
      "a task of the procedure",
      "### Tasks and updates\n\n- [ ] Copy/paste the after-action report below and fill in relevant sections",
      false,
    ],
    ["a short account", "quick account of last night: 01:12 errors jump to 100%", false],
  ])("%s", (_, text, expected) => {
    expect(told("placeholders_left", `# Incident\n\n${text}\n`)).toBe(expected);
  });
});

describe("who owns an action", () => {
  it.each([
    ["Session with the team to find out what could be different", false],
    ["Platform team to review the quotas", true],
    ["Guard against scaling down too far (T337400, Clément)", true],
    ["Ask Anders to share what was learned", false],
  ])("%s", (action, expected) => {
    expect(told("action_item_owners", `# Incident\n\n## Action items\n- ${action}\n`)).toBe(
      expected,
    );
  });
});

describe("headings of a wiki", () => {
  it("are headings", () => {
    expect(told("action_items", "== Actionables ==\n* Test changes on one host first\n")).toBe(
      true,
    );
  });
});
