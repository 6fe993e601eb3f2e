import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { WrongUse } from "../wrongUse.js";

/** A repository that is checked out on this machine. */
export interface Checkout {
  /** Its top folder, with no symbolic link on the way there. */
  readonly folder: string;
  /** Its default branch as far as Git knows it here, else `main`. */
  readonly branch: string;
}

/**
 * Finds the checked-out repository whose top folder `folder` is.
 *
 * @throws WrongUse when it is none, with where the top folder is if `folder` lies within.
 */
export const checkoutAt = (folder: string): Checkout => {
  let top: string;
  try {
    top = realpathSync(folder);
    readdirSync(top);
  } catch {
    throw new WrongUse(`${folder} is no folder that can be read.`);
  }
  if (!hasGit(top)) throw new WrongUse(noRepository(folder, top));
  return { folder: top, branch: defaultBranch(top) ?? "main" };
};

/** `.git` is a folder, or in a worktree or submodule a file that says where that is. */
const hasGit = (folder: string): boolean =>
  lstatSync(join(folder, ".git"), { throwIfNoEntry: false }) !== undefined;

const noRepository = (said: string, folder: string): string => {
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above))
    if (hasGit(above))
      return `${said} lies within a repository. GitHub reads these files at its top: --dir ${above}`;
  return `${said} is no checked-out repository: it has no .git. Clone the repository, and name its folder with --dir.`;
};

/** What the branch is called on GitHub, which a clone writes down; else the one checked out, if it is one of the usual. */
const defaultBranch = (folder: string): string | undefined => {
  const origin = branchIn(join(folder, ".git/refs/remotes/origin/HEAD"), "refs/remotes/origin/");
  if (origin !== undefined) return origin;
  const current = branchIn(join(folder, ".git/HEAD"), "refs/heads/");
  return current !== undefined && ["main", "master"].includes(current) ? current : undefined;
};

const branchIn = (file: string, prefix: string): string | undefined => {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
  const ref = `ref: ${prefix}`;
  return text.startsWith(ref) && /^\S+$/.test(text.slice(ref.length))
    ? text.slice(ref.length)
    : undefined;
};
