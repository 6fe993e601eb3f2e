import { notFound, refusal } from "./errors.js";
import type { Context, Fields, RateWindow } from "./fields.js";
import { accountNamed, viewerOf } from "./people.js";
import { repositoryOf } from "./tokenAccess.js";
import { isVisible, visibleRepository } from "./visibility.js";

const nodeWithId = (id: string, context: Context) => {
  const node = context.world.nodes.get(id);
  const repository = repositoryOf(node);
  if (node && (!repository || isVisible(context, repository))) return node;
  throw notFound(`Could not resolve to a node with the global id of '${id}'`);
};

/** graphql-js takes an error in a list for that item's, as GitHub does: the other ids are answered. */
const nodeOrError = (id: string, context: Context): unknown => {
  try {
    return nodeWithId(id, context);
  } catch (error) {
    return error;
  }
};

const rateLimit = ({ limit, used, resetAt }: RateWindow, { cost, nodeCount }: Context) => ({
  cost,
  nodeCount,
  limit,
  used: used + cost,
  remaining: Math.max(0, limit - used - cost),
  resetAt,
});

export const queryFields: Fields<undefined> = {
  viewer: (_, __, { actor }) => viewerOf(actor),
  repository: (_, { owner, name, followRenames: __ }, context) =>
    visibleRepository(context, owner, name),
  organization: (_, { login }, context) => accountNamed(context, "Organization", login),
  user: (_, { login }, context) => accountNamed(context, "User", login),
  node: (_, { id }, context) => nodeWithId(id, context),
  nodes: (_, { ids }, context) => {
    if (ids.length > 100)
      throw refusal(
        "ARGUMENT_LIMIT",
        `You may not provide more than 100 node ids; you provided ${ids.length}.`,
      );
    return ids.map((id) => nodeOrError(id, context));
  },
  rateLimit: (_, __, context) => rateLimit(context.rate, context),
};

type Rate = ReturnType<typeof rateLimit>;

export const rateLimitFields: Fields<Rate> = {
  cost: ({ cost }) => cost,
  nodeCount: ({ nodeCount }) => nodeCount,
  limit: ({ limit }) => limit,
  used: ({ used }) => used,
  remaining: ({ remaining }) => remaining,
  resetAt: ({ resetAt }) => resetAt,
};
