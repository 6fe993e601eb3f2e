import { doer, type Endpoint, nothing, onRepository, type RepositoryCall } from "../endpoint.js";
import * as input from "../input.js";
import type { Reaction, ReactionContent } from "../model.js";
import { page } from "../paging.js";
import { threadNeeds } from "../permissions.js";
import { wrongShape } from "../refusal.js";
import { react } from "../state/comments.js";
import { reactionJson } from "../wire/threads.js";
import { commentIn, found, numberIn, threadIn } from "./find.js";

const CONTENTS: readonly ReactionContent[] = [
  "+1",
  "-1",
  "laugh",
  "confused",
  "heart",
  "hooray",
  "rocket",
  "eyes",
];

const list = (call: RepositoryCall, path: string, reactions: readonly Reaction[]) => {
  const content = call.query.get("content");
  const some = reactions.filter((one) => content === null || one.content === content);
  const full = `/repos/${call.params.owner}/${call.params.repo}/issues/${path}/reactions`;
  return page(call, full, some, (one) => reactionJson(call.world, one));
};

const add = (call: RepositoryCall, reactions: Reaction[]) => {
  const content = input.oneOf(call.body, "content", CONTENTS);
  if (!content) throw wrongShape(`"content" wasn't supplied.`);
  const { reaction, created } = react(call.world, doer(call).user, reactions, content);
  return { status: created ? 201 : 200, body: reactionJson(call.world, reaction) };
};

const remove = (call: RepositoryCall, reactions: Reaction[]) => {
  const index = reactions.findIndex(({ id }) => id === numberIn(call, "reaction_id"));
  found(reactions[index]);
  reactions.splice(index, 1);
  return nothing();
};

/** https://docs.github.com/rest/reactions/reactions */
export const reactions: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/reactions",
    docs: "reactions/reactions#list-reactions-for-an-issue",
    needs: threadNeeds("read"),
    answer: (call) => {
      const thread = threadIn(call, "read");
      return list(call, String(thread.number), thread.reactions);
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/reactions",
    docs: "reactions/reactions#create-reaction-for-an-issue",
    needs: threadNeeds("write"),
    role: "read",
    answer: (call) => add(call, threadIn(call, "write").reactions),
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}",
    docs: "reactions/reactions#delete-an-issue-reaction",
    needs: threadNeeds("write"),
    role: "read",
    answer: (call) => remove(call, threadIn(call, "write").reactions),
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
    docs: "reactions/reactions#list-reactions-for-an-issue-comment",
    needs: threadNeeds("read"),
    answer: (call) => {
      const comment = commentIn(call, "read");
      return list(call, `comments/${comment.id}`, comment.reactions);
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
    docs: "reactions/reactions#create-reaction-for-an-issue-comment",
    needs: threadNeeds("write"),
    role: "read",
    answer: (call) => add(call, commentIn(call, "write").reactions),
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}",
    docs: "reactions/reactions#delete-an-issue-comment-reaction",
    needs: threadNeeds("write"),
    role: "read",
    answer: (call) => remove(call, commentIn(call, "write").reactions),
  }),
];
