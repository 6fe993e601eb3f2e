import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));

interface Module {
  /** Path below src, such as `rules/priorityLabel.ts`. */
  readonly path: string;
  readonly text: string;
  /** Modules of ours that it imports, by path below src. */
  readonly own: readonly string[];
  /** Packages that it imports. */
  readonly packages: readonly string[];
}

const IMPORT = /(?:from\s+|import\(\s*|import\s+)"([^"]+)"/g;

const modules: readonly Module[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path) => {
    const text = readFileSync(join(SRC, path), "utf8");
    const sources = [...text.matchAll(IMPORT)].map(([, source]) => source as string);
    return {
      path,
      text,
      own: sources
        .filter((source) => source.startsWith("."))
        .map((source) => relative(SRC, join(SRC, dirname(path), source)).replace(/\.js$/, ".ts")),
      packages: sources
        .filter((source) => !source.startsWith(".") && !source.startsWith("node:"))
        .map((source) =>
          source
            .split("/")
            .slice(0, source.startsWith("@") ? 2 : 1)
            .join("/"),
        ),
    };
  });

const room = (path: string): string =>
  path.includes("/") ? (path.split("/")[0] as string) : "index";

/** Which rooms a room may enter beside itself. */
const MAY_ENTER: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  rules: ["domain"],
  commands: ["domain"],
  policy: ["domain", "rules", "commands"],
  documents: ["domain"],
  maintenance: ["domain", "policy"],
  engine: ["domain", "rules", "commands", "policy", "documents", "maintenance"],
  github: ["domain", "rules", "commands", "policy", "maintenance", "engine"],
  doors: [
    "domain",
    "rules",
    "commands",
    "policy",
    "documents",
    "maintenance",
    "engine",
    "github",
    "index",
  ],
  index: ["doors"],
  build: ["policy"],
};

/** Time, calendars, globs and spelling: pure packages, all that the innermost rooms know of the world. */
const PURE = new Set([
  "temporal-polyfill",
  "cron-parser",
  "date-holidays",
  "picomatch",
  "fastest-levenshtein",
]);

describe("the house", () => {
  it("is read whole by this test", () => {
    expect(modules.length).toBeGreaterThan(20);
    expect(Object.keys(MAY_ENTER)).toEqual(
      expect.arrayContaining([...new Set(modules.map(({ path }) => room(path)))]),
    );
  });

  it("lets no room be entered from a room further in", () => {
    const trespasses = modules.flatMap(({ path, own }) =>
      own
        .filter((target) => ![room(path), ...(MAY_ENTER[room(path)] ?? [])].includes(room(target)))
        .map((target) => `${path} imports ${target}`),
    );
    expect(trespasses).toEqual([]);
  });

  it("keeps rules apart from one another", () => {
    const ties = modules
      .filter(({ path }) => room(path) === "rules" && path !== "rules/index.ts")
      .flatMap(({ path, own }) =>
        own
          .filter((target) => room(target) === "rules" && target !== "rules/rule.ts")
          .map((target) => `${path} imports ${target}`),
      );
    expect(ties).toEqual([]);
  });

  it("has no circle of imports", () => {
    const imports = new Map(modules.map(({ path, own }) => [path, own]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path))
        circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      if (done.has(path) || trail.includes(path)) return;
      for (const target of imports.get(path) ?? []) visit(target, [...trail, path]);
      done.add(path);
    };
    // Types alone make no circle at run time, but they tie rooms together all the same.
    for (const { path } of modules) visit(path, []);
    expect(circles).toEqual([]);
  });

  it("keeps packages that reach outside out of domain and rules", () => {
    const reaches = modules
      .filter(({ path }) => ["domain", "rules"].includes(room(path)))
      .flatMap(({ path, packages }) =>
        packages.filter((name) => !PURE.has(name)).map((name) => `${path} imports ${name}`),
      );
    expect(reaches).toEqual([]);
  });

  it("knows Octokit and Probot only in github and the doors", () => {
    const knows = modules.flatMap(({ path, packages }) =>
      packages
        .filter(
          (name) =>
            (name.startsWith("@octokit/") || name.includes("probot")) &&
            !["github", "doors", "index"].includes(room(path)),
        )
        .map((name) => `${path} imports ${name}`),
    );
    expect(knows).toEqual([]);
  });

  it("reads the system's clock, environment and chance only in the doors", () => {
    const reads = modules
      .filter(({ path }) => room(path) !== "doors")
      .flatMap(({ path, text }) =>
        [
          ...text.matchAll(
            /Date\.now\(|new Date\(\)|Temporal\.Now|process\.env|Math\.random|setTimeout\(/g,
          ),
        ].map(([found]) => `${path}: ${found}`),
      );
    expect(reads).toEqual([]);
  });

  it("has files short enough to read at a sitting", () => {
    const long = modules
      .filter(({ text }) => text.split("\n").length > 250)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });
});
