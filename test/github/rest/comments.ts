import { roleOf } from "../access.js";
import {
  created,
  doer,
  type Endpoint,
  nothing,
  ok,
  onRepository,
  type RepositoryCall,
} from "../endpoint.js";
import * as input from "../input.js";
import type { Comment } from "../model.js";
import { page } from "../paging.js";
import { threadNeeds } from "../permissions.js";
import { forbidden } from "../refusal.js";
import { addComment, deleteComment, editComment } from "../state/comments.js";
import { grants } from "../state/installations.js";
import { reaches } from "../wire/repository.js";
import { commentJson } from "../wire/threads.js";
import { commentIn, threadIn } from "./find.js";

/** One's own; those of others need write access. */
const checkMayEdit = ({ actor }: RepositoryCall, comment: Comment): void => {
  if (actor.kind !== "user" || actor.user === comment.author) return;
  if (!reaches(roleOf(actor.user, comment.thread.repository), "write"))
    throw forbidden("Must have admin rights to Repository.");
};

const since = (call: RepositoryCall, comments: readonly Comment[]): readonly Comment[] => {
  const from = call.query.get("since");
  if (!from) return comments;
  return comments.filter(({ updatedAt }) => updatedAt.epochMilliseconds >= Date.parse(from));
};

/** By `sort` and `direction`, which counts only with `sort`; else by their numbers. */
const ordered = (call: RepositoryCall, comments: readonly Comment[]): readonly Comment[] => {
  const sort = call.query.get("sort");
  if (!sort) return comments;
  const at = (one: Comment) =>
    (sort === "updated" ? one.updatedAt : one.createdAt).epochMilliseconds;
  const sign = call.query.get("direction") === "desc" ? -1 : 1;
  return [...comments].sort((a, b) => sign * (at(a) - at(b) || a.id - b.id));
};

/** https://docs.github.com/rest/issues/comments */
export const comments: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/comments",
    docs: "issues/comments#list-issue-comments-for-a-repository",
    needs: threadNeeds("read"),
    answer: (call) => {
      const { actor } = call;
      const all = [...call.repository.comments.values()].filter(
        ({ thread }) =>
          actor.kind !== "installation" ||
          grants(actor.permissions, {
            [thread.type === "Issue" ? "issues" : "pull_requests"]: "read",
          }),
      );
      const path = `/repos/${call.params.owner}/${call.params.repo}/issues/comments`;
      return page(call, path, ordered(call, since(call, all)), (one) =>
        commentJson(call.world, one),
      );
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    docs: "issues/comments#list-issue-comments",
    needs: threadNeeds("read"),
    answer: (call) => {
      const thread = threadIn(call, "read");
      const path = `/repos/${call.params.owner}/${call.params.repo}/issues/${thread.number}/comments`;
      return page(call, path, since(call, thread.comments), (one) => commentJson(call.world, one));
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    docs: "issues/comments#create-an-issue-comment",
    needs: threadNeeds("write"),
    role: "read",
    answer: (call) => {
      const thread = threadIn(call, "write");
      const { actor } = call;
      if (
        thread.locked &&
        // No App can, whatever it may do else: https://github.com/probot/stale/issues/25
        !(actor.kind === "user" && reaches(roleOf(actor.user, call.repository), "write"))
      )
        throw forbidden("Unable to create comment because issue is locked.");
      const comment = addComment(call.world, doer(call), thread, input.needed(call.body, "body"));
      return created(commentJson(call.world, comment));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
    docs: "issues/comments#get-an-issue-comment",
    needs: threadNeeds("read"),
    answer: (call) => ok(commentJson(call.world, commentIn(call, "read"))),
  }),
  onRepository({
    method: "PATCH",
    path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
    docs: "issues/comments#update-an-issue-comment",
    needs: threadNeeds("write"),
    role: "read",
    answer: (call) => {
      const comment = commentIn(call, "write");
      checkMayEdit(call, comment);
      editComment(call.world, doer(call), comment, input.needed(call.body, "body"));
      return ok(commentJson(call.world, comment));
    },
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
    docs: "issues/comments#delete-an-issue-comment",
    needs: threadNeeds("write"),
    role: "read",
    answer: (call) => {
      const comment = commentIn(call, "write");
      checkMayEdit(call, comment);
      deleteComment(call.world, doer(call), comment);
      return nothing();
    },
  }),
];
