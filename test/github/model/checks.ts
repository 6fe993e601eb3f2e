import type { Instant } from "../../../src/domain/time.js";
import type { App } from "./apps.js";
import type { Repository, Sha } from "./code.js";
import type { User } from "./people.js";

export type CheckStatus = "queued" | "in_progress" | "completed";
export type CheckConclusion =
  | "success"
  | "failure"
  | "neutral"
  | "cancelled"
  | "skipped"
  | "timed_out"
  | "action_required"
  | "stale";

/** One App's check runs on one commit. Its status and conclusion follow from its newest runs: `suiteVerdict`. */
export interface CheckSuite {
  readonly type: "CheckSuite";
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly app: App;
  readonly headSha: Sha;
  readonly headBranch: string | null;
  /** Where the branch stood before the push that made the suite. */
  readonly before: Sha | null;
  readonly createdAt: Instant;
  updatedAt: Instant;
  /** Oldest first. */
  readonly runs: CheckRun[];
}

export interface CheckRun {
  readonly type: "CheckRun";
  readonly id: number;
  readonly nodeId: string;
  readonly suite: CheckSuite;
  name: string;
  readonly headSha: Sha;
  status: CheckStatus;
  conclusion: CheckConclusion | undefined;
  startedAt: Instant | undefined;
  completedAt: Instant | undefined;
  externalId: string;
  detailsUrl: string;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: CheckAnnotation[];
  actions: readonly CheckAction[];
}

export interface CheckAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | null;
  readonly endColumn: number | null;
  readonly level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title: string | null;
  readonly rawDetails: string | null;
}

export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

/** A commit status: the older way to say green or red. */
export interface CommitStatus {
  readonly type: "StatusContext";
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly sha: Sha;
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: User;
  /** The App that wrote it, if one did. */
  readonly app: App | undefined;
  readonly createdAt: Instant;
}
