import type { Instant } from "../../../src/domain/time.js";
import type { App } from "./apps.js";
import type { Sha } from "./code.js";
import type { Team, User } from "./people.js";
import type {
  Comment,
  Issue,
  MergeMethod,
  Milestone,
  PullRequest,
  Review,
  StateReason,
} from "./threads.js";

/** What a thread's timeline tells, oldest first. Kinds are named as REST's timeline names them. */
export type TimelineEvent = {
  readonly id: number;
  readonly nodeId: string;
  readonly actor: User;
  readonly viaApp: App | undefined;
  readonly at: Instant;
} & (
  | {
      readonly kind: "labeled" | "unlabeled";
      /** As it was called then. */
      readonly label: { readonly name: string; readonly color: string };
    }
  | { readonly kind: "assigned" | "unassigned"; readonly assignee: User }
  | { readonly kind: "milestoned" | "demilestoned"; readonly milestone: Milestone }
  | { readonly kind: "renamed"; readonly from: string; readonly to: string }
  | {
      readonly kind: "closed";
      readonly reason: StateReason | undefined;
      /** The pull request or commit that closed it. */
      readonly by: PullRequest | Sha | undefined;
    }
  | {
      readonly kind:
        | "reopened"
        | "ready_for_review"
        | "convert_to_draft"
        | "pinned"
        | "unpinned"
        | "locked"
        | "unlocked"
        | "auto_merge_enabled"
        | "auto_merge_disabled"
        | "head_ref_deleted"
        | "head_ref_restored"
        | "added_to_merge_queue"
        | "removed_from_merge_queue";
      readonly method?: MergeMethod | undefined;
    }
  | { readonly kind: "merged"; readonly sha: Sha }
  | { readonly kind: "committed"; readonly sha: Sha }
  | { readonly kind: "base_ref_changed"; readonly from: string; readonly to: string }
  | { readonly kind: "head_ref_force_pushed"; readonly before: Sha; readonly after: Sha }
  | {
      readonly kind: "cross-referenced";
      readonly source: Issue | PullRequest;
      /** The source says `closes #n` and would merge into the default branch. */
      readonly willClose: boolean;
    }
  | { readonly kind: "commented"; readonly comment: Comment }
  | { readonly kind: "reviewed"; readonly review: Review }
  | {
      readonly kind: "review_requested" | "review_request_removed";
      readonly reviewer: User | Team;
    }
);

/** A timeline event of one kind. */
export type TimelineEventOf<K extends TimelineEvent["kind"]> = Extract<TimelineEvent, { kind: K }>;
