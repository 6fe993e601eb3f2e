import { diffTrees, type FileDiff, mergeTrees } from "./diff.js";
import { blob, commitOf, commitsBetween, mergeBase, tip } from "./git.js";
import type { Blob, Commit, PullRequest } from "./model.js";

interface Facts {
  readonly key: string;
  readonly files: readonly FileDiff[];
  readonly commits: readonly Commit[];
  /** The tree that merging would make; undefined where the two conflict. */
  readonly merged: ReadonlyMap<string, Blob> | undefined;
}

const known = new WeakMap<PullRequest, Facts>();

/**
 * What follows from where the head and the base stand now: the files that the head changes since it left the base
 * (three dots, as GitHub compares), its commits, and whether it merges. Remembered until either moves; once merged,
 * what it was then.
 */
export const pullFacts = (pull: PullRequest): Facts => {
  const { repository } = pull;
  const head = commitOf(repository, pull.headSha);
  const baseSha = pull.merged ? pull.baseSha : (repository.branches.get(pull.base) ?? pull.baseSha);
  const key = `${baseSha} ${head.sha}`;
  const before = known.get(pull);
  if (before?.key === key) return before;
  const base = commitOf(repository, baseSha);
  const fork = mergeBase(repository, base, head);
  const from = fork?.files ?? new Map<string, Blob>();
  const merge = mergeTrees(from, base.files, head.files, blob);
  const facts: Facts = {
    key,
    files: diffTrees(from, head.files),
    commits: commitsBetween(repository, base, head),
    merged: "files" in merge ? merge.files : undefined,
  };
  known.set(pull, facts);
  return facts;
};

/** Whether the base has commits that the head lacks. */
export const isBehind = (pull: PullRequest): boolean => {
  const base = tip(pull.repository, pull.base);
  const head = commitOf(pull.repository, pull.headSha);
  return mergeBase(pull.repository, base, head) !== base;
};
