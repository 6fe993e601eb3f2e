import { mergeTrees } from "../diff.js";
import { blob, commit, commitOf, mergeBase, tip } from "../git.js";
import { NO_COMMIT } from "../ids.js";
import type { MergeGroup, PullRequest, World } from "../model.js";
import { Refusal } from "../refusal.js";
import { simpleCommitJson } from "../wire/code.js";
import { type Doer, emit } from "../world.js";
import { requestSuites } from "./checks.js";
import { markMerged } from "./merged.js";
import { protectionRefusals } from "./mergeState.js";
import { moveBranch } from "./push.js";
import { checksRefusal, requirementsOf } from "./requirements.js";
import { tellThread } from "./threadEvents.js";
import { tell } from "./timeline.js";

const groupJson = (group: MergeGroup, head: ReturnType<typeof commitOf>) => ({
  head_sha: group.headSha,
  head_ref: `refs/heads/${group.headRef}`,
  base_sha: group.baseSha,
  base_ref: `refs/heads/${group.baseRef}`,
  head_commit: simpleCommitJson(head),
});

/**
 * Puts pull requests into the merge queue as one group: a commit of their changes on the base, on a branch of its own,
 * on which the required checks are asked again. Throws 422 if one is not ready for it.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#merge_group
 */
export const enqueue = (world: World, by: Doer, pulls: readonly PullRequest[]): MergeGroup => {
  const first = pulls[0];
  if (!first) throw new Refusal(422, "There is nothing to queue");
  const { repository, base } = first;
  const from = tip(repository, base);
  let { files } = from;
  for (const pull of pulls) {
    const [refusal] = pull.draft ? ["Pull Request is still a draft"] : protectionRefusals(pull);
    if (refusal) throw new Refusal(422, refusal);
    const head = commitOf(repository, pull.headSha);
    const fork = mergeBase(repository, from, head);
    const merged = mergeTrees(fork?.files ?? new Map(), files, head.files, blob);
    if ("conflict" in merged) throw new Refusal(422, "Pull Request is not mergeable");
    files = merged.files;
  }
  const numbers = pulls.map((pull) => `#${pull.number}`).join(", ");
  const head = commit(world, repository, by.user, {
    parents: [from.sha, ...pulls.map((pull) => pull.headSha)],
    files,
    message: `Merge pull request ${numbers} from the queue`,
  });
  const group: MergeGroup = {
    headRef: `gh-readonly-queue/${base}/pr-${pulls.at(-1)?.number}-${from.sha}`,
    headSha: head.sha,
    baseRef: base,
    baseSha: from.sha,
    pulls,
    enqueuedBy: by.user,
    createdAt: world.clock.now(),
  };
  repository.mergeGroups.set(group.headRef, group);
  repository.branches.set(group.headRef, head.sha);
  for (const pull of pulls) {
    tell(world, by, pull, { kind: "added_to_merge_queue" });
    tellThread(world, by, pull, "enqueued");
  }
  requestSuites(world, by, repository, head.sha, group.headRef, NO_COMMIT);
  emit(world, by, {
    event: "merge_group",
    action: "checks_requested",
    repository,
    payload: () => ({ merge_group: groupJson(group, head) }),
  });
  return group;
};

/** Merges a group whose required checks are green on its own head. */
const settleGroup = (world: World, group: MergeGroup): void => {
  const repository = group.pulls[0]?.repository;
  if (!repository?.mergeGroups.has(group.headRef)) return;
  const { checks } = requirementsOf(repository, group.baseRef);
  if (checksRefusal(repository, group.headSha, checks)) return;
  const by: Doer = { user: group.enqueuedBy };
  end(world, by, group, "merged");
  for (const pull of group.pulls) markMerged(world, by, pull, group.baseSha, group.headSha);
  moveBranch(world, by, repository, group.baseRef, group.headSha);
};

/** Takes the group out of the queue without merging it. */
export const dequeue = (world: World, by: Doer, group: MergeGroup): void => {
  end(world, by, group, "dequeued");
  for (const pull of group.pulls) {
    tell(world, by, pull, { kind: "removed_from_merge_queue" });
    tellThread(world, by, pull, "dequeued", { reason: "MANUAL" });
  }
};

const end = (world: World, by: Doer, group: MergeGroup, reason: "merged" | "dequeued"): void => {
  const repository = group.pulls[0]?.repository;
  if (!repository) return;
  repository.mergeGroups.delete(group.headRef);
  repository.branches.delete(group.headRef);
  const head = commitOf(repository, group.headSha);
  emit(world, by, {
    event: "merge_group",
    action: "destroyed",
    repository,
    payload: () => ({ reason, merge_group: groupJson(group, head) }),
  });
};

/** From now on merges each queued group as soon as its checks are green. */
export const watchMergeQueue = (world: World): void => {
  world.listeners.push(({ event, action, repository }) => {
    if (!repository || (event !== "status" && (event !== "check_run" || action !== "completed")))
      return;
    for (const group of [...repository.mergeGroups.values()]) settleGroup(world, group);
  });
};
