import type { Instant } from "../../../src/domain/time.js";
import type { CheckRun, CheckSuite, CommitStatus } from "./checks.js";
import type { Deployment, Environment, WorkflowRun } from "./deployments.js";
import type { Account, RepositoryPermission, User } from "./people.js";
import type { BranchProtection, MergeGroup, Ruleset } from "./protection.js";
import type { Release } from "./releases.js";
import type { Comment, Issue, Label, Milestone, PullRequest, Review } from "./threads.js";

export * from "./protection.js";

export type Sha = string;

export interface Repository {
  readonly type: "Repository";
  readonly id: number;
  readonly nodeId: string;
  readonly owner: Account;
  readonly name: string;
  private: boolean;
  archived: boolean;
  description: string | null;
  readonly createdAt: Instant;
  updatedAt: Instant;
  pushedAt: Instant;
  defaultBranch: string;
  readonly forkOf: Repository | undefined;
  /** Outside collaborators and those with more than their team gives. */
  readonly collaborators: Map<User, RepositoryPermission>;
  /** Branch name → head. */
  readonly branches: Map<string, Sha>;
  /** Shared by a repository and all its forks, as on GitHub. */
  readonly commits: Map<Sha, Commit>;
  lastNumber: number;
  /** Issues and pull requests by their number: they share one row of numbers. In order of number. */
  readonly threads: Map<number, Thread>;
  /** How many of them are open. */
  openThreads: number;
  /** Numbers of the pull requests by the branch of this repository that is their head. */
  readonly pullsByHead: Map<string, Set<PullRequest>>;
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
  readonly milestones: Map<number, Milestone>;
  readonly comments: Map<number, Comment>;
  readonly reviews: Map<number, Review>;
  readonly checkRuns: Map<number, CheckRun>;
  readonly checkSuites: Map<number, CheckSuite>;
  readonly suitesBySha: Map<Sha, CheckSuite[]>;
  /** Oldest first. */
  readonly statusesBySha: Map<Sha, CommitStatus[]>;
  readonly deployments: Map<number, Deployment>;
  readonly environments: Map<string, Environment>;
  readonly workflowRuns: Map<number, WorkflowRun>;
  /** Oldest first. */
  readonly releases: Release[];
  /** By branch name; `*` in it stands for any run of characters but `/`. */
  readonly protections: Map<string, BranchProtection>;
  readonly rulesets: Map<number, Ruleset>;
  readonly mergeGroups: Map<string, MergeGroup>;
  /** Issues pinned to the top of the list, at most three. */
  readonly pinned: Issue[];
  autoMergeAllowed: boolean;
  /** Pull requests that wait to be merged by themselves. */
  readonly autoMerging: Set<PullRequest>;
  deleteBranchOnMerge: boolean;
}

export type Thread = Issue | PullRequest;

export interface Commit {
  readonly sha: Sha;
  readonly treeSha: Sha;
  readonly parents: readonly Sha[];
  /** One more than the deepest of its parents: what comes later in a history is deeper. */
  readonly depth: number;
  readonly message: string;
  readonly author: User;
  readonly committer: User;
  readonly at: Instant;
  /** Path → file: the whole tree. */
  readonly files: ReadonlyMap<string, Blob>;
}

export interface Blob {
  readonly sha: Sha;
  readonly bytes: Buffer;
}
