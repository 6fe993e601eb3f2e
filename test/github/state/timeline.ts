import { identity } from "../ids.js";
import type { Thread, TimelineEvent, World } from "../model.js";
import type { Doer } from "../world.js";

type Told = TimelineEvent extends infer E
  ? E extends TimelineEvent
    ? Omit<E, "id" | "nodeId" | "actor" | "viaApp" | "at">
    : never
  : never;

/** Writes into the thread's timeline what has just happened, by whom, and when it was last touched. */
export const tell = (world: World, by: Doer, thread: Thread, told: Told): void => {
  const at = world.clock.now();
  thread.updatedAt = at;
  thread.timeline.push({
    ...identity(world, "TE"),
    actor: by.user,
    viaApp: by.app,
    at,
    ...told,
  } as TimelineEvent);
};
