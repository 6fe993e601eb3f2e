import type { Repository, RepositoryPermission, World } from "../model.js";
import { accountJson, type Json, organizationJson } from "./accounts.js";
import { stamp } from "./time.js";

export const fullName = (repository: Repository): string =>
  `${repository.owner.login}/${repository.name}`;

/** Where the repository's REST resources are. */
export const apiUrl = (world: World, repository: Repository): string =>
  `${world.url}/repos/${fullName(repository)}`;

/** Where people read it. */
export const htmlUrl = (world: World, repository: Repository): string =>
  `${world.url}/${fullName(repository)}`;

const RANKS: readonly RepositoryPermission[] = [
  "none",
  "read",
  "triage",
  "write",
  "maintain",
  "admin",
];

/** Whether `has` gives at least what `needed` gives. */
export const reaches = (has: RepositoryPermission, needed: RepositoryPermission): boolean =>
  RANKS.indexOf(has) >= RANKS.indexOf(needed);

export const permissionsJson = (role: RepositoryPermission): Json => ({
  admin: reaches(role, "admin"),
  maintain: reaches(role, "maintain"),
  push: reaches(role, "write"),
  triage: reaches(role, "triage"),
  pull: reaches(role, "read"),
});

const LINKS = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
} as const;

/** What every form of a repository has. */
export const minimalRepositoryJson = (world: World, repository: Repository): Json => {
  const api = apiUrl(world, repository);
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: accountJson(world, repository.owner),
    html_url: htmlUrl(world, repository),
    description: repository.description,
    fork: repository.forkOf !== undefined,
    url: api,
    ...Object.fromEntries(Object.entries(LINKS).map(([name, path]) => [name, api + path])),
  };
};

const written = new WeakMap<Repository, { readonly key: string; readonly json: Json }>();

/**
 * A repository in lists, pull requests and webhooks. https://docs.github.com/rest/repos/repos
 * It has a hundred fields and stands four times in a pull request: it is written anew only when something has changed.
 */
export const repositoryJson = (world: World, repository: Repository): Json => {
  const { private: hidden, archived, openThreads, defaultBranch, description } = repository;
  const times = [repository.updatedAt.epochMilliseconds, repository.pushedAt.epochMilliseconds];
  const key = [hidden, archived, openThreads, defaultBranch, description, ...times].join("\n");
  const known = written.get(repository);
  if (known?.key === key) return known.json;
  const json = writeRepository(world, repository);
  written.set(repository, { key, json });
  return json;
};

const writeRepository = (world: World, repository: Repository): Json => {
  const html = htmlUrl(world, repository);
  return {
    ...minimalRepositoryJson(world, repository),
    created_at: stamp(repository.createdAt),
    updated_at: stamp(repository.updatedAt),
    pushed_at: stamp(repository.pushedAt),
    git_url: `${html.replace(/^https?/, "git")}.git`,
    ssh_url: `git@127.0.0.1:${fullName(repository)}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: repository.openThreads,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.private ? "private" : "public",
    forks: 0,
    open_issues: repository.openThreads,
    watchers: 0,
    default_branch: repository.defaultBranch,
  };
};

/** How it lets changes in; shown on the repository itself and within pull requests. */
export const mergeSettingsJson = (repository: Repository): Json => ({
  allow_squash_merge: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_auto_merge: repository.autoMergeAllowed,
  delete_branch_on_merge: repository.deleteBranchOnMerge,
  allow_update_branch: false,
  use_squash_pr_title_as_default: false,
  squash_merge_commit_message: "COMMIT_MESSAGES",
  squash_merge_commit_title: "COMMIT_OR_PR_TITLE",
  merge_commit_message: "PR_TITLE",
  merge_commit_title: "MERGE_MESSAGE",
});

/** https://docs.github.com/rest/repos/repos#get-a-repository */
export const fullRepositoryJson = (
  world: World,
  repository: Repository,
  role: RepositoryPermission,
): Json => ({
  ...repositoryJson(world, repository),
  ...mergeSettingsJson(repository),
  permissions: permissionsJson(role),
  ...(repository.owner.type === "Organization" && {
    organization: accountJson(world, repository.owner),
  }),
  ...(repository.forkOf && {
    parent: repositoryJson(world, repository.forkOf),
    source: repositoryJson(world, repository.forkOf),
  }),
  temp_clone_token: null,
  subscribers_count: 0,
  network_count: 0,
});

/** `repository` and `organization` of a webhook. */
export const whereJson = (world: World, repository: Repository): Json => ({
  repository: repositoryJson(world, repository),
  ...(repository.owner.type === "Organization" && {
    organization: organizationJson(world, repository.owner),
  }),
});
