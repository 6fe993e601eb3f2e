import type { Instant } from "../../../src/domain/time.js";
import type { Repository, Sha } from "./code.js";
import type { User } from "./people.js";
import type { PullRequest } from "./threads.js";

/** A check that must be green: from any source, or from one App. */
export interface RequiredCheck {
  readonly context: string;
  /** Undefined: whoever reports it. */
  readonly appId?: number | undefined;
}

/** Classic branch protection. */
export interface BranchProtection {
  readonly id: number;
  readonly nodeId: string;
  readonly pattern: string;
  checks: { strict: boolean; required: readonly RequiredCheck[] } | undefined;
  reviews: { count: number; dismissStale: boolean; codeOwners: boolean } | undefined;
  /** Who may push; undefined: everyone with write access. Logins, team slugs, App slugs. */
  restrictions: { users: string[]; teams: string[]; apps: string[] } | undefined;
  enforceAdmins: boolean;
  allowForcePushes: boolean;
  allowDeletions: boolean;
  linearHistory: boolean;
}

/** A ruleset, as far as `GET /repos/{owner}/{repo}/rules/branches/{branch}` shows it. */
export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly enforcement: "active" | "evaluate" | "disabled";
  /** Branch names or patterns; `~DEFAULT_BRANCH` and `~ALL` as on GitHub. */
  readonly branches: readonly string[];
  readonly rules: readonly BranchRule[];
}

export type BranchRule =
  | {
      readonly type: "required_status_checks";
      readonly strict: boolean;
      readonly required: readonly RequiredCheck[];
    }
  | { readonly type: "pull_request"; readonly approvals: number }
  | { readonly type: "merge_queue" }
  | { readonly type: "non_fast_forward" }
  | { readonly type: "deletion" };

/**
 * A pull request in the merge queue, tried on a commit and branch of its own on top of those ahead of it. A repository's
 * groups are in the order of the queue.
 */
export interface MergeGroup {
  readonly repository: Repository;
  readonly headRef: string;
  readonly headSha: Sha;
  readonly baseRef: string;
  readonly baseSha: Sha;
  readonly pull: PullRequest;
  readonly enqueuedBy: User;
  readonly createdAt: Instant;
}
