import type { Comment, Person } from "./comment.js";
import { type Instant, Temporal } from "./time.js";

/** Something that GitHub's timeline of an issue tells, beside its comments. */
export type IssueEvent = {
  readonly at: Instant;
  /** Undefined when the account is gone. */
  readonly by: Person | undefined;
  /** Whether watchbill did it. */
  readonly own: boolean;
} & (
  | { readonly kind: "labeled" | "unlabeled"; readonly label: string }
  | { readonly kind: "assigned" | "unassigned"; readonly assignee: string }
  | { readonly kind: "closed" | "reopened" }
);

/** A comment on an issue: as on a pull request, with what an issue's clocks and commands ask of it. */
export interface IssueComment extends Comment {
  /** Whether its author belongs to the repository or its organisation. */
  readonly byInsider: boolean;
  /** Whether watchbill put its mark of having been heard on it: a 👀. */
  readonly seen: boolean;
}

/** One thing that happened on an issue: an event of its timeline, or a comment. */
export type Happening = IssueEvent | CommentHappening;

export interface CommentHappening {
  readonly kind: "commented";
  readonly at: Instant;
  readonly by: Person | undefined;
  readonly own: boolean;
  readonly comment: IssueComment;
}

/** All that happened on an issue since it was opened, oldest first. Of one instant, events come before comments. */
export const happenings = ({
  events,
  comments,
}: {
  readonly events: readonly IssueEvent[];
  readonly comments: readonly IssueComment[];
}): readonly Happening[] =>
  [
    ...events,
    ...comments.map(
      (comment): CommentHappening => ({
        kind: "commented",
        at: comment.createdAt,
        by: comment.author,
        own: comment.own,
        comment,
      }),
    ),
  ].sort((one, other) => Temporal.Instant.compare(one.at, other.at));

/**
 * When people last opened an issue, for the first time or again. That watchbill opened an incident again, because its
 * report is missing, begins nothing anew.
 */
export const lastOpened = ({
  createdAt,
  events,
}: {
  readonly createdAt: Instant;
  readonly events: readonly IssueEvent[];
}): Instant => events.findLast(({ kind, own }) => kind === "reopened" && !own)?.at ?? createdAt;

/** Whether an issue has been closed, and watchbill opened it again: for nothing but its missing report. */
export const isOpenForReport = ({
  events,
}: {
  readonly events: readonly IssueEvent[];
}): boolean => {
  const last = events.findLast(({ kind }) => kind === "closed" || kind === "reopened");
  return last?.kind === "reopened" && last.own;
};
