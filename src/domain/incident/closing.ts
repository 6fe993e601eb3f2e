import type { IssueSnapshot } from "../snapshot.js";
import type { Instant } from "../time.js";

/**
 * When an incident was over: when it was first closed since a person last opened it. That watchbill opened it again for its
 * report does not make it go on. Undefined while it goes on.
 */
export const overSince = ({ events }: Pick<IssueSnapshot, "events">): Instant | undefined => {
  const opened = events.findLastIndex(({ kind, own }) => kind === "reopened" && !own);
  return events.slice(opened + 1).find(({ kind }) => kind === "closed")?.at;
};
