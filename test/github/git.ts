import { commitOf } from "./history.js";
import { gitSha, newId } from "./ids.js";
import type { Blob, Commit, Repository, Sha, User, World } from "./model.js";

export * from "./history.js";

/** What to write where; `null` deletes, `{ from }` renames without a change. */
export type FileChanges = Readonly<Record<string, string | Buffer | null | { from: string }>>;

export const blob = (content: string | Buffer): Blob => {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return { sha: gitSha("blob", bytes), bytes };
};

/** The tree after the changes. Throws if a file to rename is not there. */
export const changeFiles = (
  files: ReadonlyMap<string, Blob>,
  changes: FileChanges,
): ReadonlyMap<string, Blob> => {
  const changed = new Map(files);
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) changed.delete(path);
    else if (typeof change === "object" && "from" in change) {
      const moved = changed.get(change.from);
      if (!moved) throw new Error(`There is no file ${change.from} to rename`);
      changed.delete(change.from);
      changed.set(path, moved);
    } else changed.set(path, blob(change));
  }
  return changed;
};

/** Adds a commit to the repository's objects; moves no branch. */
export const commit = (
  world: World,
  repository: Repository,
  by: User,
  what: {
    readonly parents: readonly Sha[];
    readonly files: ReadonlyMap<string, Blob>;
    readonly message: string;
  },
): Commit => {
  const at = world.clock.now();
  const listing = [...what.files].map(([path, { sha }]) => `${path} ${sha}`).sort();
  const treeSha = gitSha("tree", listing.join("\n"));
  // The number keeps apart two equal commits of one instant, which the standing clock makes likely.
  const sha = gitSha(
    "commit",
    [treeSha, ...what.parents, by.login, String(at), what.message, String(newId(world))].join("\n"),
  );
  const depths = what.parents.map((parent) => commitOf(repository, parent).depth);
  const depth = 1 + Math.max(0, ...depths);
  const made: Commit = { sha, treeSha, depth, author: by, committer: by, at, ...what };
  repository.commits.set(sha, made);
  return made;
};

/** Where the branch stands. Throws if there is no such branch. */
export const tip = (repository: Repository, branch: string): Commit => {
  const sha = repository.branches.get(branch);
  if (!sha) throw new Error(`${repository.name} has no branch ${branch}`);
  return commitOf(repository, sha);
};

/** Finds a commit by branch, `heads/branch`, `refs/heads/branch`, or SHA (7 digits or more). */
export const resolveRef = (repository: Repository, ref: string): Commit | undefined => {
  const branch = ref.replace(/^(refs\/)?heads\//, "");
  const sha = repository.branches.get(branch) ?? ref.toLowerCase();
  const exact = repository.commits.get(sha);
  if (exact || !/^[0-9a-f]{7,39}$/.test(sha)) return exact;
  for (const [full, found] of repository.commits) if (full.startsWith(sha)) return found;
  return undefined;
};
