import type { Asked } from "../asked.js";
import { type Happening, happenings } from "../history.js";
import type { IssueSnapshot } from "../snapshot.js";
import type { Membership } from "../team.js";
import { type Instant, Temporal } from "../time.js";

/** Whether someone of the team has taken notice of an issue. */
export type Acknowledgement =
  | { readonly kind: "by"; readonly login: string; readonly at: Instant }
  | { readonly kind: "nobody" }
  /** Somebody said or did something, and it could not be learned whether they are of the team. */
  | { readonly kind: "unknown"; readonly login: string };

/**
 * Who first took notice of an issue since an instant (R40): someone of the team, who is no bot and not its reporter, by a
 * comment, a label, an assignment, by closing or opening it again. A reporter of the team takes notice by taking it on.
 *
 * Labels and assignments need triage access, so that whoever is not the reporter counts as an insider there; a form puts
 * labels on in the reporter's name (https://docs.github.com/en/issues/using-labels-and-milestones-to-track-work/managing-labels).
 */
export const acknowledged = (
  issue: Pick<IssueSnapshot, "events" | "comments" | "author" | "byInsider">,
  since: Instant,
  asked: readonly Asked[],
  crew: (login: string, isInsider: boolean) => Membership,
): Acknowledgement => {
  const signs = [
    ...happenings(issue).flatMap((word) => signIn(word, issue)),
    // Taken by a command, it is watchbill that assigns them.
    ...asked
      .filter(({ request, by }) => request.command === "take" && by === issue.author?.login)
      .map(({ by, at }) => ({ login: by, at, isInsider: issue.byInsider })),
  ].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
  let doubt: string | undefined;
  for (const { login, at, isInsider } of signs) {
    if (Temporal.Instant.compare(at, since) < 0) continue;
    const answer = crew(login, isInsider);
    if (answer === "member") return { kind: "by", login, at };
    if (answer === "unknown") doubt ??= login;
  }
  return doubt === undefined ? { kind: "nobody" } : { kind: "unknown", login: doubt };
};

interface Sign {
  readonly login: string;
  readonly at: Instant;
  readonly isInsider: boolean;
}

const signIn = (
  word: Happening,
  { author, byInsider }: Pick<IssueSnapshot, "author" | "byInsider">,
): readonly Sign[] => {
  const { by, at, own } = word;
  if (own || !by || by.bot || word.kind === "unlabeled" || word.kind === "unassigned") return [];
  const { login } = by;
  if (login === author?.login)
    return word.kind === "assigned" && word.assignee === login
      ? [{ login, at, isInsider: byInsider }]
      : [];
  return [{ login, at, isInsider: word.kind === "commented" ? word.comment.byInsider : true }];
};
