import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";

const CLI = fileURLToPath(new URL("../../src/doors/cli/main.js", import.meta.url));

const bench = mkdtempSync(join(tmpdir(), "watchbill-init-"));
chmodSync(bench, 0o755);
afterAll(() => rmSync(bench, { recursive: true }));

const repository = (name: string): string => {
  const folder = join(bench, name);
  mkdirSync(join(folder, ".git"), { recursive: true });
  return folder;
};

/** Runs `watchbill init` in a folder. Root may write anywhere, so that where it runs the tests, nobody stands in for it. */
const run = (cwd: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "init", ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env.PATH, TZ: "Africa/Cairo" },
    ...(process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
  });
  return { status, stdout, stderr };
};

describe("watchbill init on the command line", () => {
  it("writes into the current folder, for the zone of this machine", () => {
    const folder = repository("fresh");
    chmodSync(folder, 0o777);
    const { status, stdout, stderr } = run(folder, "--kind", "support-desk", "--no-workflow");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Guessed: the time zone is Africa/Cairo, as on this machine; ");
    expect(existsSync(join(folder, ".github/watchbill.yml"))).toBe(true);
    expect(existsSync(join(folder, ".github/workflows"))).toBe(false);
  });

  it("says that a folder cannot be written to, with 2", () => {
    const folder = repository("locked");
    chmodSync(folder, 0o555);
    expect(run(folder)).toEqual({
      status: 2,
      stdout: "",
      stderr: `watchbill: ${folder}/.github/watchbill.yml cannot be written: you may not write there.\n`,
    });
  });

  it("says that a folder is no repository, or the kind is unknown, with 2", () => {
    const none = run(bench);
    expect(none.status).toBe(2);
    expect(none.stderr).toContain("is no checked-out repository: it has no .git.");
    const unknown = run(bench, "--kind", "circus");
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('There is no kind "circus". Choose co-operative,');
  });
});
