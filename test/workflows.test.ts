import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { load } from "js-yaml";
import { actionlint } from "./actionlint.js";

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs?: Record<string, Job>;
}

interface Job {
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly { readonly uses?: string }[];
}

const folder = fileURLToPath(new URL("../../.github/", import.meta.url));

/** Our own workflows, and those that people copy: every file under `.github` that has jobs, but for lists of recurring ones. */
const workflows = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.ya?ml$/.test(path))
  .map((path) => ({ path, text: readFileSync(`${folder}${path}`, "utf8") }))
  .map((file) => ({ ...file, workflow: load(file.text) as Workflow }))
  .filter(({ workflow }) => workflow?.jobs && !Array.isArray(workflow.jobs));

const ours = workflows.filter(({ path }) => path.startsWith("workflows/"));

const bench = mkdtempSync(`${tmpdir()}/watchbill-workflows-`);
const BROKEN = "broken.yml";
let report: readonly string[] = [];

/** A path as the name of a file: actionlint's command takes one pattern, so that all lie in one folder for it. */
const flat = (path: string): string => path.replaceAll("/", "--");

/** What actionlint says of a workflow, one line a fault. */
const faultsOf = (path: string): readonly string[] =>
  report.filter((line) => line.includes(`/${flat(path)}:`));

beforeAll(async () => {
  for (const { path, text } of workflows) writeFileSync(`${bench}/${flat(path)}`, text);
  writeFileSync(`${bench}/${BROKEN}`, "on: push\njobs:\n  test:\n    steps: []\n");
  const said = await actionlint(`${bench}/*.{yml,yaml}`);
  expect(said).toContain(`Checking ${workflows.length + 1} workflow file(s)`);
  report = said.split("\n");
}, 30_000);

afterAll(() => rmSync(bench, { recursive: true }));

describe("the workflows of this repository", () => {
  it("are there", () => {
    expect(ours.map(({ path }) => path)).toContain("workflows/ci.yml");
  });

  it.each(workflows)("$path has no fault that actionlint knows", ({ path }) => {
    expect(faultsOf(path)).toEqual([]);
  });

  it("would not pass with a fault", () => {
    expect(faultsOf(BROKEN).join("\n")).toContain('"runs-on" section is missing');
  });

  it.each(ours)("$path says what it may do, and how long it may take", ({ workflow }) => {
    expect(workflow.permissions).toBeDefined();
    for (const job of Object.values(workflow.jobs ?? {}))
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  it.each(ours)("$path pins every action by its commit", ({ workflow }) => {
    const used = Object.values(workflow.jobs ?? {})
      .flatMap((job) => job.steps ?? [])
      .flatMap(({ uses }) => (uses && !uses.startsWith("./") ? [uses] : []));
    for (const uses of used) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });
});
