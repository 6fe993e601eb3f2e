import type { PullRequest, Repository, Sha, World } from "../model.js";
import { pullFacts } from "../pullFacts.js";
import { mergeState } from "../state/mergeState.js";
import { accountJson, type Json, personJson, teamJson } from "./accounts.js";
import { apiUrl, mergeSettingsJson, repositoryJson } from "./repository.js";
import { threadCommon, threadHtml } from "./threads.js";
import { stampOrNull } from "./time.js";

const endJson = (
  world: World,
  repository: Repository | undefined,
  ref: string,
  sha: Sha,
): Json => ({
  label: repository ? `${repository.owner.login}:${ref}` : `unknown repository:${ref}`,
  ref,
  sha,
  user: repository ? accountJson(world, repository.owner) : null,
  repo: repository
    ? { ...repositoryJson(world, repository), ...mergeSettingsJson(repository) }
    : null,
});

/** A pull request in lists. https://docs.github.com/rest/pulls/pulls#list-pull-requests */
export const pullJson = (world: World, pull: PullRequest): Json => {
  const repository = apiUrl(world, pull.repository);
  const api = `${repository}/pulls/${pull.number}`;
  const issue = `${repository}/issues/${pull.number}`;
  const html = threadHtml(world, pull);
  const statuses = `${repository}/statuses/${pull.headSha}`;
  return {
    url: api,
    id: pull.id,
    node_id: pull.nodeId,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...threadCommon(world, pull),
    merged_at: stampOrNull(pull.merged?.at),
    merge_commit_sha: pull.merged?.sha ?? null,
    requested_reviewers: pull.requestedReviewers.map((user) => accountJson(world, user)),
    requested_teams: pull.requestedTeams.map((team) => teamJson(world, team)),
    draft: pull.draft,
    commits_url: `${api}/commits`,
    review_comments_url: `${api}/comments`,
    review_comment_url: `${repository}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    head: endJson(world, pull.headRepository, pull.head, pull.headSha),
    base: endJson(world, pull.repository, pull.base, pull.baseSha),
    _links: {
      self: { href: api },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${api}/comments` },
      review_comment: { href: `${repository}/pulls/comments{/number}` },
      commits: { href: `${api}/commits` },
      statuses: { href: statuses },
    },
    auto_merge: pull.autoMerge
      ? {
          enabled_by: accountJson(world, pull.autoMerge.by),
          merge_method: pull.autoMerge.method,
          commit_title: pull.title,
          commit_message: pull.body ?? "",
        }
      : null,
  };
};

/** A pull request by itself and in webhooks. https://docs.github.com/rest/pulls/pulls#get-a-pull-request */
export const fullPullJson = (world: World, pull: PullRequest): Json => {
  const { files, commits, merged } = pullFacts(pull);
  const open = pull.state === "open";
  return {
    ...pullJson(world, pull),
    merged: pull.merged !== undefined,
    mergeable: open ? merged !== undefined : null,
    rebaseable: open ? merged !== undefined : null,
    mergeable_state: open ? mergeState(pull) : "unknown",
    merged_by: personJson(world, pull.merged?.by),
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
};

/** The pull requests that a check run or suite names: those whose head it stands on. */
export const minimalPullJson = (world: World, pull: PullRequest): Json => {
  const short = (repository: Repository) => ({
    id: repository.id,
    url: apiUrl(world, repository),
    name: repository.name,
  });
  return {
    url: `${apiUrl(world, pull.repository)}/pulls/${pull.number}`,
    id: pull.id,
    number: pull.number,
    head: {
      ref: pull.head,
      sha: pull.headSha,
      repo: short(pull.headRepository ?? pull.repository),
    },
    base: { ref: pull.base, sha: pull.baseSha, repo: short(pull.repository) },
  };
};
