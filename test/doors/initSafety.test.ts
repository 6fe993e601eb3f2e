import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { KINDS } from "../../src/doors/cli/init/kinds.js";
import { ALL, clone, emptyFolder, files, run } from "./initBench.js";

describe("where watchbill init writes", () => {
  it("wants the top folder of a checked-out repository", () => {
    const folder = clone();
    mkdirSync(join(folder, "docs"));
    expect(() => run({ folder: join(folder, "docs") })).toThrow(`at its top: --dir ${folder}`);
    const bare = emptyFolder();
    expect(() => run({ folder: bare })).toThrow("is no checked-out repository: it has no .git.");
    expect(() => run({ folder: join(bare, "none") })).toThrow("is no folder that can be read");
    expect(readdirSync(bare)).toEqual([]);
  });

  it.each([".github", ".github/ISSUE_TEMPLATE", ".github/workflows"])(
    "follows no symbolic link in place of %s, and writes nothing",
    (path) => {
      const folder = clone();
      const outside = clone();
      if (path !== ".github") mkdirSync(join(folder, ".github"));
      symlinkSync(outside, join(folder, path));
      expect(() => run({ folder })).toThrow(`${join(folder, path)} is a symbolic link.`);
      expect(readdirSync(outside)).toEqual([".git"]);
      if (path !== ".github") expect(readdirSync(join(folder, ".github"))).toHaveLength(1);
    },
  );

  it("leaves a symbolic link in place of a file alone, even one to nowhere", () => {
    const folder = clone();
    const outside = clone();
    mkdirSync(join(folder, ".github/workflows"), { recursive: true });
    symlinkSync(join(outside, "new.yml"), join(folder, ".github/workflows/watchbill.yml"));
    expect(run({ folder }).code).toBe(0);
    expect(readdirSync(outside)).toEqual([".git"]);
  });

  it("says that .github is no folder", () => {
    const folder = clone();
    writeFileSync(join(folder, ".github"), "");
    expect(() => run({ folder })).toThrow(`${join(folder, ".github")} is no folder.`);
  });

  it("leaves no draft behind", () => {
    const folder = clone();
    for (const kind of Object.keys(KINDS)) run({ folder, kind });
    expect(Object.keys(files(folder))).toEqual(ALL);
  });
});
