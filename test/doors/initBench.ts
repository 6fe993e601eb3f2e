import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import { type InitArguments, init } from "../../src/doors/cli/init/init.js";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder that is gone after the test. */
export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "watchbill-init-"));
  made.push(folder);
  return folder;
};

/** A folder that Git takes for a clone of a repository with this default branch. */
export const clone = (branch = "main"): string => {
  const folder = emptyFolder();
  mkdirSync(join(folder, ".git/refs/remotes/origin"), { recursive: true });
  writeFileSync(join(folder, ".git/HEAD"), "ref: refs/heads/something\n");
  writeFileSync(
    join(folder, ".git/refs/remotes/origin/HEAD"),
    `ref: refs/remotes/origin/${branch}\n`,
  );
  return folder;
};

/** Runs `watchbill init` on a machine in Brussels. */
export const run = (asked: Partial<InitArguments> & { readonly folder: string }) => {
  let out = "";
  let err = "";
  const code = init({ workflow: true, dryRun: false, ...asked }, "Europe/Brussels", {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
};

/** Every file below `.github`, by path, with its text. */
export const files = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, ".github"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );

/** The path of a form by its file name. */
export const form = (name: string): string => `.github/ISSUE_TEMPLATE/${name}`;

/** Everything that is written into an empty repository. */
export const ALL = [
  form("1-incident.yml"),
  form("2-request.yml"),
  form("3-access.yml"),
  form("4-mail-alias.yml"),
  form("5-mailing-list.yml"),
  form("6-dns-and-domains.yml"),
  form("7-backup-and-restore.yml"),
  form("8-service-or-server.yml"),
  form("config.yml"),
  ".github/watchbill.yml",
  ".github/workflows/watchbill.yml",
];
