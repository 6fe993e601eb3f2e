import type { Issue, PullRequest, Repository } from "../model.js";
import type { Fields } from "./fields.js";
import { sorted } from "./listing.js";
import { actorOf } from "./people.js";
import { threadFields } from "./threads.js";
import { isVisible } from "./visibility.js";

/** An issue at the top of the repository's list. */
export interface PinView {
  readonly type: "PinnedIssue";
  readonly repository: Repository;
  readonly issue: Issue;
}

/** Duplicates are a younger reason: clients that did not ask for it are told the older one. */
const stateReason = ({ stateReason: reason }: Issue, enableDuplicate: boolean): string | null => {
  if (reason === undefined) return null;
  return reason === "duplicate" && !enableDuplicate ? "NOT_PLANNED" : reason.toUpperCase();
};

/** The pull requests that said they close the issue. */
const closers = (issue: Issue, closedToo: boolean): readonly PullRequest[] =>
  issue.timeline.flatMap((event) =>
    event.kind === "cross-referenced" &&
    event.willClose &&
    event.source.type === "PullRequest" &&
    (closedToo || event.source.state === "open" || event.source.merged)
      ? [event.source]
      : [],
  );

export const issueFields: Fields<Issue> = {
  ...(threadFields as Fields<Issue>),
  state: ({ state }) => state.toUpperCase(),
  stateReason: (issue, { enableDuplicate }) => stateReason(issue, enableDuplicate ?? false),
  isPinned: (issue) => issue.repository.pinned.includes(issue),
  closedByPullRequestsReferences: (issue, { includeClosedPrs }, context) =>
    sorted(
      closers(issue, includeClosedPrs ?? false).filter(({ repository }) =>
        isVisible(context, repository),
      ),
      ({ createdAt, id }) => [createdAt, id],
    ),
};

/** The state keeps no record of who pinned it beyond the timeline, whose last word it is. */
export const pinnedIssueFields: Fields<PinView> = {
  id: ({ issue }) => `PI_${issue.id}`,
  databaseId: ({ issue }) => issue.id,
  issue: ({ issue }) => issue,
  repository: ({ repository }) => repository,
  pinnedBy: ({ issue }) => actorOf(issue.timeline.findLast(({ kind }) => kind === "pinned")?.actor),
};
