import type { BranchProtection, BranchRule, Repository, Ruleset, World } from "../model.js";
import { accountJson, appJson, type Json, teamJson } from "./accounts.js";
import { apiUrl, fullName } from "./repository.js";

/** https://docs.github.com/rest/branches/branch-protection#get-branch-protection */
export const protectionJson = (
  world: World,
  repository: Repository,
  branch: string,
  protection: BranchProtection,
): Json => {
  const url = `${apiUrl(world, repository)}/branches/${encodeURIComponent(branch)}/protection`;
  const { checks, reviews } = protection;
  return {
    url,
    ...(checks && {
      required_status_checks: {
        url: `${url}/required_status_checks`,
        strict: checks.strict,
        contexts: checks.required.map(({ context }) => context),
        contexts_url: `${url}/required_status_checks/contexts`,
        checks: checks.required.map(({ context, appId }) => ({ context, app_id: appId ?? null })),
      },
    }),
    ...(reviews && {
      required_pull_request_reviews: {
        url: `${url}/required_pull_request_reviews`,
        dismiss_stale_reviews: reviews.dismissStale,
        require_code_owner_reviews: reviews.codeOwners,
        require_last_push_approval: false,
        required_approving_review_count: reviews.count,
      },
    }),
    ...(protection.restrictions && {
      restrictions: restrictionsJson(world, repository, url, protection.restrictions),
    }),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
    required_linear_history: { enabled: protection.linearHistory },
    allow_force_pushes: { enabled: protection.allowForcePushes },
    allow_deletions: { enabled: protection.allowDeletions },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: false },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  };
};

const restrictionsJson = (
  world: World,
  { owner }: Repository,
  url: string,
  who: NonNullable<BranchProtection["restrictions"]>,
): Json => {
  const known = <T>(found: T | undefined): T[] => (found ? [found] : []);
  return {
    url: `${url}/restrictions`,
    users_url: `${url}/restrictions/users`,
    teams_url: `${url}/restrictions/teams`,
    apps_url: `${url}/restrictions/apps`,
    users: who.users
      .flatMap((login) => known(world.users.get(login.toLowerCase())))
      .map((user) => accountJson(world, user)),
    teams: who.teams
      .flatMap((slug) => known(owner.type === "Organization" ? owner.teams.get(slug) : undefined))
      .map((team) => teamJson(world, team)),
    apps: who.apps.flatMap((slug) => known(world.apps.get(slug))).map((app) => appJson(world, app)),
  };
};

const parametersJson = (rule: BranchRule): Json => {
  switch (rule.type) {
    case "required_status_checks":
      return {
        parameters: {
          strict_required_status_checks_policy: rule.strict,
          do_not_enforce_on_create: false,
          required_status_checks: rule.required.map(({ context, appId }) => ({
            context,
            ...(appId !== undefined && { integration_id: appId }),
          })),
        },
      };
    case "pull_request":
      return {
        parameters: {
          required_approving_review_count: rule.approvals,
          dismiss_stale_reviews_on_push: false,
          require_code_owner_review: false,
          require_last_push_approval: false,
          required_review_thread_resolution: false,
        },
      };
    case "merge_queue":
      return {
        parameters: {
          check_response_timeout_minutes: 60,
          grouping_strategy: "ALLGREEN",
          max_entries_to_build: 5,
          max_entries_to_merge: 5,
          merge_method: "MERGE",
          min_entries_to_merge: 1,
          min_entries_to_merge_wait_minutes: 5,
        },
      };
    default:
      return {};
  }
};

/** One rule as it holds on a branch. https://docs.github.com/rest/repos/rules#get-rules-for-a-branch */
export const branchRuleJson = (
  repository: Repository,
  ruleset: Ruleset,
  rule: BranchRule,
): Json => ({
  type: rule.type,
  ruleset_source_type: "Repository",
  ruleset_source: fullName(repository),
  ruleset_id: ruleset.id,
  ...parametersJson(rule),
});
