import type { Repository } from "./subject.js";

/** A push to a branch that was there before and is there still. */
export interface Push extends Repository {
  readonly branch: string;
  /** Where the branch stood before and after: SHAs. */
  readonly before: string;
  readonly after: string;
  /** Whether commits that the branch had are no longer on it. */
  readonly forced: boolean;
  /** Login of who pushed, by GitHub's word; undefined if it does not say. */
  readonly by: string | undefined;
}

/** What GitHub shows of a push. */
export interface PushSnapshot {
  /** The repository's page. */
  readonly url: string;
  /** The commits that it put on the branch, newest first, by first parents: a hundred at most. */
  readonly commits: readonly PushedCommit[];
  /** The texts of the issues that watchbill opened about pushes, the newest fifty. */
  readonly reports: readonly string[];
}

export interface PushedCommit {
  readonly sha: string;
  readonly headline: string;
  /** Login or name of its author; undefined if it names none. */
  readonly author: string | undefined;
  /** Whether a pull request into the branch brought it. */
  readonly byPullRequest: boolean;
}

/** An issue to be opened. */
export interface NewIssue {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly labels: readonly string[];
}
