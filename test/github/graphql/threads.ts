import { associationOf } from "../access.js";
import type { Thread } from "../model.js";
import type { Fields } from "./fields.js";
import { labelListing } from "./labels.js";
import { sorted } from "./listing.js";
import { actorOf, viewerOf } from "./people.js";
import { reactableFields } from "./reactions.js";
import { timelineOf } from "./timeline.js";
import { pageUrl, paths } from "./urls.js";

/** What issues and pull requests have in common. */
export const threadFields: Fields<Thread> = {
  ...(reactableFields as Fields<Thread>),
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  fullDatabaseId: ({ id }) => String(id),
  number: ({ number }) => number,
  title: ({ title }) => title,
  body: ({ body }) => body ?? "",
  author: ({ author }) => actorOf(author),
  authorAssociation: ({ repository, author }) => associationOf(author, repository),
  createdAt: ({ createdAt }) => createdAt,
  createdViaEmail: () => false,
  publishedAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  lastEditedAt: ({ lastEditedAt }) => lastEditedAt ?? null,
  editor: ({ editor }) => actorOf(editor),
  includesCreatedEdit: ({ lastEditedAt }) => lastEditedAt !== undefined,
  closed: ({ state }) => state === "closed",
  closedAt: ({ closedAt }) => closedAt ?? null,
  locked: ({ locked }) => locked,
  repository: ({ repository }) => repository,
  resourcePath: (thread) => paths.thread(thread),
  url: (thread, _, context) => pageUrl(context, paths.thread(thread)),
  viewerDidAuthor: ({ author }, _, { actor }) => author === viewerOf(actor),
  labels: ({ labels }, { orderBy }) => labelListing(labels, orderBy),
  assignees: ({ assignees }) => assignees,
  milestone: ({ milestone }) => milestone ?? null,
  comments: ({ comments }, { orderBy }) =>
    sorted(
      comments,
      ({ createdAt, updatedAt, id }) => [
        orderBy?.field === "UPDATED_AT" ? updatedAt : createdAt,
        id,
      ],
      orderBy?.direction === "DESC",
    ),
  timelineItems: (thread, { itemTypes, since }, context) =>
    timelineOf(thread, itemTypes, since, context),
};
