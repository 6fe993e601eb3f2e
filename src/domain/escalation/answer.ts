import type { Asked } from "../asked.js";
import { same } from "../duty/duty.js";
import { happenings } from "../history.js";
import type { IssueSnapshot } from "../snapshot.js";
import type { Membership } from "../team.js";
import { type Instant, Temporal } from "../time.js";
import type { Answer } from "./cause.js";
import type { AskedNote } from "./record.js";

/** What an answer is looked for in. */
export interface Heard {
  readonly issue: Pick<IssueSnapshot, "comments" | "events">;
  readonly asked: readonly Asked[];
  readonly crew: (login: string, isInsider: boolean) => Membership;
}

const compare = Temporal.Instant.compare;

/**
 * The first answer to an escalation since it began: `/ack` by anyone who may, the issue taken by someone of the team, or a
 * comment or anything else done on the issue by somebody who had been asked. To ask for more help is no answer.
 *
 * Who assigns themselves has access to the repository, so that counts as well while their team cannot be read.
 */
export const answerTo = (
  since: Instant,
  notes: readonly AskedNote[],
  { issue, asked, crew }: Heard,
): Answer | undefined => {
  const said = asked.flatMap(({ request: { command }, by, at, comment }): readonly Answer[] => {
    if (command === "ack") return [{ by, at }];
    const isInsider = issue.comments.find(({ id }) => id === comment)?.byInsider ?? false;
    return command === "take" && crew(by, isInsider) !== "outsider" ? [{ by, at }] : [];
  });
  const calls = new Set(
    asked.flatMap(({ request, comment }) => (request.command === "escalate" ? [comment] : [])),
  );
  const done = happenings(issue).flatMap((happening): readonly Answer[] => {
    const { by, at, own } = happening;
    if (own || !by || by.bot) return [];
    const took =
      happening.kind === "assigned" &&
      same(happening.assignee, by.login) &&
      crew(by.login, true) !== "outsider";
    const wasAsked = notes.some(({ who, at: written, comment }) => {
      if (who === undefined || !same(who, by.login)) return false;
      return happening.kind === "commented"
        ? happening.comment.id > comment && !calls.has(happening.comment.id)
        : compare(at, written) > 0;
    });
    return took || wasAsked ? [{ by: by.login, at }] : [];
  });
  return [...said, ...done]
    .filter(({ at }) => compare(at, since) >= 0)
    .sort((one, other) => compare(one.at, other.at))[0];
};
