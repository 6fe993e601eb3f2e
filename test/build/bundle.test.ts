import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 28 });

const bundled = (entry: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), "watchbill-")), "index.mjs");
  node(path("../../src/build/bundleAction.js"), path(entry), file);
  return file;
};

describe("the Action's bundle", () => {
  it("is what the sources make: if not, `npm run build:action` and commit action/index.js", () => {
    const made = readFileSync(bundled("../../src/doors/actionMain.js"), "utf8");
    // Compared as a truth value: nobody wants to read the difference of two minified files.
    expect(made === readFileSync(path("../../../action/index.js"), "utf8")).toBe(true);
  });

  it("knows every holiday of the world that the library knows, to the second, in the years to come", () => {
    const years = ["2040"];
    const known = node(path("holidayTable.js"), ...years);
    expect(known.split("\n").length).toBeGreaterThan(3_000);
    expect(node(bundled("holidayTable.js"), ...years) === known).toBe(true);
  });
});
