import type { IssueComment, IssueEvent } from "../domain/history.js";
import type { FreezeIssue, IssueSnapshot } from "../domain/snapshot.js";
import type { Repository } from "../domain/subject.js";
import { Temporal } from "../domain/time.js";
import { hasStatusMark } from "../engine/report.js";
import { commentOf } from "./comment.js";
import { common } from "./common.js";
import type { HappenedFacts, HeardFacts, IssueFacts } from "./facts.js";
import { isInsider, isViewer, personOf } from "./person.js";

/** Turns GitHub's answer about an issue into a snapshot: see `snapshotOf`. */
export const issueSnapshot = (
  repository: Repository,
  facts: IssueFacts,
  viewer: string,
  freezeIssues: readonly FreezeIssue[],
): IssueSnapshot => {
  const base = common(repository, facts, freezeIssues);
  const status = facts.comments.nodes.find(
    ({ viewerDidAuthor, body }) => viewerDidAuthor && hasStatusMark(body, base.subject),
  );
  return {
    kind: "issue",
    ...base,
    statusComment: status && {
      id: status.databaseId,
      body: status.body,
      intact: status.lastEditedAt === null || isViewer(status.editor, viewer),
    },
    byInsider: isInsider(facts.authorAssociation),
    assignees: facts.assignees.nodes.map(({ login }) => login),
    comments: facts.comments.nodes.map(heard),
    events: facts.history.nodes.flatMap((event) => happened(event, viewer)),
  };
};

const heard = (facts: HeardFacts): IssueComment => ({
  ...commentOf(facts),
  byInsider: isInsider(facts.authorAssociation),
  seen: (facts.reactionGroups ?? []).some(
    ({ content, viewerHasReacted }) => content === "EYES" && viewerHasReacted,
  ),
});

const happened = (facts: HappenedFacts, viewer: string): readonly IssueEvent[] => {
  const { actor, label, assignee } = facts;
  const event = {
    at: Temporal.Instant.from(facts.createdAt),
    by: personOf(actor),
    own: isViewer(actor, viewer),
  };
  switch (facts.__typename) {
    case "LabeledEvent":
    case "UnlabeledEvent":
      return label
        ? [
            {
              ...event,
              kind: facts.__typename === "LabeledEvent" ? "labeled" : "unlabeled",
              label: label.name,
            },
          ]
        : [];
    case "AssignedEvent":
    case "UnassignedEvent":
      // Whoever was assigned may be gone since.
      return assignee
        ? [
            {
              ...event,
              kind: facts.__typename === "AssignedEvent" ? "assigned" : "unassigned",
              assignee: assignee.login,
            },
          ]
        : [];
    case "ClosedEvent":
      return [{ ...event, kind: "closed" }];
    case "ReopenedEvent":
      return [{ ...event, kind: "reopened" }];
    default:
      return [];
  }
};
