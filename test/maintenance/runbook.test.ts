import { describe, expect, it } from "@jest/globals";
import { copied, stepsOf } from "../../src/maintenance/runbook.js";

const PAGE = `# Backups

- not a step

## Restore

Some words.

### Steps

1. Choose a [backup](list.md)
2. Restore it
   - with care

## Prune

- Delete what is old
`;

describe("the steps of a runbook", () => {
  it("are what can be ticked off, wherever it stands, but for code", () => {
    const page =
      "- [x] One\n- two\n\n## More\n\n1. [ ] Three\n   goes on\n\n```\n- [ ] code\n```\n";
    expect(stepsOf(page)).toEqual(["One", "Three goes on"]);
  });

  it("are else the list of the section for steps, without the lists within it", () => {
    expect(stepsOf(PAGE)).toEqual(["Choose a [backup](list.md)", "Restore it"]);
    expect(stepsOf("## Checklist for the release\n\n* Tag it\n")).toEqual(["Tag it"]);
    expect(stepsOf("## Notes\n\n* Tag it\n")).toEqual([]);
  });

  it("are those of one section, if it is named as GitHub names it", () => {
    expect(stepsOf(PAGE, "prune")).toEqual(["Delete what is old"]);
    expect(stepsOf(PAGE, "restore")).toEqual(["Choose a [backup](list.md)", "Restore it"]);
    const twice = "## Do it!\n\n- [ ] a\n\n## Do it\n\n- [ ] b\n";
    expect(stepsOf(twice, "do-it-1")).toEqual(["b"]);
    expect(stepsOf(twice, "gone")).toEqual(["a", "b"]);
  });

  it.each([
    ["See [it](../a.md#x)", "See [it](https://github.com/h/ops/blob/HEAD/docs/a.md#x)"],
    ["See [it](</a b.md>)", "See [it](https://github.com/h/ops/blob/HEAD/a%20b.md)"],
    ["See [it](#part)", "See [it](https://github.com/h/ops/blob/HEAD/docs/run/page.md#part)"],
    ["See [it](https://x.org/@ada#1)", "See [it](https://x.org/@ada#1)"],
    ["Ask @ada and @ops/dba", "Ask @<!-- -->ada and @<!-- -->ops/dba"],
    ["Run `ssh @ada #1` as a@b.org", "Run `ssh @ada #1` as a@b.org"],
    ["As in #12 and h/web#7", "As in #<!-- -->12 and h/web#<!-- -->7"],
  ])("ping nobody and link where they did: %s", (step, wanted) => {
    const root = "https://github.com/h/ops/blob/HEAD";
    expect(copied(step, `${root}/docs/run/page.md`, root)).toBe(wanted);
  });
});
