import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { WrongUse } from "../wrongUse.js";

/** What is at a path itself, symbolic links not followed; undefined if nothing is. */
const at = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

/**
 * Whether something is at `path`, a path below `folder` with `/` between its parts. Whatever it is stays as it is: a file,
 * a link, a link to nowhere.
 *
 * @throws WrongUse when the way there leads through a symbolic link, which may leave the repository, or through a file.
 */
export const isTaken = (folder: string, path: string): boolean => {
  const parts = path.split("/");
  for (let length = 1; length < parts.length; length++) {
    const part = parts.slice(0, length).join("/");
    const stats = at(join(folder, part));
    if (!stats) return false;
    if (stats.isSymbolicLink())
      throw new WrongUse(
        `${join(folder, part)} is a symbolic link. Nothing is written through one; make it a folder first.`,
      );
    if (!stats.isDirectory()) throw new WrongUse(`${join(folder, part)} is no folder.`);
  }
  return at(join(folder, path)) !== undefined;
};

/**
 * Writes a new file below `folder`: at once and whole, or not at all, and never over or through what is there.
 *
 * @throws WrongUse when it cannot be written, saying why.
 */
export const writeNew = (folder: string, path: string, text: string): void => {
  const file = join(folder, path);
  try {
    // Before anything is made: a folder would be made through a link, too.
    if (isTaken(folder, path)) throw Object.assign(new Error(), { code: "EEXIST" });
    mkdirSync(dirname(file), { recursive: true });
    const draft = join(dirname(file), `.watchbill-${process.pid}.tmp`);
    try {
      writeFileSync(draft, text, { flag: "wx" });
      put(draft, file);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(`${file} cannot be written: ${reasonOf(error)}.`);
  }
};

/** A second name for the draft, which unlike a rename does not replace what came there meanwhile. */
const put = (draft: string, file: string): void => {
  try {
    linkSync(draft, file);
  } catch (error) {
    // File systems without such names.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error))) throw error;
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
};

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? "";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EEXIST: "something is there already",
};

const reasonOf = (error: unknown): string =>
  REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
