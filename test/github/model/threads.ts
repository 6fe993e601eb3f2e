import type { Instant } from "../../../src/domain/time.js";
import type { App } from "./apps.js";
import type { Repository, Sha } from "./code.js";
import type { Team, User } from "./people.js";
import type { TimelineEvent } from "./timeline.js";

export * from "./timeline.js";

interface Common {
  /** The id of the issue that every pull request is too. */
  readonly issueId: number;
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: User;
  readonly viaApp: App | undefined;
  state: "open" | "closed";
  stateReason: StateReason | undefined;
  readonly createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | undefined;
  closedBy: User | undefined;
  lastEditedAt: Instant | undefined;
  editor: User | undefined;
  locked: boolean;
  /** In the order they were set. Who set them and when stands in the timeline. */
  readonly labels: Label[];
  readonly assignees: User[];
  milestone: Milestone | undefined;
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  /** Oldest first. */
  readonly timeline: TimelineEvent[];
}

export type StateReason = "completed" | "not_planned" | "reopened" | "duplicate";

export interface Issue extends Common {
  readonly type: "Issue";
}

export interface PullRequest extends Common {
  readonly type: "PullRequest";
  draft: boolean;
  base: string;
  /** Where the base stood when it was last looked at: at opening, retargeting, a push to the head. */
  baseSha: Sha;
  /** The repository of the head branch, a fork's perhaps; undefined once that is deleted. */
  headRepository: Repository | undefined;
  readonly head: string;
  /** Where the head stands; the last it stood at once merged or closed with its branch gone. */
  headSha: Sha;
  merged: Merged | undefined;
  autoMerge: AutoMerge | undefined;
  readonly reviews: Review[];
  readonly requestedReviewers: User[];
  readonly requestedTeams: Team[];
  /** Linked by hand in the sidebar, besides those that the body closes. */
  readonly linkedIssues: Issue[];
}

export interface Merged {
  readonly at: Instant;
  readonly by: User;
  /** The commit that brought it in: a rebase's last one. */
  readonly sha: Sha;
  /** All the commits that a rebase made. */
  rebased?: readonly Sha[];
}

export interface AutoMerge {
  readonly by: User;
  readonly method: MergeMethod;
  readonly at: Instant;
}

export type MergeMethod = "merge" | "squash" | "rebase";

export interface Label {
  readonly type: "Label";
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  name: string;
  color: string;
  description: string | null;
  readonly createdAt: Instant;
}

export interface Milestone {
  readonly type: "Milestone";
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly number: number;
  title: string;
  description: string | null;
  state: "open" | "closed";
  readonly creator: User;
  dueOn: Instant | undefined;
  readonly createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | undefined;
}

export interface Comment {
  readonly type: "IssueComment";
  readonly id: number;
  readonly nodeId: string;
  readonly thread: Issue | PullRequest;
  readonly author: User;
  readonly viaApp: App | undefined;
  body: string;
  readonly createdAt: Instant;
  updatedAt: Instant;
  lastEditedAt: Instant | undefined;
  editor: User | undefined;
  minimized: string | undefined;
  readonly reactions: Reaction[];
}

export type ReactionContent =
  | "+1"
  | "-1"
  | "laugh"
  | "confused"
  | "heart"
  | "hooray"
  | "rocket"
  | "eyes";

export interface Reaction {
  readonly id: number;
  readonly nodeId: string;
  readonly content: ReactionContent;
  readonly user: User;
  readonly createdAt: Instant;
}

export interface Review {
  readonly type: "PullRequestReview";
  readonly id: number;
  readonly nodeId: string;
  readonly pull: PullRequest;
  readonly author: User;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  body: string;
  /** The head it was given on. */
  readonly commitSha: Sha;
  readonly submittedAt: Instant;
  updatedAt: Instant;
}
