import type { Person } from "../domain/snapshot.js";
import type { ActorFacts } from "./facts.js";

const INSIDERS = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

/**
 * Whether an author, by their association with a repository, belongs to it or to its organisation.
 * https://docs.github.com/en/graphql/reference/enums#commentauthorassociation
 */
export const isInsider = (association: string): boolean => INSIDERS.has(association);

/**
 * Whether an account is the one that watchbill acts under. An App's login is its slug where GitHub tells of an actor,
 * and the slug with `[bot]` where it tells who asks.
 *
 * @param viewer the login of who asks
 */
export const isViewer = (actor: ActorFacts | null, viewer: string): boolean =>
  actor !== null &&
  (actor.__typename === "Bot" ? `${actor.login.replace(/\[bot\]$/, "")}[bot]` : actor.login) ===
    viewer;

/** An account as GitHub tells of it; undefined when it is gone. */
export const personOf = (actor: ActorFacts | null): Person | undefined =>
  actor ? { login: actor.login, bot: actor.__typename === "Bot" } : undefined;
