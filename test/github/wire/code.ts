import type { FileDiff } from "../diff.js";
import { diffTrees } from "../diff.js";
import { commitOf } from "../git.js";
import type { Blob, Commit, Repository, User, World } from "../model.js";
import { type Json, personJson } from "./accounts.js";
import { apiUrl, htmlUrl } from "./repository.js";
import { stamp } from "./time.js";

const addressOf = (user: User): string =>
  user.email ?? `${user.id}+${user.login}@users.noreply.github.com`;

const UNSIGNED = {
  verified: false,
  reason: "unsigned",
  signature: null,
  payload: null,
  verified_at: null,
};

const signatureJson = (user: User, commit: Commit): Json => ({
  name: user.name ?? user.login,
  email: addressOf(user),
  date: stamp(commit.at),
});

const parentsJson = (world: World, repository: Repository, commit: Commit) =>
  commit.parents.map((sha) => ({
    sha,
    url: `${apiUrl(world, repository)}/commits/${sha}`,
    html_url: `${htmlUrl(world, repository)}/commit/${sha}`,
  }));

/** https://docs.github.com/rest/commits/commits#get-a-commit */
export const commitJson = (world: World, repository: Repository, commit: Commit): Json => {
  const api = apiUrl(world, repository);
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    commit: {
      author: signatureJson(commit.author, commit),
      committer: signatureJson(commit.committer, commit),
      message: commit.message,
      tree: { sha: commit.treeSha, url: `${api}/git/trees/${commit.treeSha}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: UNSIGNED,
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${htmlUrl(world, repository)}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: personJson(world, commit.author),
    committer: personJson(world, commit.committer),
    parents: parentsJson(world, repository, commit),
  };
};

/** The git side of a commit, as a write to contents answers it. */
export const gitCommitJson = (world: World, repository: Repository, commit: Commit): Json => ({
  sha: commit.sha,
  node_id: `C_${commit.sha}`,
  url: `${apiUrl(world, repository)}/git/commits/${commit.sha}`,
  html_url: `${htmlUrl(world, repository)}/commit/${commit.sha}`,
  author: signatureJson(commit.author, commit),
  committer: signatureJson(commit.committer, commit),
  message: commit.message,
  tree: { sha: commit.treeSha, url: `${apiUrl(world, repository)}/git/trees/${commit.treeSha}` },
  parents: parentsJson(world, repository, commit),
  verification: UNSIGNED,
});

/** The commit in suites and merge groups. */
export const simpleCommitJson = (commit: Commit): Json => ({
  id: commit.sha,
  tree_id: commit.treeSha,
  message: commit.message,
  timestamp: stamp(commit.at),
  author: { name: commit.author.name ?? commit.author.login, email: addressOf(commit.author) },
  committer: {
    name: commit.committer.name ?? commit.committer.login,
    email: addressOf(commit.committer),
  },
});

/** The commit in a push event. */
export const pushedCommitJson = (world: World, repository: Repository, commit: Commit): Json => {
  const parent = commit.parents[0];
  const files = diffTrees(parent ? commitOf(repository, parent).files : new Map(), commit.files);
  const paths = (...kinds: string[]) =>
    files.filter((file) => kinds.includes(file.status)).map((file) => file.path);
  const person = (user: User) => ({
    name: user.name ?? user.login,
    email: addressOf(user),
    username: user.login,
  });
  return {
    ...simpleCommitJson(commit),
    distinct: true,
    url: `${htmlUrl(world, repository)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: paths("added", "renamed"),
    removed: [
      ...paths("removed"),
      ...files.flatMap((file) => (file.previousPath === undefined ? [] : [file.previousPath])),
    ],
    modified: paths("modified"),
  };
};

/** https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
export const fileDiffJson = (
  world: World,
  repository: Repository,
  sha: string,
  file: FileDiff,
): Json => {
  const path = encodeURI(file.path);
  return {
    sha: file.blob.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${htmlUrl(world, repository)}/blob/${sha}/${path}`,
    raw_url: `${htmlUrl(world, repository)}/raw/${sha}/${path}`,
    contents_url: `${apiUrl(world, repository)}/contents/${path}?ref=${sha}`,
    ...(file.patch !== undefined && { patch: file.patch }),
    ...(file.previousPath !== undefined && { previous_filename: file.previousPath }),
  };
};

/** What a file and a directory's entry have alike. https://docs.github.com/rest/repos/contents#get-repository-content */
export const entryJson = (
  world: World,
  repository: Repository,
  ref: string,
  path: string,
  what:
    | { readonly type: "file"; readonly blob: Blob }
    | { readonly type: "dir"; readonly sha: string },
): Json => {
  const encoded = encodeURI(path);
  const self = `${apiUrl(world, repository)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const sha = what.type === "file" ? what.blob.sha : what.sha;
  const kind = what.type === "file" ? "blob" : "tree";
  const git = `${apiUrl(world, repository)}/git/${kind}s/${sha}`;
  const html = `${htmlUrl(world, repository)}/${kind}/${ref}/${encoded}`;
  return {
    type: what.type,
    name: path.split("/").at(-1) ?? path,
    path,
    sha,
    size: what.type === "file" ? what.blob.bytes.length : 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url:
      what.type === "file" ? `${htmlUrl(world, repository)}/raw/${ref}/${encoded}` : null,
    _links: { self, git, html },
  };
};

/** A file with its content. Beyond 1 MB GitHub leaves the content out and says so. */
export const fileJson = (
  world: World,
  repository: Repository,
  ref: string,
  path: string,
  blob: Blob,
): Json => {
  const inline = blob.bytes.length <= 1_000_000;
  const content = inline ? blob.bytes.toString("base64").replace(/(.{60})/g, "$1\n") : "";
  return {
    ...entryJson(world, repository, ref, path, { type: "file", blob }),
    content: content === "" || content.endsWith("\n") ? content : `${content}\n`,
    encoding: inline ? "base64" : "none",
  };
};
