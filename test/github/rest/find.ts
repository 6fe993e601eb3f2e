import type { Call, RepositoryCall } from "../endpoint.js";
import type { CheckRun, Comment, PullRequest, Thread, User } from "../model.js";
import { checkThread } from "../permissions.js";
import { notFound } from "../refusal.js";

/** The number in the path; 404 if it is none. */
export const numberIn = (call: Call, name: string): number => {
  const number = Number(call.params[name]);
  if (!Number.isInteger(number) || number < 1) throw notFound();
  return number;
};

/** What the path names by its id; 404 if it is not there. */
export const found = <T>(thing: T | undefined): T => {
  if (thing === undefined) throw notFound();
  return thing;
};

/** The issue or pull request in the path, if the token may touch it so. */
export const threadIn = (call: RepositoryCall, access: "read" | "write"): Thread => {
  const thread = found(call.repository.threads.get(numberIn(call, "issue_number")));
  checkThread(call.actor, thread, access);
  return thread;
};

export const pullIn = (call: RepositoryCall): PullRequest => {
  const thread = found(call.repository.threads.get(numberIn(call, "pull_number")));
  if (thread.type !== "PullRequest") throw notFound();
  return thread;
};

export const commentIn = (call: RepositoryCall, access: "read" | "write"): Comment => {
  const comment = found(call.repository.comments.get(numberIn(call, "comment_id")));
  checkThread(call.actor, comment.thread, access);
  return comment;
};

export const checkRunIn = (call: RepositoryCall): CheckRun =>
  found(call.repository.checkRuns.get(numberIn(call, "check_run_id")));

export const userIn = (call: Call): User =>
  found(call.world.users.get((call.params.username ?? "").toLowerCase()));
