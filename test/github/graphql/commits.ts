import { diffTrees } from "../diff.js";
import { commitsBetween, lineage, mergeBase } from "../git.js";
import type { Commit, PullRequest, Repository, User } from "../model.js";
import { suitesOn } from "./checks.js";
import { deploymentListing } from "./deployments.js";
import type { Fields } from "./fields.js";
import { sorted } from "./listing.js";
import { type CommitView, commitView, entryAt, gitObjectFields } from "./objects.js";
import { rollupOf } from "./rollup.js";
import { pageUrl, paths } from "./urls.js";

/** A name in a commit. */
interface GitActorView {
  readonly type: "GitActor";
  readonly user: User;
  readonly commit: Commit;
}

/** A commit as one of a pull request's. */
export interface PullRequestCommitView {
  readonly type: "PullRequestCommit";
  readonly pull: PullRequest;
  readonly sha: string;
}

/** The files the commit changes against its first parent. */
const changes = ({ repository, commit }: CommitView) =>
  diffTrees(repository.commits.get(commit.parents[0] ?? "")?.files ?? new Map(), commit.files);

/**
 * The pull requests that brought the commit, or would: merged with it, or open with it among their commits.
 * https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
const associatedPulls = ({ repository, commit }: CommitView): readonly PullRequest[] => {
  const pulls: PullRequest[] = [];
  for (const thread of repository.threads.values())
    if (thread.type === "PullRequest" && brings(repository, thread, commit)) pulls.push(thread);
  return pulls;
};

const brings = (repository: Repository, pull: PullRequest, commit: Commit): boolean => {
  if (pull.merged?.sha === commit.sha || pull.headSha === commit.sha) return true;
  if (pull.merged?.rebased?.includes(commit.sha)) return true;
  const head = repository.commits.get(pull.headSha);
  const base = repository.commits.get(pull.baseSha);
  if (!head || !base || !lineage(repository, head).has(commit.sha)) return false;
  return mergeBase(repository, base, head) !== undefined
    ? commitsBetween(repository, base, head).includes(commit)
    : false;
};

const headline = ({ message }: Commit): string => message.split("\n", 1)[0] ?? "";

const oid = ({ commit }: CommitView): string => commit.sha;

export const commitFields: Fields<CommitView> = {
  ...gitObjectFields(oid),
  id: ({ commit }) => `C_${commit.sha}`,
  message: ({ commit }) => commit.message,
  messageHeadline: ({ commit }) => headline(commit),
  messageBody: ({ commit }) => commit.message.slice(headline(commit).length).trim(),
  author: ({ commit }) => ({ type: "GitActor", user: commit.author, commit }),
  committer: ({ commit }) => ({ type: "GitActor", user: commit.committer, commit }),
  authoredDate: ({ commit }) => commit.at,
  committedDate: ({ commit }) => commit.at,
  additions: (view) => changes(view).reduce((sum, file) => sum + file.additions, 0),
  deletions: (view) => changes(view).reduce((sum, file) => sum + file.deletions, 0),
  changedFilesIfAvailable: (view) => changes(view).length,
  parents: ({ repository, commit }) => commit.parents.map((sha) => commitView(repository, sha)),
  tree: ({ repository, commit }) => ({ type: "Tree", repository, commit, prefix: "" }),
  file: (view, { path }) => entryAt(view, path),
  history: ({ repository, commit }) =>
    [...lineage(repository, commit)].map((sha) => commitView(repository, sha)),
  associatedPullRequests: (view, { orderBy }) =>
    sorted(
      associatedPulls(view),
      ({ createdAt, updatedAt, number }) => [
        orderBy?.field === "UPDATED_AT" ? updatedAt : createdAt,
        number,
      ],
      orderBy?.direction === "DESC",
    ),
  checkSuites: ({ repository, commit }, { filterBy }) => suitesOn(repository, commit.sha, filterBy),
  deployments: ({ repository, commit }, { environments, orderBy }) =>
    deploymentListing(
      [...repository.deployments.values()].filter(({ sha }) => sha === commit.sha),
      { environments, orderBy },
    ),
  statusCheckRollup: (view) => rollupOf(view),
  resourcePath: ({ repository, commit }) => paths.commit(repository, commit.sha),
  url: ({ repository, commit }, _, context) =>
    pageUrl(context, paths.commit(repository, commit.sha)),
};

export const gitActorFields: Fields<GitActorView> = {
  name: ({ user }) => user.name ?? user.login,
  email: ({ user }) => user.email ?? `${user.id}+${user.login}@users.noreply.github.com`,
  date: ({ commit }) => commit.at.toString({ smallestUnit: "second" }),
  user: ({ user }) => (user.deleted || user.type === "Bot" ? null : user),
};

const pullCommitPath = ({ pull, sha }: PullRequestCommitView): string =>
  `${paths.thread(pull)}/commits/${sha}`;

export const pullRequestCommitFields: Fields<PullRequestCommitView> = {
  id: ({ pull, sha }) => `PURC_${pull.id}_${sha}`,
  commit: ({ pull, sha }) => commitView(pull.repository, sha),
  pullRequest: ({ pull }) => pull,
  resourcePath: (view) => pullCommitPath(view),
  url: (view, _, context) => pageUrl(context, pullCommitPath(view)),
};
