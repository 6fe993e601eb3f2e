import { unshown } from "../../domain/maintenance/evidence.js";
import type { Subject } from "../../domain/subject.js";
import type { Instant } from "../../domain/time.js";
import { listed, quoted } from "../../domain/words.js";
import type { Crew } from "./crew.js";
import type { MaintenanceGateway } from "./gateway.js";
import { onceMark } from "./marks.js";

export interface ShownOptions {
  readonly gateway: MaintenanceGateway;
  readonly repositoryId: number;
  readonly crew: Crew;
}

/**
 * Opens an occurrence again that was closed before it was shown that its steps were done (R37), once, and says why.
 * Whoever closes it again is let be.
 *
 * @returns whether it was opened again
 */
export const openedForEvidence = async (
  issue: Subject,
  closedAt: Instant,
  steps: readonly string[],
  { gateway, repositoryId, crew }: ShownOptions,
): Promise<boolean> => {
  const comments = await gateway.comments(issue);
  const left = unshown(
    steps,
    comments.map(({ body, at, by, byInsider, byApp }) => ({
      body,
      at,
      byTeam: !byApp && by !== undefined && (crew.isOfTeam?.(by, byInsider) ?? byInsider),
    })),
  );
  const before = onceMark(repositoryId, "evidence", `${issue.number} `).replace(/ -->$/, "");
  const mark = onceMark(repositoryId, "evidence", `${issue.number} ${closedAt.epochMilliseconds}`);
  const said = comments.filter(({ byApp, body }) => byApp && body.startsWith(before));
  // What was said of this very closing was followed by nothing: whoever said it broke off.
  const wasOpened = said.some(({ body }) => !body.startsWith(mark));
  if (left.length === 0 || wasOpened) return false;
  await gateway.commentOnce(issue, mark, sayLeft(left));
  await gateway.change(issue, { state: "open" });
  return true;
};

const sayLeft = (left: readonly string[]): string =>
  `This was closed before it was shown that this was done: ${listed(left.map(quoted), "and")}. So it is open again: ` +
  "please show it in a comment, by a link or by naming it, and close it then. Whoever closes it as it is, is let be.";
