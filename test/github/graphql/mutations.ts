import { roleOf } from "../access.js";
import type { Comment, Issue, Repository } from "../model.js";
import { inReach } from "../permissions.js";
import { grants } from "../state/installations.js";
import { setPinned } from "../state/threads.js";
import { reaches } from "../wire/repository.js";
import type { Doer } from "../world.js";
import { forbidden, notFound, refusal } from "./errors.js";
import type { Args, Context, Fields } from "./fields.js";
import { isVisible } from "./visibility.js";

const doerOf = ({ actor }: Context): Doer =>
  actor.kind === "user"
    ? { user: actor.user }
    : { user: actor.user, app: actor.app, quiet: actor.quiet };

/**
 * The object of this kind that an input names.
 *
 * @throws NOT_FOUND when there is none that the viewer may know of
 */
const target = <Type extends "Issue" | "IssueComment">(
  context: Context,
  type: Type,
  id: unknown,
): Type extends "Issue" ? Issue : Comment => {
  const node = context.world.nodes.get(String(id));
  const repository =
    node?.type === "Issue"
      ? node.repository
      : node?.type === "IssueComment"
        ? node.thread.repository
        : undefined;
  if (node?.type !== type || !repository || !isVisible(context, repository))
    throw notFound(`Could not resolve to a node with the global id of '${id}'`);
  return node as never;
};

/** Who may write: people with write access, and Apps with one of the permissions. */
const checkWrite = ({ actor }: Context, repository: Repository, names: readonly string[]): void => {
  if (actor.kind === "installation") {
    if (
      !inReach(actor, repository) ||
      !names.some((name) => grants(actor.permissions, { [name]: "write" }))
    )
      throw forbidden();
  } else if (!reaches(roleOf(actor.user, repository), "write"))
    throw refusal(
      "FORBIDDEN",
      `${actor.user.login} does not have the correct permissions to execute this mutation`,
    );
};

const pin =
  (pinned: boolean) =>
  (_: undefined, { input }: Args, context: Context) => {
    const issue = target(context, "Issue", input.issueId);
    checkWrite(context, issue.repository, ["issues"]);
    setPinned(context.world, doerOf(context), issue, pinned);
    return { issue, clientMutationId: input.clientMutationId ?? null };
  };

/** The few writes for which REST has nothing. */
export const mutationFields: Fields<undefined> = {
  pinIssue: pin(true),
  unpinIssue: pin(false),
  minimizeComment: (_, { input }, context) => {
    const comment = target(context, "IssueComment", input.subjectId);
    checkWrite(context, comment.thread.repository, ["issues", "pull_requests"]);
    comment.minimized = String(input.classifier).toLowerCase();
    return { minimizedComment: comment, clientMutationId: input.clientMutationId ?? null };
  },
};

type Payload = Readonly<Record<string, unknown>>;

const pinPayload: Fields<Payload> = {
  clientMutationId: ({ clientMutationId }) => clientMutationId,
  issue: ({ issue }) => issue,
};

export const payloadFields: Readonly<Record<string, Fields<Payload>>> = {
  PinIssuePayload: pinPayload,
  UnpinIssuePayload: pinPayload,
  MinimizeCommentPayload: {
    clientMutationId: ({ clientMutationId }) => clientMutationId,
    minimizedComment: ({ minimizedComment }) => minimizedComment,
  },
};
