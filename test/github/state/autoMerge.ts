import type { MergeMethod, PullRequest, World } from "../model.js";
import { Refusal } from "../refusal.js";
import type { Doer } from "../world.js";
import { mergePull } from "./merge.js";
import { protectionRefusals } from "./mergeState.js";
import { tellThread } from "./threadEvents.js";
import { tell } from "./timeline.js";

/**
 * Has it merged as soon as nothing stands in the way. Throws 422 if the repository does not allow it, or nothing does.
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/automatically-merging-a-pull-request
 */
export const enableAutoMerge = (
  world: World,
  by: Doer,
  pull: PullRequest,
  method: MergeMethod = "merge",
): void => {
  if (!pull.repository.autoMergeAllowed)
    throw new Refusal(422, "Auto merge is not allowed for this repository");
  if (!pull.draft && protectionRefusals(pull).length === 0)
    throw new Refusal(422, "Pull request is in clean status");
  pull.autoMerge = { by: by.user, method, at: world.clock.now() };
  pull.repository.autoMerging.add(pull);
  tell(world, by, pull, { kind: "auto_merge_enabled", method });
  tellThread(world, by, pull, "auto_merge_enabled");
};

export const disableAutoMerge = (world: World, by: Doer, pull: PullRequest): void => {
  if (!pull.autoMerge) return;
  pull.autoMerge = undefined;
  pull.repository.autoMerging.delete(pull);
  tell(world, by, pull, { kind: "auto_merge_disabled" });
  tellThread(world, by, pull, "auto_merge_disabled", { reason: "Disabled by user" });
};

const AWAITED = new Set(["check_run", "status", "pull_request_review", "pull_request"]);

/** From now on merges, after whatever may have cleared the way, the pull requests that wait for it. */
export const watchAutoMerges = (world: World): void => {
  world.listeners.push(({ event, repository }) => {
    if (!repository || !AWAITED.has(event)) return;
    for (const pull of [...repository.autoMerging]) tryAutoMerge(world, pull);
  });
};

const tryAutoMerge = (world: World, pull: PullRequest): void => {
  const { autoMerge, repository } = pull;
  if (!autoMerge || pull.state === "closed") {
    repository.autoMerging.delete(pull);
    return;
  }
  if (pull.draft) return;
  repository.autoMerging.delete(pull);
  try {
    mergePull(world, { user: autoMerge.by }, pull, { method: autoMerge.method });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    // Still held back: it goes on waiting.
    repository.autoMerging.add(pull);
  }
};
