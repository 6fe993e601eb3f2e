import { FREEZE_LABEL } from "../domain/freeze/call.js";
import type { FreezeIssue } from "../domain/snapshot.js";
import { Temporal } from "../domain/time.js";
import type { FreezeIssueFacts } from "./facts.js";
import { isInsider, personOf } from "./person.js";

/**
 * Who called each freeze, and when: by the last time that the label was put on. Labels that a form gives a new issue
 * are put on in its author's name, whatever the author may do; so the label counts as an outsider's where the author
 * is one and put it on. A label that nobody put on was renamed, and counts as the author's.
 */
export const freezeIssuesOf = (issues: readonly FreezeIssueFacts[]): readonly FreezeIssue[] =>
  issues.map(({ number, title, body, author, authorAssociation, ...issue }) => {
    const last = issue.timelineItems.nodes.findLast(
      ({ label }) => label.name.toLowerCase() === FREEZE_LABEL,
    );
    const actor = last ? last.actor : author;
    return {
      number,
      title,
      body,
      calledBy: personOf(actor),
      since: Temporal.Instant.from((last ?? issue).createdAt),
      byOutsider: !isInsider(authorAssociation) && actor?.login === author?.login,
    };
  });
