import { associationOf, roleOf } from "../access.js";
import type { Comment, Review } from "../model.js";
import { reaches } from "../wire/repository.js";
import { notSimulated } from "./errors.js";
import type { Fields } from "./fields.js";
import { commitView } from "./objects.js";
import { actorOf, viewerOf } from "./people.js";
import { reactableFields } from "./reactions.js";
import { pageUrl, paths } from "./urls.js";

const commentPath = ({ thread, id }: Comment): string =>
  `${paths.thread(thread)}#issuecomment-${id}`;

export const commentFields: Fields<Comment> = {
  ...(reactableFields as Fields<Comment>),
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  fullDatabaseId: ({ id }) => String(id),
  author: ({ author }) => actorOf(author),
  authorAssociation: ({ author, thread }) => associationOf(author, thread.repository),
  body: ({ body }) => body,
  createdAt: ({ createdAt }) => createdAt,
  createdViaEmail: () => false,
  publishedAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  lastEditedAt: ({ lastEditedAt }) => lastEditedAt ?? null,
  includesCreatedEdit: ({ lastEditedAt }) => lastEditedAt !== undefined,
  editor: ({ editor }) => actorOf(editor),
  isMinimized: ({ minimized }) => minimized !== undefined,
  minimizedReason: ({ minimized }) => minimized?.toLowerCase() ?? null,
  issue: ({ thread }) => {
    if (thread.type === "Issue") return thread;
    throw notSimulated("IssueComment.issue of a comment on a pull request");
  },
  pullRequest: ({ thread }) => (thread.type === "PullRequest" ? thread : null),
  repository: ({ thread }) => thread.repository,
  viewerDidAuthor: ({ author }, _, { actor }) => author === viewerOf(actor),
  resourcePath: (comment) => commentPath(comment),
  url: (comment, _, context) => pageUrl(context, commentPath(comment)),
};

const reviewPath = ({ pull, id }: Review): string =>
  `${paths.thread(pull)}#pullrequestreview-${id}`;

export const reviewFields: Fields<Review> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  fullDatabaseId: ({ id }) => String(id),
  author: ({ author }) => actorOf(author),
  authorAssociation: ({ author, pull }) => associationOf(author, pull.repository),
  authorCanPushToRepository: ({ author, pull }) =>
    reaches(roleOf(author, pull.repository), "write"),
  body: ({ body }) => body,
  state: ({ state }) => state,
  commit: ({ pull, commitSha }) => commitView(pull.repository, commitSha),
  createdAt: ({ submittedAt }) => submittedAt,
  publishedAt: ({ submittedAt }) => submittedAt,
  submittedAt: ({ submittedAt }) => submittedAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  pullRequest: ({ pull }) => pull,
  repository: ({ pull }) => pull.repository,
  viewerDidAuthor: ({ author }, _, { actor }) => author === viewerOf(actor),
  resourcePath: (review) => reviewPath(review),
  url: (review, _, context) => pageUrl(context, reviewPath(review)),
};
