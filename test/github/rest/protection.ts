import { type Endpoint, nothing, ok, onRepository, type RepositoryCall } from "../endpoint.js";
import { identity } from "../ids.js";
import * as input from "../input.js";
import type { BranchProtection, RequiredCheck } from "../model.js";
import { page } from "../paging.js";
import { Refusal, wrongShape } from "../refusal.js";
import { protectionOf, rulesetsOf } from "../state/requirements.js";
import { branchRuleJson, protectionJson } from "../wire/protection.js";

/** The required checks as a branch shows them to everyone who may read it. */
export const checksJson = (protection: BranchProtection | undefined) => {
  const required = protection?.checks?.required ?? [];
  const everyone = protection?.enforceAdmins ? "everyone" : "non_admins";
  return {
    enforcement_level: required.length === 0 ? "off" : everyone,
    contexts: required.map(({ context }) => context),
    checks: required.map(({ context, appId }) => ({ context, app_id: appId ?? null })),
  };
};

const branchIn = (call: RepositoryCall): string => {
  const branch = call.params.branch ?? "";
  if (!call.repository.branches.has(branch)) throw new Refusal(404, "Branch not found");
  return branch;
};

const readChecks = (call: RepositoryCall): BranchProtection["checks"] => {
  const asked = input.object(call.body, "required_status_checks");
  if (!asked) return undefined;
  const strict = input.flag(asked, "strict") ?? false;
  const checks = input.objects(asked, "checks");
  if (!checks && !asked.contexts) throw wrongShape(`"contexts" weren't supplied.`);
  const required: RequiredCheck[] = checks
    ? checks.map((check) => {
        const appId = input.whole(check, "app_id");
        // -1 says outright: from any App.
        return {
          context: input.needed(check, "context"),
          appId: appId === -1 ? undefined : appId,
        };
      })
    : (input.texts(asked, "contexts") ?? []).map((context) => ({ context }));
  return { strict, required };
};

const readReviews = (call: RepositoryCall): BranchProtection["reviews"] => {
  const asked = input.object(call.body, "required_pull_request_reviews");
  if (!asked) return undefined;
  return {
    count: input.whole(asked, "required_approving_review_count") ?? 1,
    dismissStale: input.flag(asked, "dismiss_stale_reviews") ?? false,
    codeOwners: input.flag(asked, "require_code_owner_reviews") ?? false,
  };
};

const readRestrictions = (call: RepositoryCall): BranchProtection["restrictions"] => {
  const asked = input.object(call.body, "restrictions");
  if (!asked) return undefined;
  return {
    users: [...(input.texts(asked, "users") ?? [])],
    teams: [...(input.texts(asked, "teams") ?? [])],
    apps: [...(input.texts(asked, "apps") ?? [])],
  };
};

/** https://docs.github.com/rest/branches/branch-protection and https://docs.github.com/rest/repos/rules */
export const protection: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/branches/{branch}/protection",
    docs: "branches/branch-protection#get-branch-protection",
    needs: { administration: "read" },
    role: "admin",
    answer: (call) => {
      const branch = branchIn(call);
      const found = protectionOf(call.repository, branch);
      if (!found) throw new Refusal(404, "Branch not protected");
      return ok(protectionJson(call.world, call.repository, branch, found));
    },
  }),
  onRepository({
    method: "PUT",
    path: "/repos/{owner}/{repo}/branches/{branch}/protection",
    docs: "branches/branch-protection#update-branch-protection",
    needs: { administration: "write" },
    role: "admin",
    answer: (call) => {
      const { world, repository, body } = call;
      const branch = branchIn(call);
      for (const name of [
        "required_status_checks",
        "enforce_admins",
        "required_pull_request_reviews",
        "restrictions",
      ])
        if (body[name] === undefined) throw wrongShape(`"${name}" wasn't supplied.`);
      const known = repository.protections.get(branch);
      const set: BranchProtection = {
        ...(known ?? identity(world, "BPR")),
        pattern: branch,
        checks: readChecks(call),
        reviews: readReviews(call),
        restrictions: readRestrictions(call),
        enforceAdmins: input.flag(body, "enforce_admins") ?? false,
        allowForcePushes: input.flag(body, "allow_force_pushes") ?? false,
        allowDeletions: input.flag(body, "allow_deletions") ?? false,
        linearHistory: input.flag(body, "required_linear_history") ?? false,
      };
      repository.protections.set(branch, set);
      return ok(protectionJson(world, repository, branch, set));
    },
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/branches/{branch}/protection",
    docs: "branches/branch-protection#delete-branch-protection",
    needs: { administration: "write" },
    role: "admin",
    answer: (call) => {
      const branch = branchIn(call);
      if (!call.repository.protections.delete(branch))
        throw new Refusal(404, "Branch not protected");
      return nothing();
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/rules/branches/{branch}",
    docs: "repos/rules#get-rules-for-a-branch",
    needs: { metadata: "read" },
    answer: (call) => {
      const { repository, params } = call;
      const branch = params.branch ?? "";
      const rules = rulesetsOf(repository, branch).flatMap((ruleset) =>
        ruleset.rules.map((rule) => branchRuleJson(repository, ruleset, rule)),
      );
      const path = `/repos/${params.owner}/${params.repo}/rules/branches/${branch}`;
      return page(call, path, rules, (rule) => rule);
    },
  }),
];
