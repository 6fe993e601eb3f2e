import { identity } from "../ids.js";
import type { Comment, Reaction, ReactionContent, Thread, User, World } from "../model.js";
import { invalid } from "../refusal.js";
import { commentJson, issueJson } from "../wire/threads.js";
import { type Doer, emit, keep } from "../world.js";
import { crossReference } from "./references.js";
import { checkBody } from "./threads.js";
import { tell } from "./timeline.js";

const tellComment = (
  world: World,
  by: Doer,
  comment: Comment,
  action: string,
  extra: Record<string, unknown> = {},
): void => {
  const { thread } = comment;
  emit(world, by, {
    event: "issue_comment",
    action,
    repository: thread.repository,
    payload: () => ({
      issue: issueJson(world, thread),
      comment: commentJson(world, comment),
      ...extra,
    }),
  });
};

const checkComment = (body: string): void => {
  if (body.trim() === "")
    throw invalid({ resource: "IssueComment", field: "body", code: "missing_field" });
  checkBody("IssueComment", body);
};

/** Throws 422 for an empty or too long text. */
export const addComment = (world: World, by: Doer, thread: Thread, body: string): Comment => {
  checkComment(body);
  const now = world.clock.now();
  const comment = keep<Comment>(world, {
    type: "IssueComment",
    ...identity(world, "IC"),
    thread,
    author: by.user,
    viaApp: by.app,
    body,
    createdAt: now,
    updatedAt: now,
    lastEditedAt: undefined,
    editor: undefined,
    minimized: undefined,
    reactions: [],
  });
  thread.comments.push(comment);
  thread.repository.comments.set(comment.id, comment);
  tell(world, by, thread, { kind: "commented", comment });
  crossReference(world, by, thread, body);
  tellComment(world, by, comment, "created");
  return comment;
};

/** An equal text is no change and tells nothing. */
export const editComment = (world: World, by: Doer, comment: Comment, body: string): void => {
  checkComment(body);
  if (body === comment.body) return;
  const from = comment.body;
  const now = world.clock.now();
  comment.body = body;
  comment.updatedAt = now;
  comment.lastEditedAt = now;
  comment.editor = by.user;
  comment.thread.updatedAt = now;
  crossReference(world, by, comment.thread, body);
  tellComment(world, by, comment, "edited", { changes: { body: { from } } });
};

export const deleteComment = (world: World, by: Doer, comment: Comment): void => {
  const { thread } = comment;
  thread.comments.splice(thread.comments.indexOf(comment), 1);
  thread.repository.comments.delete(comment.id);
  world.nodes.delete(comment.nodeId);
  const told = thread.timeline.findIndex(
    (event) => event.kind === "commented" && event.comment === comment,
  );
  thread.timeline.splice(told, 1);
  thread.updatedAt = world.clock.now();
  tellComment(world, by, comment, "deleted");
};

/** Reacts, unless the person has so reacted already; `created` tells which. GitHub sends no webhook for it. */
export const react = (
  world: World,
  user: User,
  reactions: Reaction[],
  content: ReactionContent,
): { readonly reaction: Reaction; readonly created: boolean } => {
  const given = reactions.find((one) => one.user === user && one.content === content);
  if (given) return { reaction: given, created: false };
  const reaction: Reaction = {
    ...identity(world, "REA"),
    content,
    user,
    createdAt: world.clock.now(),
  };
  reactions.push(reaction);
  return { reaction, created: true };
};
