import type { Permissions, Repository, Thread } from "../model.js";
import { inReach } from "../permissions.js";
import { grants } from "../state/installations.js";
import { forbidden } from "./errors.js";
import type { Context } from "./fields.js";

/**
 * What an App's token must be allowed to read (any one of these) for an object of this GraphQL type. GitHub does not
 * publish a table for GraphQL; these follow the permissions of the REST endpoints that give the same things:
 * https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  Issue: ["issues"],
  PullRequest: ["pull_requests"],
  PullRequestReview: ["pull_requests"],
  PullRequestChangedFile: ["pull_requests"],
  PullRequestCommit: ["pull_requests"],
  IssueComment: ["issues", "pull_requests"],
  Label: ["issues", "pull_requests"],
  Milestone: ["issues", "pull_requests"],
  Ref: ["contents"],
  Commit: ["contents"],
  Tree: ["contents"],
  TreeEntry: ["contents"],
  Blob: ["contents"],
  CheckSuite: ["checks"],
  CheckRun: ["checks"],
  CheckAnnotation: ["checks"],
  StatusContext: ["statuses"],
  Deployment: ["deployments"],
  DeploymentStatus: ["deployments"],
  BranchProtectionRule: ["administration"],
  // A workflow's token cannot have it: github.com/nakafaai/nakafa.com/pull/481.
  MergeQueue: ["merge_queues"],
  MergeQueueEntry: ["merge_queues"],
  Team: ["members"],
};

interface Placed {
  readonly repository?: Repository;
  readonly thread?: Thread;
  readonly pull?: Thread;
  readonly suite?: { readonly repository: Repository };
}

/** The repository an object belongs to; undefined for people, teams and what belongs to none. */
export const repositoryOf = (value: unknown): Repository | undefined => {
  if (typeof value !== "object" || value === null) return undefined;
  if ((value as { type?: string }).type === "Repository") return value as Repository;
  const { repository, thread, pull, suite } = value as Placed;
  return repository ?? thread?.repository ?? pull?.repository ?? suite?.repository;
};

const allows = (permissions: Permissions, names: readonly string[]): boolean =>
  names.some((name) => grants(permissions, { [name]: "read" }));

/**
 * @param type of the object, or of the objects in a connection
 * @param value the object, or the one that has the connection
 * @throws FORBIDDEN when an App's token lacks the permission; public repositories beyond its installation need none
 */
export const checkAccess = (type: string, value: unknown, { actor }: Context): void => {
  const needed = PERMISSIONS[type];
  if (!needed || actor.kind === "user") return;
  const repository = repositoryOf(value);
  if (repository && !repository.private && !inReach(actor, repository)) return;
  if (!allows(actor.permissions, needed)) throw forbidden();
};
