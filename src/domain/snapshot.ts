import type { Comment, Person } from "./comment.js";
import type { DocumentCopy } from "./document.js";
import type { IssueComment, IssueEvent } from "./history.js";
import type { IncidentRecord } from "./incident/report.js";
import type { Subject } from "./subject.js";
import type { Instant } from "./time.js";

export type { Comment, Person } from "./comment.js";

/** One subject as plain data, as GitHub showed it in one read. Rules see this and nothing else of GitHub. */
export type Snapshot = IssueSnapshot | PullRequestSnapshot;

interface Common {
  readonly subject: Subject;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  /** Whether its conversation is locked: no App may comment there then, or put a mark on a comment. */
  readonly locked?: boolean;
  readonly createdAt: Instant;
  /** Who opened it; undefined when the account is gone. */
  readonly author: Person | undefined;
  /** Names of its labels, as GitHub spells them. GitHub compares them without regard to case. */
  readonly labels: readonly string[];
  /** The open issues of the repository that are labelled `freeze`, newest first, this one included. Ten at most. */
  readonly freezeIssues: readonly FreezeIssue[];
}

/** An open issue labelled `freeze`: someone wants production frozen. */
export interface FreezeIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Who put the label on; undefined when the account is gone. */
  readonly calledBy: Person | undefined;
  /** When the label was put on. */
  readonly since: Instant;
  /**
   * Whether it is an outsider's, labelled in their name by a form. Everyone else who puts a label on needs triage
   * access for it (https://docs.github.com/en/issues/using-labels-and-milestones-to-track-work/managing-labels).
   */
  readonly byOutsider: boolean;
}

export interface IssueSnapshot extends Common {
  readonly kind: "issue";
  /** The one comment that watchbill itself wrote here to show its findings. */
  readonly statusComment: StatusComment | undefined;
  /** Whether the author belongs to the repository or its organisation. */
  readonly byInsider: boolean;
  /** Logins. */
  readonly assignees: readonly string[];
  /** All of them, oldest first, those that watchbill wrote included. */
  readonly comments: readonly IssueComment[];
  /** Oldest first. */
  readonly events: readonly IssueEvent[];
  /** What shows of an incident's report; undefined where it was not read, because none is demanded. */
  readonly incident?: IncidentRecord | undefined;
}

export interface PullRequestSnapshot extends Common {
  readonly kind: "pull request";
  /** Whether it has been merged; it is then no longer open. */
  readonly merged: boolean;
  readonly draft: boolean;
  /** The branch it would merge into. */
  readonly base: string;
  readonly headSha: string;
  /** Numbers of the other open pull requests here that have the same head, and so the same check; smallest first. */
  readonly sharesHeadWith: readonly number[];
  /** Paths it adds, changes, deletes, or renames: the old and the new one. */
  readonly paths: readonly string[];
  /** Logins of those whose latest review approves, each with the commit it was given on. */
  readonly approvals: readonly Approval[];
  /** Issues that it closes or was linked to, of any repository. */
  readonly linkedIssues: readonly LinkedIssue[];
  /** Numbers of open issues of this repository that its title or text refers to. */
  readonly mentionedIssues: readonly number[];
  /** Where the head, or a commit with the very same content that it merges, is deployed. */
  readonly deployments: readonly Deployment[];
  /** The comments, oldest first: the newest hundred, and of those before what watchbill wrote. */
  readonly comments: readonly Comment[];
  /**
   * When watchbill's check suite on the head began, which is when the head was pushed, or when it was moved here by force
   * or the base was changed, if that was later; undefined before the first check on this pull request.
   */
  readonly headSeenAt: Instant | undefined;
  /** The policy file as it stands at the head; undefined when there is none. */
  readonly policyAtHead: PolicyCopy | undefined;
  /**
   * The changed files that a contract of the policy speaks of, as they stand at the head; undefined where they were not
   * read, because there is none or they land where nobody looks for them.
   */
  readonly documents?: readonly DocumentCopy[] | undefined;
  /** The newest check run named `watchbill` that watchbill itself wrote on the head. */
  readonly check: CheckRun | undefined;
}

export interface Approval {
  readonly by: string;
  readonly sha: string;
}

export interface LinkedIssue {
  /** `owner/name` of its repository. */
  readonly repository: string;
  readonly number: number;
  readonly open: boolean;
  readonly labels: readonly string[];
  /** Those of its labels that, for all that GitHub shows, nobody from outside put on. */
  readonly insiderLabels: readonly string[];
}

export interface Deployment {
  readonly environment: string;
  /** Whether its latest status is a success. */
  readonly green: boolean;
}

export interface StatusComment {
  readonly id: number;
  readonly body: string;
  /** Whether nobody but watchbill edited it last, so that what it records may be relied on. */
  readonly intact: boolean;
}

/** A file's text; undefined when it is binary, or too large for GitHub to show whole. */
export interface PolicyCopy {
  readonly text: string | undefined;
}

/** The conclusions that watchbill gives. Branch protection lets `success` and `neutral` pass. */
export type Conclusion = "success" | "failure" | "neutral";

export interface CheckRun {
  readonly id: number;
  /** Undefined while it has not concluded, or concluded as watchbill never does. */
  readonly conclusion: Conclusion | undefined;
  /** What watchbill noted on it to know its own words again: see `checkMark` in engine/report.ts. */
  readonly mark: string;
  readonly hasAnnotations: boolean;
}
