import { roleOf } from "../access.js";
import type { Repository } from "../model.js";
import { inReach } from "../permissions.js";
import { notFound } from "./errors.js";
import type { Context } from "./fields.js";

/** May the viewer know that the repository exists? */
export const isVisible = (context: Context, repository: Repository): boolean =>
  !repository.private ||
  (context.actor.kind === "user"
    ? roleOf(context.actor.user, repository) !== "none"
    : inReach(context.actor, repository));

/**
 * The repository of this name.
 *
 * @throws NOT_FOUND when there is none, and when there is one that the viewer may not know of
 */
export const visibleRepository = (context: Context, owner: string, name: string): Repository => {
  const found = context.world.repositories.get(`${owner}/${name}`.toLowerCase());
  if (found && isVisible(context, found)) return found;
  throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
};
