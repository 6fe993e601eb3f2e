import type { IssueSnapshot } from "../snapshot.js";
import type { Instant } from "../time.js";
import type { IncidentReport } from "./report.js";

/**
 * When an incident was over: when it was first closed since a person last opened it. That watchbill opened it again for its
 * report does not make it go on. Undefined while it goes on.
 */
export const overSince = ({ events }: Pick<IssueSnapshot, "events">): Instant | undefined => {
  const opened = events.findLastIndex(({ kind, own }) => kind === "reopened" && !own);
  return events.slice(opened + 1).find(({ kind }) => kind === "closed")?.at;
};

/**
 * As what a closed incident was put aside, so that it needs no report; undefined while it is open, or was closed as done.
 * GitHub lets an outsider close what they opened, for any reason they like: that puts no incident of the team aside.
 */
export const putAsideAs = (
  { open, byInsider, author, events }: IssueSnapshot,
  closedAs: IncidentReport["closedAs"],
): "not planned" | "duplicate" | undefined => {
  if (open || closedAs === undefined || closedAs === "completed") return undefined;
  const closer = events.findLast(({ kind }) => kind === "closed")?.by;
  const isOutsiders = !byInsider && author !== undefined && closer?.login === author.login;
  return isOutsiders ? undefined : closedAs;
};
