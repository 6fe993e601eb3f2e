import type { Instant } from "../../../src/domain/time.js";
import type { App } from "./apps.js";
import type { Repository, Sha } from "./code.js";
import type { User } from "./people.js";

export type DeploymentState =
  | "error"
  | "failure"
  | "inactive"
  | "in_progress"
  | "queued"
  | "pending"
  | "success";

export interface Deployment {
  readonly type: "Deployment";
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly sha: Sha;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly creator: User;
  readonly viaApp: App | undefined;
  readonly createdAt: Instant;
  updatedAt: Instant;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly nodeId: string;
  readonly state: DeploymentState;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly creator: User;
  readonly viaApp: App | undefined;
  readonly createdAt: Instant;
}

export interface Environment {
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
  /** Apps that are custom deployment protection rules here. */
  readonly gates: readonly App[];
  readonly createdAt: Instant;
}

/** A workflow run that deploys, as far as deployment protection rules see it. */
export interface WorkflowRun {
  readonly id: number;
  readonly sha: Sha;
  readonly ref: string;
  readonly event: string;
  readonly startedBy: User;
  readonly createdAt: Instant;
  /** 1, and one more each time that it is run again. */
  attempt: number;
  cancelled: boolean;
  /** The file of its workflow; undefined for the one that deploys. */
  readonly workflow?: string;
  /** How it ended, where it has no gates to wait for. */
  readonly ended?: "success" | "failure";
  /** The fork whose pull request it ran for, with that one's files. */
  readonly fork?: Repository;
  /** What was said of its deployments in all its attempts, oldest first. */
  readonly reviews: GateReview[];
  /** One for each App that must answer before the environment's job starts. */
  gates: Gate[];
}

export interface GateReview {
  readonly environment: string;
  readonly app: App;
  readonly state: Gate["state"];
  readonly comment: string;
}

export interface Gate {
  readonly environment: string;
  readonly app: App;
  readonly deployment: Deployment;
  state: "pending" | "approved" | "rejected";
  /** What the App said, oldest first. */
  readonly comments: string[];
}
