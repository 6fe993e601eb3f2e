import { roleOf } from "../access.js";
import { mergeTrees } from "../diff.js";
import { blob, commit, commitOf, commitsBetween, mergeBase, tip } from "../git.js";
import type { Commit, MergeMethod, PullRequest, Sha, World } from "../model.js";
import { pullFacts } from "../pullFacts.js";
import { Refusal } from "../refusal.js";
import type { Doer } from "../world.js";
import { markMerged } from "./merged.js";
import { protectionRefusals } from "./mergeState.js";
import { moveBranch } from "./push.js";
import { requirementsOf } from "./requirements.js";

export interface MergeWish {
  /** The head it is meant for; another head is refused with 409. */
  readonly sha?: Sha | undefined;
  readonly method?: MergeMethod | undefined;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

/**
 * Throws 409 if the head has moved, 405 with GitHub's reason if it cannot be merged now.
 * https://docs.github.com/rest/pulls/pulls#merge-a-pull-request
 */
export const checkMerge = (by: Doer, pull: PullRequest, sha?: Sha | undefined): void => {
  const { repository } = pull;
  const refuse = (message: string) => new Refusal(405, message);
  if (pull.state === "closed") throw refuse("Pull Request is not mergeable");
  if (sha !== undefined && sha !== pull.headSha)
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  if (pull.draft) throw refuse("Pull Request is still a draft");
  if (pullFacts(pull).merged === undefined) throw refuse("Pull Request is not mergeable");
  const required = requirementsOf(repository, pull.base);
  const exempt =
    required.protection?.enforceAdmins === false && roleOf(by.user, repository) === "admin";
  if (exempt && !by.app) return;
  const refusals = protectionRefusals(pull);
  if (refusals.length > 0) throw refuse(refusals.join(" "));
  if (required.mergeQueue) throw refuse("Changes must be made through the merge queue");
};

/** Merges, or throws as `checkMerge`. Gives the commit that the base now stands on. */
export const mergePull = (world: World, by: Doer, pull: PullRequest, wish: MergeWish): Commit => {
  checkMerge(by, pull, wish.sha);
  const { repository } = pull;
  const base = tip(repository, pull.base);
  const made = mergeCommit(world, by, pull, base, wish);
  markMerged(world, by, pull, base.sha, made.sha);
  if (wish.method === "rebase" && pull.merged)
    pull.merged.rebased = commitsBetween(repository, base, made).map(({ sha }) => sha);
  moveBranch(world, by, repository, pull.base, made.sha);
  if (repository.deleteBranchOnMerge && pull.headRepository === repository)
    moveBranch(world, by, repository, pull.head, undefined);
  return made;
};

/** The commits that merging by the method adds to the base; the last of them. */
const mergeCommit = (
  world: World,
  by: Doer,
  pull: PullRequest,
  base: Commit,
  { method = "merge", title, message }: MergeWish,
): Commit => {
  const { repository } = pull;
  const { merged, commits } = pullFacts(pull);
  if (!merged) throw new Refusal(405, "Pull Request is not mergeable");
  const say = (first: string, rest: string) =>
    [title ?? first, message ?? rest].join("\n\n").trim();
  if (method === "rebase") return rebase(world, by, pull, base, commits, merged);
  return commit(world, repository, by.user, {
    parents: method === "merge" ? [base.sha, pull.headSha] : [base.sha],
    files: merged,
    message:
      method === "merge"
        ? say(`Merge pull request #${pull.number} from ${pull.head}`, pull.title)
        : say(`${pull.title} (#${pull.number})`, ""),
  });
};

const rebase = (
  world: World,
  by: Doer,
  pull: PullRequest,
  base: Commit,
  commits: readonly Commit[],
  merged: Commit["files"],
): Commit => {
  const { repository } = pull;
  const from = mergeBase(repository, base, commitOf(repository, pull.headSha));
  let onto = base;
  for (const [index, one] of commits.entries()) {
    const last = index === commits.length - 1;
    const step = mergeTrees(from?.files ?? new Map(), base.files, one.files, blob);
    onto = commit(world, repository, by.user, {
      parents: [onto.sha],
      files: last || !("files" in step) ? merged : step.files,
      message: one.message,
    });
  }
  return onto;
};
