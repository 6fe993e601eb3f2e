import { roleOf } from "../access.js";
import {
  changeFiles,
  commit,
  commitOf,
  commitsBetween,
  contains,
  type FileChanges,
} from "../git.js";
import { NO_COMMIT } from "../ids.js";
import type { Commit, PullRequest, Repository, Sha, World } from "../model.js";
import { Refusal } from "../refusal.js";
import { accountJson } from "../wire/accounts.js";
import { pushedCommitJson } from "../wire/code.js";
import { htmlUrl, reaches } from "../wire/repository.js";
import { type Doer, emit } from "../world.js";
import { requestSuites } from "./checks.js";
import { settleMerged } from "./merged.js";
import { checksRefusal, requirementsOf } from "./requirements.js";
import { dismissStale } from "./reviews.js";
import { tellThread } from "./threadEvents.js";
import { closeThread } from "./threads.js";
import { tell } from "./timeline.js";

/** Commits to the head of a branch, or onto `onto`, and gives the commit; the branch stays where it is. */
export const commitFiles = (
  world: World,
  by: Doer,
  repository: Repository,
  onto: Commit,
  files: FileChanges,
  message: string,
): Commit =>
  commit(world, repository, by.user, {
    parents: [onto.sha],
    files: changeFiles(onto.files, files),
    message,
  });

/** Throws as GitHub refuses a push that the branch's protection does not let through. */
export const checkPush = (
  by: Doer,
  repository: Repository,
  branch: string,
  after: Commit,
  force: boolean,
): void => {
  const required = requirementsOf(repository, branch);
  const { protection } = required;
  if (force && !required.forcePushes)
    throw new Refusal(422, `Cannot force-push to this branch (${branch})`);
  const exempt = protection?.enforceAdmins !== true && roleOf(by.user, repository) === "admin";
  if (exempt) return;
  const refusal =
    checksRefusal(repository, after.sha, required.checks) ??
    (required.approvals > 0 || required.mergeQueue
      ? "Changes must be made through a pull request."
      : undefined);
  if (refusal)
    throw new Refusal(422, `Protected branch update failed for refs/heads/${branch}. ${refusal}`);
  const who = protection?.restrictions;
  if (who && !mayPush(by, repository, who))
    throw new Refusal(422, `You're not authorized to push to this branch (${branch}).`);
};

const mayPush = (
  by: Doer,
  { owner }: Repository,
  who: { users: string[]; teams: string[]; apps: string[] },
): boolean =>
  who.users.includes(by.user.login) ||
  (by.app !== undefined && who.apps.includes(by.app.slug)) ||
  (owner.type === "Organization" &&
    who.teams.some((slug) => owner.teams.get(slug)?.members.has(by.user)));

/** Throws 403 unless the person may write to the repository. */
export const checkWrite = (by: Doer, repository: Repository): void => {
  if (by.app || reaches(roleOf(by.user, repository), "write")) return;
  throw new Refusal(403, `Permission to ${repository.name} denied to ${by.user.login}.`);
};

/**
 * Moves a branch, makes it (from nothing) or deletes it (`after` undefined), and everything that follows: the push
 * event, suites for the Apps that check, pull requests whose head moved, those that the push itself brings in.
 */
export const moveBranch = (
  world: World,
  by: Doer,
  repository: Repository,
  branch: string,
  after: Sha | undefined,
): void => {
  const before = repository.branches.get(branch);
  if (before === after) return;
  if (after) repository.branches.set(branch, after);
  else repository.branches.delete(branch);
  repository.pushedAt = world.clock.now();
  const forced =
    before !== undefined &&
    after !== undefined &&
    !contains(repository, commitOf(repository, after), before);
  emitPush(world, by, repository, branch, before, after, forced);
  const pulls = [...(repository.pullsByHead.get(branch) ?? [])].filter(
    ({ state }) => state === "open",
  );
  if (after === undefined) {
    for (const pull of pulls) closeThread(world, by, pull);
    return;
  }
  requestSuites(world, by, repository, after, branch, before ?? null);
  for (const pull of pulls) moveHead(world, by, pull, after, forced);
  settleMerged(world, by, repository, branch, before);
};

const moveHead = (world: World, by: Doer, pull: PullRequest, after: Sha, forced: boolean): void => {
  const before = pull.headSha;
  pull.headSha = after;
  pull.baseSha = pull.repository.branches.get(pull.base) ?? pull.baseSha;
  if (forced) tell(world, by, pull, { kind: "head_ref_force_pushed", before, after });
  else tell(world, by, pull, { kind: "committed", sha: after });
  // A fork's head has its checks in the base repository: a suite there for each App that checks.
  if (pull.headRepository !== pull.repository)
    requestSuites(world, by, pull.repository, after, null, before);
  dismissStale(world, by, pull);
  tellThread(world, by, pull, "synchronize", { before, after });
};

/** https://docs.github.com/webhooks/webhook-events-and-payloads#push */
const emitPush = (
  world: World,
  by: Doer,
  repository: Repository,
  branch: string,
  before: Sha | undefined,
  after: Sha | undefined,
  forced: boolean,
): void => {
  emit(world, by, {
    event: "push",
    repository,
    payload: () => {
      const head = after ? commitOf(repository, after) : undefined;
      // A new branch tells of its own commits alone: those of the default branch are known.
      const known = before ?? repository.branches.get(repository.defaultBranch);
      const commits = !head
        ? []
        : known
          ? commitsBetween(repository, commitOf(repository, known), head).slice(-2048)
          : [head];
      return {
        ref: `refs/heads/${branch}`,
        before: before ?? NO_COMMIT,
        after: after ?? NO_COMMIT,
        base_ref: null,
        created: before === undefined,
        deleted: after === undefined,
        forced,
        compare: `${htmlUrl(world, repository)}/compare/${(before ?? NO_COMMIT).slice(0, 12)}...${(after ?? NO_COMMIT).slice(0, 12)}`,
        commits: commits.map((one) => pushedCommitJson(world, repository, one)),
        head_commit: head ? pushedCommitJson(world, repository, head) : null,
        pusher: {
          name: by.user.login,
          email: accountJson(world, by.user).email ?? `${by.user.login}@users.noreply.github.com`,
        },
      };
    },
  });
};
