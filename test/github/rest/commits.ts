import { diffTrees } from "../diff.js";
import {
  created,
  doer,
  type Endpoint,
  ok,
  onRepository,
  type RepositoryCall,
} from "../endpoint.js";
import { commitOf, contains, lineage, resolveRef } from "../git.js";
import * as input from "../input.js";
import type { Commit, Repository } from "../model.js";
import { page } from "../paging.js";
import { Refusal } from "../refusal.js";
import { createStatus, latestStatuses } from "../state/statuses.js";
import { simpleStatusJson, statusJson } from "../wire/checks.js";
import { commitJson, fileDiffJson } from "../wire/code.js";
import { pullJson } from "../wire/pull.js";
import { apiUrl, minimalRepositoryJson } from "../wire/repository.js";

/** The commit that the path names, by SHA, branch or `heads/branch`. Throws 422 as GitHub does. */
export const commitInPath = (call: RepositoryCall): Commit => {
  const ref = call.params.ref ?? call.params.commit_sha ?? call.params.sha ?? "";
  const commit = resolveRef(call.repository, ref);
  if (!commit) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  return commit;
};

/** Where a list of the commit's things is paged. */
const pathOf = (call: RepositoryCall, commit: Commit, what: string): string =>
  `/repos/${call.params.owner}/${call.params.repo}/commits/${commit.sha}/${what}`;

/** Whether a commit changed a file, or one within a folder, against its first parent. */
const touches = (repository: Repository, { parents, files }: Commit, path: string): boolean => {
  const before = parents[0] ? commitOf(repository, parents[0]).files : new Map();
  return [...new Set([...files.keys(), ...before.keys()])].some(
    (file) =>
      (file === path || file.startsWith(`${path}/`)) &&
      files.get(file)?.sha !== before.get(file)?.sha,
  );
};

export const commits: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits",
    docs: "commits/commits#list-commits",
    needs: { contents: "read" },
    answer: (call) => {
      const { world, repository } = call;
      const ref = call.query.get("sha") ?? repository.defaultBranch;
      const from = resolveRef(repository, ref);
      if (!from) throw new Refusal(404, "Not Found");
      const within = call.query.get("path")?.replace(/\/$/, "");
      const all = [...lineage(repository, from)]
        .map((sha) => commitOf(repository, sha))
        .filter((one) => !within || touches(repository, one, within));
      const path = `/repos/${call.params.owner}/${call.params.repo}/commits`;
      return page(call, path, all, (one) => commitJson(world, repository, one));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}",
    docs: "commits/commits#get-a-commit",
    needs: { contents: "read" },
    answer: (call) => {
      const { world, repository } = call;
      const commit = commitInPath(call);
      const parent = commit.parents[0];
      const files = diffTrees(
        parent ? commitOf(repository, parent).files : new Map(),
        commit.files,
      );
      const additions = files.reduce((sum, file) => sum + file.additions, 0);
      const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
      return ok({
        ...commitJson(world, repository, commit),
        stats: { additions, deletions, total: additions + deletions },
        files: files.map((file) => fileDiffJson(world, repository, commit.sha, file)),
      });
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}/status",
    docs: "commits/statuses#get-the-combined-status-for-a-specific-reference",
    needs: { statuses: "read" },
    answer: (call) => {
      const { world, repository } = call;
      const { sha } = commitInPath(call);
      const statuses = latestStatuses(repository, sha);
      const red = statuses.some(({ state }) => state === "failure" || state === "error");
      const green = statuses.length > 0 && statuses.every(({ state }) => state === "success");
      const commitUrl = `${apiUrl(world, repository)}/commits/${sha}`;
      return ok({
        state: red ? "failure" : green ? "success" : "pending",
        statuses: statuses.map((status) => simpleStatusJson(world, status)),
        sha,
        total_count: statuses.length,
        repository: minimalRepositoryJson(world, repository),
        commit_url: commitUrl,
        url: `${commitUrl}/status`,
      });
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}/statuses",
    docs: "commits/statuses#list-commit-statuses-for-a-reference",
    needs: { statuses: "read" },
    answer: (call) => {
      const commit = commitInPath(call);
      const all = [...(call.repository.statusesBySha.get(commit.sha) ?? [])].reverse();
      return page(call, pathOf(call, commit, "statuses"), all, (one) =>
        statusJson(call.world, one),
      );
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/statuses/{sha}",
    docs: "commits/statuses#create-a-commit-status",
    needs: { statuses: "write" },
    answer: (call) => {
      const { world, repository, body } = call;
      const state = input.oneOf(body, "state", ["error", "failure", "pending", "success"]);
      if (!state) throw new Refusal(422, "Validation Failed");
      const status = createStatus(world, doer(call), repository, commitInPath(call).sha, {
        state,
        context: input.text(body, "context") ?? "default",
        description: input.text(body, "description") ?? null,
        targetUrl: input.text(body, "target_url") ?? null,
      });
      return created(statusJson(world, status));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    docs: "commits/commits#list-pull-requests-associated-with-a-commit",
    needs: { pull_requests: "read" },
    answer: (call) => {
      const { world, repository } = call;
      const commit = commitInPath(call);
      const pulls = [...repository.threads.values()].flatMap((thread) =>
        thread.type === "PullRequest" &&
        (thread.merged?.sha === commit.sha ||
          contains(repository, commitOf(repository, thread.headSha), commit.sha)) &&
        !contains(repository, commitOf(repository, thread.baseSha), commit.sha)
          ? [thread]
          : [],
      );
      return page(call, pathOf(call, commit, "pulls"), pulls, (pull) => pullJson(world, pull));
    },
  }),
];
