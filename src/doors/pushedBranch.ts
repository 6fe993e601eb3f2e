import type { Push } from "../domain/push.js";
import type { Repository } from "../domain/subject.js";

/** What a `push` event says, as far as it is text; each part may be missing. */
interface Told {
  readonly ref: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly by: string | undefined;
  readonly forced: boolean;
}

const SHA = /^[0-9a-f]{40,64}$/;
/** Stands for no commit: the branch was made, or deleted, which puts nothing on it. */
const NONE = /^0+$/;
/** The merge queue tries out merges there (https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue). */
const QUEUE = "gh-readonly-queue/";

/** The push to a branch that an event tells of; undefined if it tells of none. */
export const pushedBranch = (
  repository: Repository,
  { ref, before = "", after = "", by, forced }: Told,
): Push | undefined => {
  const [, branch] = /^refs\/heads\/(.+)$/s.exec(ref ?? "") ?? [];
  if (branch === undefined || branch.startsWith(QUEUE)) return undefined;
  const moves = [before, after].every((sha) => SHA.test(sha) && !NONE.test(sha));
  return moves ? { ...repository, branch, before, after, forced, by } : undefined;
};
