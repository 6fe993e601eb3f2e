import { commitOf, commitsBetween } from "../git.js";
import type { PullRequest, Repository, Sha, World } from "../model.js";
import type { Doer } from "../world.js";
import { closingIssues } from "./references.js";
import { tellThread } from "./threadEvents.js";
import { closeThread } from "./threads.js";
import { tell } from "./timeline.js";

/** Writes down that the pull request is in: merged, closed, its issues closed with it. */
export const markMerged = (
  world: World,
  by: Doer,
  pull: PullRequest,
  baseSha: Sha,
  sha: Sha,
): void => {
  const at = world.clock.now();
  pull.baseSha = baseSha;
  pull.merged = { at, by: by.user, sha };
  pull.autoMerge = undefined;
  pull.state = "closed";
  pull.repository.openThreads--;
  pull.closedAt = at;
  pull.closedBy = by.user;
  tell(world, by, pull, { kind: "merged", sha });
  tell(world, by, pull, { kind: "closed", reason: undefined, by: undefined });
  tellThread(world, by, pull, "closed");
  for (const issue of closingIssues(world, pull)) closeThread(world, by, issue, "completed", pull);
};

/** A push that brings in the head of an open pull request merges it, as on GitHub. */
export const settleMerged = (
  world: World,
  by: Doer,
  repository: Repository,
  branch: string,
  before: Sha | undefined,
): void => {
  const after = repository.branches.get(branch);
  if (!after || !before) return;
  const [then, now] = [commitOf(repository, before), commitOf(repository, after)];
  const brought = new Set(commitsBetween(repository, then, now).map(({ sha }) => sha));
  for (const thread of repository.threads.values())
    if (
      thread.type === "PullRequest" &&
      thread.state === "open" &&
      thread.base === branch &&
      brought.has(thread.headSha)
    )
      markMerged(world, by, thread, before, after);
};
