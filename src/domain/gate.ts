import type { FreezeIssue, PullRequestSnapshot } from "./snapshot.js";
import { type Repository, repositoryName } from "./subject.js";

/**
 * A deployment that asks watchbill: a job of a workflow run that wants into an environment which watchbill guards as a
 * deployment protection rule.
 */
export interface Gate extends Repository {
  readonly run: number;
  readonly environment: string;
}

/** `owner/name run 12 to production`: names a gate in logs, and keys the work on it. GitHub regards no case there. */
export const gateName = (gate: Gate): string =>
  `${repositoryName(gate)} run ${gate.run} to ${gate.environment.toLowerCase()}`;

/** A gate that has not been answered, as GitHub showed it. */
export interface GateSnapshot {
  readonly gate: Gate;
  readonly sha: string;
  /** The branch or tag that is deployed, or the commit where GitHub names none. */
  readonly ref: string;
  /** The pull requests that brought the commit; the open ones that would, if none did. */
  readonly pulls: readonly PullRequestSnapshot[];
  /** See `Snapshot`. */
  readonly freezeIssues: readonly FreezeIssue[];
  /** What watchbill has said of this gate so far. */
  readonly said: readonly string[];
}

/** What a gate is told: to open, or only how things stand. It is never told to stay shut, for that fails the run. */
export interface GateAnswer {
  readonly approved: boolean;
  /** Markdown, at most `LONGEST_ANSWER` characters. */
  readonly comment: string;
}

/**
 * GitHub takes 1,024 characters a report, and ten reports a deployment that decide nothing
 * (https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/create-custom-protection-rules).
 */
export const LONGEST_ANSWER = 1024;
export const MOST_REPORTS = 10;
