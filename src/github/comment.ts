import type { Comment } from "../domain/snapshot.js";
import { Temporal } from "../domain/time.js";
import type { CommentFacts } from "./facts.js";
import { personOf } from "./person.js";

/** A comment as GitHub tells of it. */
export const commentOf = (facts: CommentFacts): Comment => ({
  id: facts.databaseId,
  author: personOf(facts.author),
  own: facts.viewerDidAuthor,
  body: facts.body,
  createdAt: Temporal.Instant.from(facts.createdAt),
  edit:
    facts.lastEditedAt === null
      ? undefined
      : { by: facts.editor?.login, at: Temporal.Instant.from(facts.lastEditedAt) },
});
