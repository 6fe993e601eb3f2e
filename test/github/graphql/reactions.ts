import type { Reaction, ReactionContent, User } from "../model.js";
import type { Context, Fields } from "./fields.js";
import { type Listing, sorted } from "./listing.js";
import { viewerOf } from "./people.js";

const CONTENT: Readonly<Record<ReactionContent, string>> = {
  "+1": "THUMBS_UP",
  "-1": "THUMBS_DOWN",
  laugh: "LAUGH",
  hooray: "HOORAY",
  confused: "CONFUSED",
  heart: "HEART",
  rocket: "ROCKET",
  eyes: "EYES",
};

interface Reactable {
  readonly type: string;
  readonly reactions: readonly Reaction[];
}

interface Group {
  readonly content: ReactionContent;
  readonly subject: Reactable;
  readonly reactions: readonly Reaction[];
}

const did = (reactions: readonly Reaction[], { actor }: Context): boolean =>
  reactions.some(({ user }) => user === viewerOf(actor));

/** The fields of the interface Reactable. */
export const reactableFields: Fields<Reactable> = {
  reactions: ({ reactions }, { content }, context): Listing<Reaction> => {
    const chosen = reactions.filter((one) => !content || CONTENT[one.content] === content);
    return {
      ...sorted(chosen, ({ id }) => [id]),
      extra: { viewerHasReacted: did(chosen, context) },
    };
  },
  reactionGroups: (subject): Group[] =>
    (Object.keys(CONTENT) as ReactionContent[]).map((content) => ({
      content,
      subject,
      reactions: subject.reactions.filter((one) => one.content === content),
    })),
};

export const reactionGroupFields: Fields<Group> = {
  content: ({ content }) => CONTENT[content],
  createdAt: ({ reactions }) => reactions[0]?.createdAt ?? null,
  subject: ({ subject }) => subject,
  viewerHasReacted: ({ reactions }, _, context) => did(reactions, context),
  users: ({ reactions }) =>
    sorted(
      reactions.map(({ user }) => user),
      ({ id }) => [id],
    ),
  reactors: ({ reactions }): Listing<User> =>
    sorted(
      reactions.map(({ user }) => user),
      ({ id }) => [id],
    ),
};

export const reactionFields: Fields<Reaction> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  content: ({ content }) => CONTENT[content],
  createdAt: ({ createdAt }) => createdAt,
  user: ({ user }) => (user.deleted ? null : user),
};
