import type { CheckRun, PullRequestSnapshot } from "./snapshot.js";
import { type Repository, repositoryName, type Subject, subjectName } from "./subject.js";

/**
 * A merge group: the commit on which a merge queue tries a pull request together with those ahead of it.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
export interface MergeGroup extends Repository {
  /** The branch that it would be merged into. */
  readonly branch: string;
  readonly headSha: string;
}

/** A merge group as plain data, as GitHub showed it. */
export interface MergeGroupSnapshot {
  readonly group: MergeGroup;
  /** All that would be merged with it, the next one first; never empty. */
  readonly pulls: readonly PullRequestSnapshot[];
  /** The newest check run named `watchbill` that watchbill itself wrote on the group's head. */
  readonly check: CheckRun | undefined;
}

/** `owner/name@main:0123…`: names a group in logs, and keys the work on it. */
export const mergeGroupName = (group: MergeGroup): string =>
  `${repositoryName(group)}@${group.branch}:${group.headSha}`;

/** Names a subject or a merge group in logs and reports. */
export const placeName = (place: Subject | MergeGroup): string =>
  "number" in place ? subjectName(place) : mergeGroupName(place);

/** What the name of a merge group's branch tells. */
export interface QueueBranch {
  readonly branch: string;
  /** The pull request that it was made for. */
  readonly number: number;
  /** What it stands on: the head of the group ahead, or of the branch. */
  readonly baseSha: string;
}

/**
 * Reads the name of a merge group's branch, `gh-readonly-queue/main/pr-7-0123…`; undefined for any other branch. GitHub
 * documents no more than its beginning; the rest is as it is in the webhooks' examples
 * (https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group).
 */
export const readQueueBranch = (name: string): QueueBranch | undefined => {
  const [, branch, number, baseSha] =
    /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-(\d{1,9})-([0-9a-f]{40,64})$/.exec(name) ?? [];
  return branch && number && baseSha ? { branch, number: Number(number), baseSha } : undefined;
};
