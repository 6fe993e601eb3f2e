import { identity } from "../ids.js";
import type { Milestone, Repository, Thread, World } from "../model.js";
import { invalid } from "../refusal.js";
import { milestoneJson } from "../wire/threads.js";
import { type Doer, keep } from "../world.js";
import { tellThread } from "./threadEvents.js";
import { tell } from "./timeline.js";

export const setMilestone = (
  world: World,
  by: Doer,
  thread: Thread,
  milestone: Milestone | undefined,
): void => {
  const before = thread.milestone;
  if (before === milestone) return;
  thread.milestone = milestone;
  if (before) {
    tell(world, by, thread, { kind: "demilestoned", milestone: before });
    tellThread(world, by, thread, "demilestoned", { milestone: milestoneJson(world, before) });
  }
  if (milestone) {
    tell(world, by, thread, { kind: "milestoned", milestone });
    tellThread(world, by, thread, "milestoned", { milestone: milestoneJson(world, milestone) });
  }
};

/** A milestone of the repository. Throws 422 if there is none of that number. */
export const milestoneNumbered = (repository: Repository, number: number): Milestone => {
  const found = repository.milestones.get(number);
  if (!found) throw invalid({ resource: "Issue", field: "milestone", code: "invalid" });
  return found;
};

export const createMilestone = (
  world: World,
  by: Doer,
  repository: Repository,
  title: string,
): Milestone => {
  const now = world.clock.now();
  const milestone = keep<Milestone>(world, {
    type: "Milestone",
    ...identity(world, "MI"),
    repository,
    number: repository.milestones.size + 1,
    title,
    description: null,
    state: "open",
    creator: by.user,
    dueOn: undefined,
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
  });
  repository.milestones.set(milestone.number, milestone);
  return milestone;
};
