import type { LinkedIssue } from "../domain/snapshot.js";
import type { LinkedIssueFacts } from "./facts.js";
import { isInsider } from "./person.js";

/** An issue that a pull request closes or is linked to. */
export const linkedIssueOf = (issue: LinkedIssueFacts): LinkedIssue => ({
  repository: issue.repository.nameWithOwner,
  number: issue.number,
  open: !issue.closed,
  labels: issue.labels.nodes.map(({ name }) => name),
  insiderLabels: insiderLabels(issue),
});

/**
 * The labels that nobody from outside put on. Labelling an issue takes triage access, with one exception: whoever opens
 * an issue from a template gets the template's labels put on in their own name. So a label counts if the newest time
 * that it was put on was by somebody else than the author, or if the author is no outsider. One of which GitHub does
 * not show who put it on does not count.
 */
const insiderLabels = ({
  author,
  authorAssociation,
  labels,
  timelineItems,
}: LinkedIssueFacts): readonly string[] =>
  labels.nodes
    .map(({ name }) => name)
    .filter((name) => {
      const put = timelineItems.nodes.findLast(({ label }) => label.name === name);
      if (!put?.actor) return false;
      return put.actor.login !== author?.login || isInsider(authorAssociation);
    });
