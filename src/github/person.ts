import type { Person } from "../domain/snapshot.js";
import type { ActorFacts } from "./facts.js";

/** An account as GitHub tells of it; undefined when it is gone. */
export const personOf = (actor: ActorFacts | null): Person | undefined =>
  actor ? { login: actor.login, bot: actor.__typename === "Bot" } : undefined;
