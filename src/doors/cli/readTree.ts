import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { AuditFinding, Tree } from "../../documents/audit/tree.js";

/** Folders that are not of the repository. */
const SKIPPED: ReadonlySet<string> = new Set([".git", ".hg", ".svn", "node_modules"]);

/** More files are not gone through. */
const MOST_FILES = 100_000;

/** More of a Markdown file is not read, in bytes. */
const LARGEST = 1_048_576;

/**
 * Reads a checked-out repository. Symbolic links are not followed, so nothing outside of the folder is ever read.
 *
 * @returns what is in it, and what of it could not be read.
 * @throws when the folder itself cannot be read.
 */
export const readTree = (
  root: string,
): { readonly tree: Tree; readonly findings: readonly AuditFinding[] } => {
  const files = new Set<string>();
  const folders = new Set<string>([""]);
  const aliases = new Set<string>();
  const texts = new Map<string, string>();
  const findings: AuditFinding[] = [];
  const note = (file: string, message: string): void => {
    findings.push({ field: "file", file, line: 1, message });
  };
  const open = [""];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = entriesOf(join(root, folder), folder === "");
    if (!entries) note(folder, "This folder cannot be read.");
    for (const entry of entries ?? []) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink()) aliases.add(path);
      else if (entry.isDirectory()) {
        folders.add(path);
        if (!SKIPPED.has(entry.name)) open.push(path);
      } else files.add(path);
      if (files.size > MOST_FILES) {
        note(
          folder,
          `There are more than ${MOST_FILES} files; what lies beyond was not looked at.`,
        );
        return { tree: { files, folders, aliases, texts }, findings };
      }
      if (!entry.isFile() || !/\.(?:md|markdown)$/i.test(entry.name)) continue;
      const text = textOf(join(root, path));
      if ("problem" in text) note(path, text.problem);
      else texts.set(path, text.text);
    }
  }
  return { tree: { files, folders, aliases, texts }, findings };
};

const entriesOf = (folder: string, isRoot: boolean): readonly Dirent[] | undefined => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isRoot) throw error;
    return undefined;
  }
};

const textOf = (file: string): { readonly text: string } | { readonly problem: string } => {
  try {
    if (statSync(file).size > LARGEST)
      return { problem: "This file is larger than 1 MiB, so its links were not looked at." };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    return error instanceof TypeError
      ? { problem: "This file is not UTF-8 text. Save it as UTF-8." }
      : { problem: "This file cannot be read." };
  }
};
