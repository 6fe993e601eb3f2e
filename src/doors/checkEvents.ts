import { readQueueBranch } from "../domain/mergeGroup.js";
import { branchInMark } from "../engine/mergeGroup/report.js";
import { numberInMark } from "../engine/report.js";
import type { Notice } from "../engine/watch.js";
import { type Json, list, lookAt, object, type Reader, repositoryOf, text } from "./payload.js";

const lookAtGroup = (
  event: NonNullable<Json>,
  branch: string,
  head: unknown,
): readonly Notice[] => {
  const repository = repositoryOf(event);
  const [headSha] = /^[0-9a-f]{40,64}$/.exec(text(head) ?? "") ?? [];
  return repository && headSha ? [{ lookAtGroup: { ...repository, branch, headSha } }] : [];
};

/** "Re-run" on our check. GitHub names no pull request of a fork, so the run's own mark is asked first. */
export const checkRun: Reader = (event, action) => {
  const run = object(event.check_run);
  if (action !== "rerequested" || !run) return [];
  const mark = text(run.external_id) ?? "";
  const branch = branchInMark(mark);
  if (branch) return lookAtGroup(event, branch, run.head_sha);
  const marked = numberInMark(mark);
  if (marked !== undefined) return lookAt(event, marked);
  return list(run.pull_requests).flatMap((pull) => lookAt(event, pull?.number));
};

/** "Re-run all checks" on a commit: of pull requests, or of a merge group. */
export const checkSuite: Reader = (event, action) => {
  const suite = object(event.check_suite);
  if (action !== "rerequested" || !suite) return [];
  const queue = readQueueBranch(text(suite.head_branch) ?? "");
  if (queue) return lookAtGroup(event, queue.branch, suite.head_sha);
  return list(suite.pull_requests).flatMap((pull) => lookAt(event, pull?.number));
};

/** A merge group waits for its check. One that is destroyed needs no verdict any more. */
export const mergeGroup: Reader = (event, action) => {
  const group = object(event.merge_group);
  const branch = text(group?.base_ref)?.replace(/^refs\/heads\//, "");
  return action === "checks_requested" && branch ? lookAtGroup(event, branch, group?.head_sha) : [];
};
