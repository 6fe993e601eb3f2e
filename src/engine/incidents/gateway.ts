import type { DocumentCopy } from "../../domain/document.js";
import type { IncidentRecord } from "../../domain/incident/report.js";
import type { Repository, Subject } from "../../domain/subject.js";

/** GitHub, as the reports on incidents need it. Throws a `GatewayError` like the rest of the port. */
export interface IncidentGateway {
  /** An incident in one request; undefined when it is gone or out of reach. */
  read(issue: Subject): Promise<IncidentSighting | undefined>;
  /** Files as they stand on the default branch, and the issues of actions, in one request for every hundred issues. */
  landed(
    repository: Repository,
    paths: readonly string[],
    label: string,
  ): Promise<LandedSighting | undefined>;
  /**
   * Proposes a file by a pull request, unless there was one from its branch before, whatever became of it. Three requests,
   * or one more.
   *
   * @returns the pull request's number; "refused" where watchbill may not write files.
   */
  propose(repository: Repository, proposal: Proposal): Promise<number | "refused">;
}

/** What GitHub shows of an incident beside the issue itself. */
export interface IncidentSighting {
  /** The repository's page. */
  readonly url: string;
  readonly closedAs: IncidentRecord["closedAs"];
  readonly defaultBranch: DefaultBranch | undefined;
  /** The pull requests of its repository that refer to it, or are linked to it. */
  readonly pulls: readonly ReferringPull[];
}

/** Undefined for an empty repository. */
export interface DefaultBranch {
  readonly name: string;
  /** The commit at its head. */
  readonly sha: string;
}

export interface ReferringPull {
  readonly number: number;
  readonly title: string;
  readonly state: "open" | "merged" | "closed";
  /** Whether its author belongs to the repository or its organisation. */
  readonly byInsider: boolean;
  /** What it changes and does not delete: the first fifty files. */
  readonly paths: readonly string[];
}

/** What has landed on the default branch. */
export interface LandedSighting {
  /** The repository's page. */
  readonly url: string;
  readonly defaultBranch: DefaultBranch;
  readonly files: readonly DocumentCopy[];
  /** The issues of actions that watchbill opened. */
  readonly issues: readonly ActionIssue[];
}

export interface ActionIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  /** Logins. */
  readonly assignees: readonly string[];
}

/** A file to be written by a pull request. */
export interface Proposal {
  /** Of its own: by it the pull request is found again. */
  readonly branch: string;
  readonly base: DefaultBranch;
  readonly path: string;
  readonly text: string;
  /** Of the commit and the pull request. */
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}
