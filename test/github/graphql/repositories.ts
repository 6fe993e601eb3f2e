import { assignable, roleOf } from "../access.js";
import type { Repository, Thread, User } from "../model.js";
import { grants } from "../state/installations.js";
import { reaches } from "../wire/repository.js";
import { deploymentListing } from "./deployments.js";
import { notFound, notSimulated } from "./errors.js";
import type { Context, Fields } from "./fields.js";
import { labelListing } from "./labels.js";
import { sorted } from "./listing.js";
import { mergeQueueView } from "./mergeQueue.js";
import { commitView, objectAt } from "./objects.js";
import { viewerOf } from "./people.js";
import { refView } from "./refs.js";
import { issuesOf, pullsOf } from "./threadLists.js";
import { pageUrl, paths } from "./urls.js";

const branchOf = (qualifiedName: string): string => qualifiedName.replace(/^refs\/heads\//, "");

/** The thread of this number, if it is one of the kinds asked for. */
const threadNumbered = (
  { threads }: Repository,
  number: number,
  kinds: readonly Thread["type"][],
): Thread => {
  const found = threads.get(number);
  if (found && kinds.includes(found.type)) return found;
  const [kind] = kinds;
  const one = kind === "Issue" ? "an Issue" : "a PullRequest";
  const what = kinds.length > 1 ? "an issue or pull request" : one;
  throw notFound(`Could not resolve to ${what} with the number of ${number}.`);
};

/** What the viewer may do there. For an App it follows from the permissions of its token. */
const viewerPermission = (repository: Repository, { actor }: Context): string | null => {
  if (actor.kind === "installation") {
    if (grants(actor.permissions, { administration: "write" })) return "ADMIN";
    return grants(actor.permissions, { contents: "write" }) ? "WRITE" : "READ";
  }
  const role = roleOf(actor.user, repository);
  return role === "none" ? null : role.toUpperCase();
};

const assignableUsers = (repository: Repository, { world }: Context): readonly User[] =>
  [...world.users.values()].filter((user) => assignable(user, repository));

export const repositoryFields: Fields<Repository> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  name: ({ name }) => name,
  nameWithOwner: ({ owner, name }) => `${owner.login}/${name}`,
  owner: ({ owner }) => owner,
  description: ({ description }) => description,
  isPrivate: (repository) => repository.private,
  visibility: (repository) => (repository.private ? "PRIVATE" : "PUBLIC"),
  isArchived: ({ archived }) => archived,
  isFork: ({ forkOf }) => forkOf !== undefined,
  isInOrganization: ({ owner }) => owner.type === "Organization",
  isEmpty: ({ branches }) => branches.size === 0,
  parent: ({ forkOf }) => forkOf ?? null,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  pushedAt: ({ pushedAt }) => pushedAt,
  resourcePath: (repository) => paths.repository(repository),
  url: (repository, _, context) => pageUrl(context, paths.repository(repository)),
  autoMergeAllowed: ({ autoMergeAllowed }) => autoMergeAllowed,
  deleteBranchOnMerge: ({ deleteBranchOnMerge }) => deleteBranchOnMerge,
  viewerPermission: (repository, _, context) => viewerPermission(repository, context),
  viewerCanAdminister: (repository, _, { actor }) =>
    actor.kind === "user" && reaches(roleOf(viewerOf(actor), repository), "admin"),
  assignableUsers: (repository, _, context) =>
    sorted(assignableUsers(repository, context), ({ id }) => [id]),
  defaultBranchRef: (repository) => refView(repository, repository.defaultBranch),
  ref: (repository, { qualifiedName }) => refView(repository, branchOf(qualifiedName)),
  refs: (repository, { refPrefix }) => {
    if (!/^refs\/heads\/(.+\/)?$/.test(refPrefix)) throw notSimulated(`refs under ${refPrefix}`);
    const names = [...repository.branches.keys()].sort();
    return names
      .filter((name) => `refs/heads/${name}`.startsWith(refPrefix))
      .map((name) => refView(repository, name, refPrefix));
  },
  object: (repository, { oid, expression }) =>
    oid != null ? commitView(repository, oid) : objectAt(repository, expression ?? ""),
  branchProtectionRules: (repository) =>
    [...repository.protections.values()].map((rule) => ({
      type: "BranchProtectionRule",
      repository,
      rule,
    })),
  mergeQueue: (repository, { branch }) =>
    mergeQueueView(repository, branch ?? repository.defaultBranch),
  issue: (repository, { number }) => threadNumbered(repository, number, ["Issue"]),
  pullRequest: (repository, { number }) => threadNumbered(repository, number, ["PullRequest"]),
  issueOrPullRequest: (repository, { number }) =>
    threadNumbered(repository, number, ["Issue", "PullRequest"]),
  issues: (repository, { states, labels, orderBy, filterBy }) =>
    issuesOf(repository, { states, labels, orderBy, filterBy }),
  pullRequests: (repository, { states, labels, orderBy, baseRefName, headRefName }) =>
    pullsOf(repository, { states, labels, orderBy, baseRefName, headRefName }),
  pinnedIssues: (repository) =>
    repository.pinned.map((issue) => ({ type: "PinnedIssue", repository, issue })),
  label: ({ labels }, { name }) => labels.get(name.toLowerCase()) ?? null,
  labels: ({ labels }, { orderBy }) => labelListing(labels.values(), orderBy),
  milestone: ({ milestones }, { number }) => milestones.get(number) ?? null,
  milestones: ({ milestones }, { states, orderBy }) => {
    if (orderBy && orderBy.field !== "NUMBER")
      throw notSimulated(`MilestoneOrder.field ${orderBy.field}`);
    const chosen = [...milestones.values()].filter(
      ({ state }) => !states || states.includes(state.toUpperCase()),
    );
    return sorted(chosen, ({ number }) => [number], orderBy?.direction === "DESC");
  },
  deployments: ({ deployments }, { environments, orderBy }) =>
    deploymentListing(deployments.values(), { environments, orderBy }),
};
