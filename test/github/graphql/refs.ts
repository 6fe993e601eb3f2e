import { roleOf } from "../access.js";
import type { BranchProtection, Repository } from "../model.js";
import { grants } from "../state/installations.js";
import { protectionOf } from "../state/requirements.js";
import { reaches } from "../wire/repository.js";
import type { Fields } from "./fields.js";
import { commitView } from "./objects.js";
import { viewerOf } from "./people.js";
import { pullsOf } from "./threadLists.js";

/** A branch. */
export interface RefView {
  readonly type: "Ref";
  readonly repository: Repository;
  /** The branch, whole. */
  readonly name: string;
  /** What it was asked for under; `name` is shown without it. */
  readonly prefix: string;
}

/** Classic branch protection as everyone sees it (`RefUpdateRule`) or as administrators do (`BranchProtectionRule`). */
export interface RuleView {
  readonly type: "RefUpdateRule" | "BranchProtectionRule";
  readonly repository: Repository;
  readonly rule: BranchProtection;
}

/** The branch; null if there is none of that name. */
export const refView = (
  repository: Repository,
  name: string | null,
  prefix = "refs/heads/",
): RefView | null =>
  name !== null && repository.branches.has(name) ? { type: "Ref", repository, name, prefix } : null;

const ruleView = ({ repository, name }: RefView, type: RuleView["type"]): RuleView | null => {
  const rule = protectionOf(repository, name);
  return rule ? { type, repository, rule } : null;
};

export const refFields: Fields<RefView> = {
  id: ({ repository, name }) =>
    `REF_${Buffer.from(`${repository.id}:${name}`).toString("base64url")}`,
  name: ({ name, prefix }) => `refs/heads/${name}`.slice(prefix.length),
  prefix: ({ prefix }) => prefix,
  repository: ({ repository }) => repository,
  target: ({ repository, name }) => commitView(repository, repository.branches.get(name)),
  branchProtectionRule: (ref) => ruleView(ref, "BranchProtectionRule"),
  refUpdateRule: (ref) => ruleView(ref, "RefUpdateRule"),
  associatedPullRequests: ({ repository, name }, { states, labels, orderBy, baseRefName }) =>
    pullsOf(repository, { states, labels, orderBy, baseRefName, headRefName: name }),
};

const shared: Fields<RuleView> = {
  pattern: ({ rule }) => rule.pattern,
  allowsDeletions: ({ rule }) => rule.allowDeletions,
  allowsForcePushes: ({ rule }) => rule.allowForcePushes,
  blocksCreations: () => false,
  requiredApprovingReviewCount: ({ rule }) => rule.reviews?.count ?? null,
  requiredStatusCheckContexts: ({ rule }) =>
    rule.checks?.required.map(({ context }) => context) ?? [],
  requiresCodeOwnerReviews: ({ rule }) => rule.reviews?.codeOwners ?? false,
  requiresConversationResolution: () => false,
  requiresLinearHistory: ({ rule }) => rule.linearHistory,
};

export const refUpdateRuleFields: Fields<RuleView> = {
  ...shared,
  requiresSignatures: () => false,
  viewerCanPush: ({ repository }, _, { actor }) =>
    actor.kind === "installation"
      ? grants(actor.permissions, { contents: "write" })
      : reaches(roleOf(viewerOf(actor), repository), "write"),
};

export const branchProtectionRuleFields: Fields<RuleView> = {
  ...shared,
  id: ({ rule }) => rule.nodeId,
  databaseId: ({ rule }) => rule.id,
  repository: ({ repository }) => repository,
  dismissesStaleReviews: ({ rule }) => rule.reviews?.dismissStale ?? false,
  isAdminEnforced: ({ rule }) => rule.enforceAdmins,
  requiresApprovingReviews: ({ rule }) => rule.reviews !== undefined,
  requiresCommitSignatures: () => false,
  requiresStatusChecks: ({ rule }) => rule.checks !== undefined,
  requiresStrictStatusChecks: ({ rule }) => rule.checks?.strict ?? false,
  restrictsPushes: ({ rule }) => rule.restrictions !== undefined,
  requiredStatusChecks: ({ rule }, _, { world }) =>
    rule.checks?.required.map(({ context, appId }) => ({
      context,
      app: [...world.apps.values()].find(({ id }) => id === appId) ?? null,
    })) ?? [],
};

export const requiredStatusCheckFields: Fields<{ context: string; app: unknown }> = {
  context: ({ context }) => context,
  app: ({ app }) => app,
};
