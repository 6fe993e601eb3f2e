import { mergeTrees } from "../diff.js";
import { blob, commit, commitOf, mergeBase, tip } from "../git.js";
import { NO_COMMIT } from "../ids.js";
import type { Commit, MergeGroup, PullRequest, Repository, World } from "../model.js";
import { Refusal } from "../refusal.js";
import { simpleCommitJson } from "../wire/code.js";
import { type Doer, emit } from "../world.js";
import { requestSuites } from "./checks.js";
import { markMerged } from "./merged.js";
import { protectionRefusals } from "./mergeState.js";
import { moveBranch } from "./push.js";
import { standingOfChecks } from "./requirements.js";
import { tellThread } from "./threadEvents.js";
import { tell } from "./timeline.js";

const groupJson = (group: MergeGroup) => ({
  head_sha: group.headSha,
  head_ref: `refs/heads/${group.headRef}`,
  base_sha: group.baseSha,
  base_ref: `refs/heads/${group.baseRef}`,
  head_commit: simpleCommitJson(commitOf(group.repository, group.headSha)),
});

const tellGroup = (
  world: World,
  by: Doer,
  group: MergeGroup,
  action: "checks_requested" | "destroyed",
  extra: object = {},
): void =>
  emit(world, by, {
    event: "merge_group",
    action,
    repository: group.repository,
    payload: () => ({ ...extra, merge_group: groupJson(group) }),
  });

/** The groups of a branch, the next to be merged first. */
const queueOf = (repository: Repository, branch: string): readonly MergeGroup[] =>
  [...repository.mergeGroups.values()].filter(({ baseRef }) => baseRef === branch);

/**
 * Makes the group of a pull request on top of those ahead of it: a commit on a branch of its own, on which the required
 * checks are asked again. Throws 422 if it conflicts.
 */
const build = (world: World, by: Doer, pull: PullRequest): MergeGroup => {
  const { repository, base } = pull;
  const last = queueOf(repository, base).at(-1);
  const from: Commit = last ? commitOf(repository, last.headSha) : tip(repository, base);
  const head = commitOf(repository, pull.headSha);
  const fork = mergeBase(repository, from, head);
  const merged = mergeTrees(fork?.files ?? new Map(), from.files, head.files, blob);
  if ("conflict" in merged) throw new Refusal(422, "Pull Request is not mergeable");
  const made = commit(world, repository, by.user, {
    parents: [from.sha, head.sha],
    files: merged.files,
    message: `Merge pull request #${pull.number} from ${repository.owner.login}/${pull.head}`,
  });
  const group: MergeGroup = {
    repository,
    headRef: `gh-readonly-queue/${base}/pr-${pull.number}-${from.sha}`,
    headSha: made.sha,
    baseRef: base,
    baseSha: from.sha,
    pull,
    enqueuedBy: by.user,
    createdAt: world.clock.now(),
  };
  repository.mergeGroups.set(group.headRef, group);
  repository.branches.set(group.headRef, made.sha);
  requestSuites(world, by, repository, made.sha, group.headRef, NO_COMMIT);
  tellGroup(world, by, group, "checks_requested");
  return group;
};

/**
 * Puts pull requests into the merge queue, one behind the other, and gives the group of the last: it holds the changes
 * of all ahead of it. Throws 422 if one is not ready for it.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue#how-merge-queues-work
 */
export const enqueue = (world: World, by: Doer, pulls: readonly PullRequest[]): MergeGroup => {
  let last: MergeGroup | undefined;
  for (const pull of pulls) {
    const [refusal] = pull.draft ? ["Pull Request is still a draft"] : protectionRefusals(pull);
    if (refusal) throw new Refusal(422, refusal);
    tell(world, by, pull, { kind: "added_to_merge_queue" });
    tellThread(world, by, pull, "enqueued");
    last = build(world, by, pull);
  }
  if (!last) throw new Refusal(422, "There is nothing to queue");
  return last;
};

/** Merges what stands at the front and is green, and takes out what stands at the front and is red. */
const settleQueue = (world: World, repository: Repository, branch: string): void => {
  for (let [group] = queueOf(repository, branch); group; [group] = queueOf(repository, branch)) {
    const standing = standingOfChecks(repository, group.headSha, branch);
    if (standing === "waiting") return;
    const by: Doer = { user: group.enqueuedBy };
    if (standing === "failing") {
      dequeue(world, by, group, "CI_FAILURE");
      continue;
    }
    end(world, by, group, "merged");
    markMerged(world, by, group.pull, group.baseSha, group.headSha);
    moveBranch(world, by, repository, branch, group.headSha);
  }
};

/** Takes a pull request out of the queue; the groups behind it are made anew without it. */
export const dequeue = (
  world: World,
  by: Doer,
  group: MergeGroup,
  reason: "MANUAL" | "CI_FAILURE" = "MANUAL",
): void => {
  const queue = queueOf(group.repository, group.baseRef);
  const behind = queue.slice(queue.indexOf(group) + 1);
  end(world, by, group, "dequeued");
  tell(world, by, group.pull, { kind: "removed_from_merge_queue" });
  tellThread(world, by, group.pull, "dequeued", { reason });
  for (const one of behind) end(world, { user: one.enqueuedBy }, one, "invalidated");
  for (const one of behind) build(world, { user: one.enqueuedBy }, one.pull);
};

const end = (
  world: World,
  by: Doer,
  group: MergeGroup,
  reason: "merged" | "dequeued" | "invalidated",
): void => {
  group.repository.mergeGroups.delete(group.headRef);
  group.repository.branches.delete(group.headRef);
  tellGroup(world, by, group, "destroyed", { reason });
};

/** From now on merges each queued group as soon as its checks are green, and takes it out once one is red. */
export const watchMergeQueue = (world: World): void => {
  world.listeners.push(({ event, action, repository }) => {
    if (!repository || (event !== "status" && (event !== "check_run" || action !== "completed")))
      return;
    const branches = new Set([...repository.mergeGroups.values()].map(({ baseRef }) => baseRef));
    for (const branch of branches) settleQueue(world, repository, branch);
  });
};
