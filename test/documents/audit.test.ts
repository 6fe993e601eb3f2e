import { describe, expect, it } from "@jest/globals";
import { auditTree } from "../../src/documents/audit/audit.js";
import { linksIn } from "../../src/documents/audit/links.js";
import type { Tree } from "../../src/documents/audit/tree.js";
import type { DocumentSettings } from "../../src/domain/document.js";
import { FULL_RECORD } from "./samples.js";

const RECORDS: DocumentSettings = {
  paths: ["services/*.md"],
  except: ["inventory.md"],
  contract: "service-record",
  profile: "default",
};

/** A repository of these files, with README, LICENSE and a runbook unless they are said not to be there. */
const tree = (texts: Record<string, string>, without: readonly string[] = []): Tree => {
  const all: Record<string, string> = {
    "README.md": "# ops\n",
    LICENSE: "Apache-2.0",
    "runbooks/checkout.md": "# Run checkout\n\n## Start it\n",
    ...texts,
  };
  const files = Object.keys(all).filter((path) => !without.includes(path));
  const folders = files.flatMap((path) =>
    path.split("/").map((_, at, steps) => steps.slice(0, at).join("/")),
  );
  return {
    files: new Set(files),
    folders: new Set(folders),
    aliases: new Set(),
    texts: new Map(
      files.filter((path) => path.endsWith(".md")).map((path) => [path, all[path] ?? ""]),
    ),
  };
};

const found = (one: Tree, named: readonly string[] = []) =>
  auditTree(
    one,
    [RECORDS],
    named.map((name) => ({ name, file: ".github/watchbill.yml", line: 3 })),
  ).map(({ file, line, field }) => [field, file, line]);

describe("what a repository lacks", () => {
  it("is nothing where all is there", () => {
    expect(found(tree({ "services/checkout.md": FULL_RECORD }), ["Checkout"])).toEqual([]);
  });

  it.each([
    ["README.md", "readme", "README.md"],
    ["LICENSE", "license", "LICENSE"],
    ["runbooks/checkout.md", "runbook", "runbooks/"],
  ])("is %s", (missing, field, file) => {
    expect(found(tree({}, [missing]))).toEqual([[field, file, 1]]);
  });

  it("is no runbook where a record has one", () => {
    const record = FULL_RECORD.replace(/- Runbook.*/, "- Runbook: restart it with systemctl");
    expect(found(tree({ "services/checkout.md": record }, ["runbooks/checkout.md"]))).toEqual([]);
  });

  it("is a record for each service that the policy, an inventory or another record names", () => {
    const inventory = "| Service | Owner |\n|---|---|\n| Checkout | a |\n| Mail | b |\n";
    const record = `---\ndocument: service-record\ndepends_on: [mail, vault]\n---\n${FULL_RECORD}`;
    const files = { "services/checkout.md": record, "services/inventory.md": inventory };
    expect(found(tree(files), ["checkout", "DNS"])).toEqual([
      ["service", ".github/watchbill.yml", 3],
      ["service", "services/checkout.md", 3],
      ["service", "services/inventory.md", 4],
    ]);
  });

  it("is an owner in a record", () => {
    const record = FULL_RECORD.replace(/- \*\*Owner.*\n/, "");
    expect(found(tree({ "services/checkout.md": record }))).toEqual([
      ["owner", "services/checkout.md", 1],
    ]);
  });
});

describe("a relative link", () => {
  const dead = (link: string): boolean =>
    found(tree({ "docs/a.md": `# A b!\n\n## A b\n\n<a id="here"></a>\n\nSee ${link}.\n` })).some(
      ([field]) => field === "link",
    );

  it.each([
    "[x](../README.md)",
    "[x](/README.md)",
    "[x](a.md#a-b)",
    "[x](#a-b-1)",
    "[x](#here)",
    "[x](../runbooks)",
    "[x](../runbooks/)",
    "[x](../runbooks/checkout.md#start-it)",
    "[x](../LICENSE#L3)",
    "[x](https://example.org/gone)",
    "[x](mailto:a@example.org)",
    "[x](../README.md?plain=1)",
    "`[x](gone.md)`",
    "[x]({{ site.url }}/gone)",
    '<a href="../README.md">x</a>',
  ])("is alive: %s", (link) => {
    expect(dead(link)).toBe(false);
  });

  it.each([
    "[x](gone.md)",
    "[x](README.md)",
    "[x](../readme.md)",
    "[x](/docs)/[y](/gone)",
    "[x](#gone)",
    "[x](../runbooks/checkout.md#stop-it)",
    "[x](../../outside.md)",
    "![x](gone.png)",
    "[x][ref]\n\n[ref]: gone.md\n\nSee",
    '<img src="gone.png">',
  ])("is dead: %s", (link) => {
    expect(dead(link)).toBe(true);
  });

  it("is named at its line, with what was probably meant", () => {
    const [finding] = auditTree(tree({ "a.md": "one\ntwo\n[x](ReadMe.md)\n" }), [], []);
    expect(finding).toMatchObject({ file: "a.md", line: 3 });
    expect(finding?.message).toContain("Did you mean README.md?");
  });

  it.each([
    ["brackets", "[a](".repeat(50_000)],
    ["links", "[a](b.md) ".repeat(20_000)],
    ["tags", "<a href='".repeat(20_000)],
    ["headings", "# a\n".repeat(20_000)],
  ])("ends soon among too many %s", (_, text) => {
    expect(linksIn(text).links.length).toBeGreaterThanOrEqual(0);
  });
});
