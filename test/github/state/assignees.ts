import { assignable } from "../access.js";
import type { Thread, User, World } from "../model.js";
import { accountJson } from "../wire/accounts.js";
import type { Doer } from "../world.js";
import { tellThread } from "./threadEvents.js";
import { tell } from "./timeline.js";

/** Assigns the person without a word, and tells whether it did: see `assign`. */
export const attachAssignee = (world: World, by: Doer, thread: Thread, user: User): boolean => {
  const { assignees, repository } = thread;
  if (!assignable(user, repository) || assignees.includes(user) || assignees.length >= 10)
    return false;
  assignees.push(user);
  tell(world, by, thread, { kind: "assigned", assignee: user });
  return true;
};

export const tellAssigned = (world: World, by: Doer, thread: Thread, user: User): void =>
  tellThread(world, by, thread, "assigned", { assignee: accountJson(world, user) });

/** Assigns the person. Without access, assigned already, or as the eleventh: nothing happens, and GitHub says nothing. */
export const assign = (world: World, by: Doer, thread: Thread, user: User): void => {
  if (attachAssignee(world, by, thread, user)) tellAssigned(world, by, thread, user);
};

export const unassign = (world: World, by: Doer, thread: Thread, user: User): void => {
  const index = thread.assignees.indexOf(user);
  if (index < 0) return;
  thread.assignees.splice(index, 1);
  tell(world, by, thread, { kind: "unassigned", assignee: user });
  tellThread(world, by, thread, "unassigned", { assignee: accountJson(world, user) });
};
