import { roleOf } from "../access.js";
import {
  created,
  doer,
  type Endpoint,
  ok,
  onRepository,
  type RepositoryCall,
} from "../endpoint.js";
import * as input from "../input.js";
import type { PullRequest, Repository } from "../model.js";
import { page } from "../paging.js";
import { pullFacts } from "../pullFacts.js";
import { forbidden, invalid } from "../refusal.js";
import { mergePull } from "../state/merge.js";
import { openPull, requestReview, retarget } from "../state/pulls.js";
import { closeThread, editThread, reopenThread } from "../state/threads.js";
import { commitJson, fileDiffJson } from "../wire/code.js";
import { fullPullJson, pullJson } from "../wire/pull.js";
import { reaches } from "../wire/repository.js";
import { pullIn } from "./find.js";

/** `branch`, or `owner:branch` for a branch of a fork. */
const headIn = (call: RepositoryCall): { head: string; headRepository: Repository } => {
  const { world, repository } = call;
  const given = input.needed(call.body, "head");
  const [owner, head] = given.includes(":") ? given.split(":", 2) : [undefined, given];
  const headRepository =
    owner === undefined || owner.toLowerCase() === repository.owner.login.toLowerCase()
      ? repository
      : [...world.repositoriesById.values()].find(
          (one) =>
            one.owner.login.toLowerCase() === owner.toLowerCase() && one.forkOf === repository,
        );
  if (!headRepository) throw invalid({ resource: "PullRequest", field: "head", code: "invalid" });
  return { head: head ?? "", headRepository };
};

const checkMayEdit = ({ actor }: RepositoryCall, pull: PullRequest): void => {
  if (actor.kind !== "user" || actor.user === pull.author) return;
  if (!reaches(roleOf(actor.user, pull.repository), "triage"))
    throw forbidden("Must have admin rights to Repository.");
};

const listed = ({ query, repository }: RepositoryCall): readonly PullRequest[] => {
  const state = query.get("state") ?? "open";
  const base = query.get("base");
  const head = query.get("head");
  const ascending = query.get("direction") === "asc";
  const pulls = [...repository.threads.values()].filter(
    (thread): thread is PullRequest => thread.type === "PullRequest",
  );
  const some = pulls.filter(
    (pull) =>
      (state === "all" || pull.state === state) &&
      (base === null || pull.base === base) &&
      (head === null || head === `${pull.headRepository?.owner.login}:${pull.head}`),
  );
  return ascending ? some : some.reverse();
};

const pathOf = (call: RepositoryCall, rest = ""): string =>
  `/repos/${call.params.owner}/${call.params.repo}/pulls${rest}`;

/** https://docs.github.com/rest/pulls/pulls */
export const pulls: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls",
    docs: "pulls/pulls#list-pull-requests",
    needs: { pull_requests: "read" },
    answer: (call) => page(call, pathOf(call), listed(call), (pull) => pullJson(call.world, pull)),
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/pulls",
    docs: "pulls/pulls#create-a-pull-request",
    needs: { pull_requests: "write" },
    role: "read",
    answer: (call) => {
      const { world, repository, body } = call;
      const pull = openPull(world, doer(call), repository, {
        title: input.needed(body, "title"),
        body: input.text(body, "body"),
        base: input.needed(body, "base"),
        draft: input.flag(body, "draft"),
        ...headIn(call),
      });
      return created(fullPullJson(world, pull));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}",
    docs: "pulls/pulls#get-a-pull-request",
    needs: { pull_requests: "read" },
    answer: (call) => ok(fullPullJson(call.world, pullIn(call))),
  }),
  onRepository({
    method: "PATCH",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}",
    docs: "pulls/pulls#update-a-pull-request",
    needs: { pull_requests: "write" },
    role: "read",
    answer: (call) => {
      const { world, body } = call;
      const pull = pullIn(call);
      checkMayEdit(call, pull);
      const by = doer(call);
      const base = input.text(body, "base");
      const state = input.oneOf(body, "state", ["open", "closed"]);
      editThread(world, by, pull, {
        ...(body.title !== undefined && { title: input.needed(body, "title") }),
        ...(body.body !== undefined && { body: input.text(body, "body") ?? null }),
      });
      if (base !== undefined) retarget(world, by, pull, base);
      if (state === "closed") closeThread(world, by, pull);
      if (state === "open") reopenThread(world, by, pull);
      return ok(fullPullJson(world, pull));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/files",
    docs: "pulls/pulls#list-pull-requests-files",
    needs: { pull_requests: "read" },
    answer: (call) => {
      const pull = pullIn(call);
      // GitHub lists no more than 3,000 files.
      const files = pullFacts(pull).files.slice(0, 3000);
      return page(call, pathOf(call, `/${pull.number}/files`), files, (file) =>
        fileDiffJson(call.world, pull.headRepository ?? pull.repository, pull.headSha, file),
      );
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/commits",
    docs: "pulls/pulls#list-commits-on-a-pull-request",
    needs: { pull_requests: "read" },
    answer: (call) => {
      const pull = pullIn(call);
      const commits = pullFacts(pull).commits.slice(0, 250);
      return page(call, pathOf(call, `/${pull.number}/commits`), commits, (one) =>
        commitJson(call.world, pull.repository, one),
      );
    },
  }),
  onRepository({
    method: "PUT",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
    docs: "pulls/pulls#merge-a-pull-request",
    needs: { contents: "write" },
    answer: (call) => {
      const { world, body } = call;
      const { sha } = mergePull(world, doer(call), pullIn(call), {
        sha: input.text(body, "sha"),
        method: input.oneOf(body, "merge_method", ["merge", "squash", "rebase"]),
        title: input.text(body, "commit_title"),
        message: input.text(body, "commit_message"),
      });
      return ok({ sha, merged: true, message: "Pull Request successfully merged" });
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
    docs: "pulls/pulls#check-if-a-pull-request-has-been-merged",
    needs: { contents: "read" },
    answer: (call) =>
      pullIn(call).merged ? { status: 204 } : { status: 404, body: { message: "Not Found" } },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
    docs: "pulls/review-requests#request-reviewers-for-a-pull-request",
    needs: { pull_requests: "write" },
    answer: (call) => {
      const { world, repository, body } = call;
      const pull = pullIn(call);
      const by = doer(call);
      const { owner } = repository;
      for (const login of input.texts(body, "reviewers") ?? []) {
        const user = world.users.get(login.toLowerCase());
        if (!user || roleOf(user, repository) === "none")
          throw invalid({ resource: "PullRequest", field: "reviewers", code: "invalid" });
        requestReview(world, by, pull, user);
      }
      for (const slug of input.texts(body, "team_reviewers") ?? []) {
        const team = owner.type === "Organization" ? owner.teams.get(slug) : undefined;
        if (!team)
          throw invalid({ resource: "PullRequest", field: "team_reviewers", code: "invalid" });
        requestReview(world, by, pull, team);
      }
      return created(pullJson(world, pull));
    },
  }),
];
