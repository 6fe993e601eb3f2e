import type { Thread, World } from "../model.js";
import { fullPullJson } from "../wire/pull.js";
import { issueJson } from "../wire/threads.js";
import { type Doer, emit } from "../world.js";

/** Tells of an issue as `issues`, of a pull request as `pull_request`, as GitHub keeps them apart. */
export const tellThread = (
  world: World,
  by: Doer,
  thread: Thread,
  action: string,
  extra: Record<string, unknown> = {},
): void => {
  const { repository } = thread;
  if (thread.type === "Issue")
    emit(world, by, {
      event: "issues",
      action,
      repository,
      payload: () => ({ issue: issueJson(world, thread), ...extra }),
    });
  else
    emit(world, by, {
      event: "pull_request",
      action,
      repository,
      payload: () => ({
        number: thread.number,
        pull_request: fullPullJson(world, thread),
        ...extra,
      }),
    });
};
