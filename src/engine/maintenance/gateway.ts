import type { NewIssue } from "../../domain/push.js";
import type { Repository, Subject } from "../../domain/subject.js";
import type { Instant } from "../../domain/time.js";
import type { Signal } from "../../maintenance/signal.js";

/** The labels of the issues that watchbill opens for a schedule. Each is what their lists are read by. */
export const MAINTENANCE_LABEL = "maintenance";
export const LOGBOOK_LABEL = "maintenance-log";
export const MISTAKES_LABEL = "maintenance-mistakes";

/** GitHub, as the schedule of recurring jobs needs it. Every method throws a `GatewayError` like the rest of the port. */
export interface MaintenanceGateway {
  /** The schedule and all that watchbill has written of it lately, in one request; undefined when out of reach. */
  read(repository: Repository): Promise<MaintenanceSnapshot | undefined>;
  /** The logbook's newest entries, and what was asked of beside them, in one request. */
  consult(repository: Repository, question: Question): Promise<Answers>;
  /** The logbook's entries before those that a page began with, in one request. */
  olderEntries(repository: Repository, logbook: number, before: string): Promise<Entries>;
  /** Opens an issue that is closed from its first moment on: a book, not a task. Two requests. */
  openLogbook(repository: Repository, issue: NewIssue): Promise<number>;
  /** Writes an entry. GitHub numbers comments in the order in which it takes them in, whoever writes them. */
  log(repository: Repository, logbook: number, body: string): Promise<number>;
  /** Opens an issue; whoever cannot be assigned is left out. */
  open(
    repository: Repository,
    issue: NewIssue & { assignees: readonly string[] },
  ): Promise<Subject>;
  /**
   * Writes a comment, unless one of watchbill's newest hundred there begins with the mark.
   * @returns whether it was written now
   */
  commentOnce(subject: Subject, mark: string, body: string): Promise<boolean>;
  /** The newest hundred comments of an issue, oldest first, in one request. */
  comments(subject: Subject): Promise<readonly SeenComment[]>;
  /** When a signal was last seen, in one request; undefined if never, or where nobody may look. */
  latest(repository: Repository, signal: Signal): Promise<Instant | undefined>;
  /** What runs watchbill in the repository by itself, in one request; undefined when out of reach. */
  trigger(repository: Repository): Promise<Trigger | undefined>;
  /** Changes an issue's text, opens or closes it. */
  change(subject: Subject, change: IssueChange): Promise<void>;
}

/** The workflows that run watchbill by a schedule, and what GitHub goes by when it switches schedules off. */
export interface Trigger {
  /** Names of files under `.github/workflows`. */
  readonly workflows: readonly string[];
  readonly isPublic: boolean;
  readonly pushedAt: Instant | undefined;
}

export interface IssueChange {
  readonly body?: string;
  readonly state?: "open" | "closed";
  readonly reason?: "completed" | "not_planned" | "duplicate";
}

/** What GitHub shows of a schedule, in one read. Of issues and entries only those of trusted authors: see `SeenIssue`. */
export interface MaintenanceSnapshot {
  /** GitHub's own number of the repository, which stays when it is renamed. */
  readonly repositoryId: number;
  /** The repository's page. */
  readonly url: string;
  /** The schedule on the default branch. */
  readonly file: ScheduleText;
  /** The issues with the label of the logbook, oldest first, and the entries of each. */
  readonly logbooks: readonly (SeenIssue & { readonly entries: Entries })[];
  /** The issues with the label of the occurrences, the hundred that changed last. */
  readonly occurrences: readonly SeenIssue[];
  /** The issues with the label of the mistakes, oldest first. */
  readonly mistakes: readonly SeenIssue[];
}

export type ScheduleText =
  | { readonly kind: "absent" }
  | { readonly kind: "text"; readonly text: string }
  /** It is binary, or too large. */
  | { readonly kind: "unreadable" };

/**
 * An issue or a comment by somebody who counts: watchbill under whichever name it writes here (its App, a workflow's
 * token), another App that may write issues, or a person who belongs to the repository. Nobody from outside.
 */
export interface SeenIssue {
  readonly number: number;
  readonly open: boolean;
  readonly body: string;
  /** Whether an App wrote it, or whoever asks. */
  readonly byApp: boolean;
  readonly closedAt: Instant | undefined;
  /** Whether it was closed as done, rather than as not planned or as a duplicate. */
  readonly done: boolean;
  /** What Apps wrote of its newest comments, oldest first: anybody could write the mark of such a comment. */
  readonly comments: readonly string[];
}

/** A comment, and who wrote it. */
export interface SeenComment {
  readonly body: string;
  readonly at: Instant;
  /** Login; undefined when the account is gone. */
  readonly by: string | undefined;
  /** Whether whoever wrote it belongs to the repository or its organisation. */
  readonly byInsider: boolean;
  /** Whether an App wrote it, or whoever asks. */
  readonly byApp: boolean;
}

/** One page of the logbook. */
export interface Entries {
  /** Oldest first. */
  readonly entries: readonly RawEntry[];
  /** Where the page before this one ends; undefined if there is none. */
  readonly before: string | undefined;
}

export interface RawEntry {
  /** Comments of one repository are numbered in the order in which they were written. */
  readonly id: number;
  /** By GitHub's clock. */
  readonly at: Instant;
  readonly body: string;
}

export interface Question {
  readonly logbook: number;
  /** Numbers of issues that may still be open. */
  readonly issues: readonly number[];
  /** Paths of files on the default branch. */
  readonly paths: readonly string[];
  /** Labels of which the open issues are asked for. */
  readonly labels?: readonly string[];
}

export interface Answers {
  readonly entries: Entries;
  /** Those of the issues that are here and open. */
  readonly open: ReadonlySet<number>;
  /** The texts of the files that are there; empty for what is no text. */
  readonly files: ReadonlyMap<string, string>;
  /** Numbers of the open issues that wear each label, oldest first, fifty at most. */
  readonly labelled?: ReadonlyMap<string, readonly number[]>;
}
