import type { Fields } from "./fields.js";
import { labelNamed } from "./labels.js";
import { commitView } from "./objects.js";
import { actorOf } from "./people.js";
import { refView } from "./refs.js";
import type { EventView } from "./timeline.js";
import { pageUrl, paths } from "./urls.js";

const common: Fields<EventView> = {
  id: ({ event }) => event.nodeId,
  actor: ({ event }) => actorOf(event.actor),
  createdAt: ({ event }) => event.at,
};

const onPull: Fields<EventView> = { ...common, pullRequest: ({ thread }) => thread };

const linked: Fields<EventView> = {
  resourcePath: ({ thread, event }) => `${paths.thread(thread)}#event-${event.id}`,
  url: ({ thread, event }, _, context) =>
    pageUrl(context, `${paths.thread(thread)}#event-${event.id}`),
};

const labelEvent: Fields<EventView<"labeled" | "unlabeled">> = {
  label: ({ event, thread }) => labelNamed(thread.repository, event.label),
  labelable: ({ thread }) => thread,
};

const assignEvent: Fields<EventView<"assigned" | "unassigned">> = {
  assignee: ({ event }) => actorOf(event.assignee),
  user: ({ event }) => actorOf(event.assignee),
  assignable: ({ thread }) => thread,
};

const milestoneEvent: Fields<EventView<"milestoned" | "demilestoned">> = {
  milestoneTitle: ({ event }) => event.milestone.title,
  subject: ({ thread }) => thread,
};

const reviewerEvent: Fields<EventView<"review_requested" | "review_request_removed">> = {
  requestedReviewer: ({ event }) => event.reviewer,
};

const reason = (value: string | undefined): string | null => value?.toUpperCase() ?? null;

const closedEvent: Fields<EventView<"closed">> = {
  closable: ({ thread }) => thread,
  stateReason: ({ event }) => reason(event.reason),
  closer: ({ event, thread }) =>
    typeof event.by === "string" ? commitView(thread.repository, event.by) : (event.by ?? null),
};

const crossReferencedEvent: Fields<EventView<"cross-referenced">> = {
  source: ({ event }) => event.source,
  target: ({ thread }) => thread,
  referencedAt: ({ event }) => event.at,
  isCrossRepository: ({ event, thread }) => event.source.repository !== thread.repository,
  willCloseTarget: ({ event }) => event.willClose,
};

const forcePushedEvent: Fields<EventView<"head_ref_force_pushed">> = {
  beforeCommit: ({ event, thread }) => commitView(thread.repository, event.before),
  afterCommit: ({ event, thread }) => commitView(thread.repository, event.after),
  ref: ({ thread }) =>
    thread.type === "PullRequest" && thread.headRepository
      ? refView(thread.headRepository, thread.head)
      : null,
};

const mergedEvent: Fields<EventView<"merged">> = {
  commit: ({ event, thread }) => commitView(thread.repository, event.sha),
  mergeRefName: ({ thread }) => (thread.type === "PullRequest" ? thread.base : ""),
  mergeRef: ({ thread }) =>
    thread.type === "PullRequest" ? refView(thread.repository, thread.base) : null,
};

const baseChangedEvent: Fields<EventView<"base_ref_changed">> = {
  databaseId: ({ event }) => event.id,
  currentRefName: ({ event }) => event.to,
  previousRefName: ({ event }) => event.from,
};

const renamedEvent: Fields<EventView<"renamed">> = {
  currentTitle: ({ event }) => event.to,
  previousTitle: ({ event }) => event.from,
  subject: ({ thread }) => thread,
};

/** Event types and their fields. Comments, reviews and commits in a timeline are those types' own. */
export const eventFields: Readonly<Record<string, Fields<never>>> = {
  LabeledEvent: { ...common, ...labelEvent },
  UnlabeledEvent: { ...common, ...labelEvent },
  AssignedEvent: { ...common, ...assignEvent },
  UnassignedEvent: { ...common, ...assignEvent },
  MilestonedEvent: { ...common, ...milestoneEvent },
  DemilestonedEvent: { ...common, ...milestoneEvent },
  RenamedTitleEvent: { ...common, ...renamedEvent },
  ClosedEvent: { ...common, ...linked, ...closedEvent },
  ReopenedEvent: { ...common, closable: ({ thread }: EventView) => thread },
  ReadyForReviewEvent: { ...onPull, ...linked },
  ConvertToDraftEvent: { ...onPull, ...linked },
  PinnedEvent: { ...common, issue: ({ thread }: EventView) => thread },
  UnpinnedEvent: { ...common, issue: ({ thread }: EventView) => thread },
  LockedEvent: { ...common, lockable: ({ thread }: EventView) => thread },
  UnlockedEvent: { ...common, lockable: ({ thread }: EventView) => thread },
  AutoMergeEnabledEvent: onPull,
  AutoMergeDisabledEvent: onPull,
  HeadRefDeletedEvent: onPull,
  HeadRefRestoredEvent: onPull,
  AddedToMergeQueueEvent: onPull,
  RemovedFromMergeQueueEvent: onPull,
  MergedEvent: { ...onPull, ...linked, ...mergedEvent },
  BaseRefChangedEvent: { ...onPull, ...baseChangedEvent },
  HeadRefForcePushedEvent: { ...onPull, ...forcePushedEvent },
  CrossReferencedEvent: { ...common, ...linked, ...crossReferencedEvent },
  ReviewRequestedEvent: { ...onPull, ...reviewerEvent },
  ReviewRequestRemovedEvent: { ...onPull, ...reviewerEvent },
};
