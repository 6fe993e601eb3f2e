import { Temporal } from "../../../src/domain/time.js";
import type { Thread, TimelineEvent, TimelineEventOf } from "../model.js";
import { notSimulated } from "./errors.js";
import type { Args, Context, Typed } from "./fields.js";
import { type Listing, sorted } from "./listing.js";
import { isVisible } from "./visibility.js";

type Kind = TimelineEvent["kind"];

/** An event of a thread's timeline under its GraphQL type. */
export interface EventView<K extends Kind = Kind> {
  readonly type: string;
  readonly event: TimelineEventOf<K>;
  readonly thread: Thread;
}

const TYPES: Readonly<Record<Kind, string>> = {
  labeled: "LabeledEvent",
  unlabeled: "UnlabeledEvent",
  assigned: "AssignedEvent",
  unassigned: "UnassignedEvent",
  milestoned: "MilestonedEvent",
  demilestoned: "DemilestonedEvent",
  renamed: "RenamedTitleEvent",
  closed: "ClosedEvent",
  reopened: "ReopenedEvent",
  ready_for_review: "ReadyForReviewEvent",
  convert_to_draft: "ConvertToDraftEvent",
  pinned: "PinnedEvent",
  unpinned: "UnpinnedEvent",
  locked: "LockedEvent",
  unlocked: "UnlockedEvent",
  auto_merge_enabled: "AutoMergeEnabledEvent",
  auto_merge_disabled: "AutoMergeDisabledEvent",
  head_ref_deleted: "HeadRefDeletedEvent",
  head_ref_restored: "HeadRefRestoredEvent",
  added_to_merge_queue: "AddedToMergeQueueEvent",
  removed_from_merge_queue: "RemovedFromMergeQueueEvent",
  merged: "MergedEvent",
  committed: "PullRequestCommit",
  base_ref_changed: "BaseRefChangedEvent",
  head_ref_force_pushed: "HeadRefForcePushedEvent",
  "cross-referenced": "CrossReferencedEvent",
  commented: "IssueComment",
  reviewed: "PullRequestReview",
  review_requested: "ReviewRequestedEvent",
  review_request_removed: "ReviewRequestRemovedEvent",
};

/** `LabeledEvent` → `LABELED_EVENT`, as `itemTypes` names it. */
const itemType = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();

const RECORDED = new Set(Object.values(TYPES).map(itemType));

const itemOf = (event: TimelineEvent, thread: Thread): Typed => {
  if (event.kind === "commented") return event.comment;
  if (event.kind === "reviewed") return event.review;
  if (event.kind === "committed" && thread.type === "PullRequest")
    return commitItem(thread, event.sha);
  return { type: TYPES[event.kind], event, thread } as Typed;
};

const commitItem = (pull: Thread, sha: string): Typed =>
  ({ type: "PullRequestCommit", pull, sha }) as Typed;

/**
 * A thread's timeline, oldest first, narrowed to the kinds asked for. The state records no mentions, subscriptions,
 * project moves and the like: asking for those by name is refused rather than answered with none. Mentions from
 * repositories that the viewer may not know of are left out.
 */
export const timelineOf = (
  thread: Thread,
  itemTypes: Args["itemTypes"],
  since: Args["since"],
  context: Context,
): Listing<Typed> => {
  for (const name of itemTypes ?? [])
    if (!RECORDED.has(name)) throw notSimulated(`timeline items of type ${name}`);
  const wanted = itemTypes && new Set(itemTypes);
  const events = thread.timeline.filter(
    (event) =>
      (!wanted || wanted.has(itemType(TYPES[event.kind]))) &&
      (!since || Temporal.Instant.compare(event.at, since) >= 0) &&
      (event.kind !== "cross-referenced" || isVisible(context, event.source.repository)),
  );
  const places = new Map<Typed, TimelineEvent>();
  for (const event of events) places.set(itemOf(event, thread), event);
  return {
    ...sorted(places.keys(), (item) => {
      const { at, id } = places.get(item) as TimelineEvent;
      return [at, id];
    }),
    extra: { updatedAt: thread.updatedAt },
  };
};
