import type { Octokit } from "@octokit/rest";
import type { Repository } from "../../domain/subject.js";
import type { BranchFacts, RequirementFact, Seen } from "../../engine/audit/facts.js";
import { CHECK_NAME } from "../../engine/report.js";
import { graphqlOver } from "../graphql.js";
import { seen } from "./seen.js";

/**
 * The branches that `isWanted` chooses, and how they require the check `watchbill`. A branch shows its required checks,
 * their Apps, and whether administrators are bound, to everyone who may read contents; whoever may read metadata sees
 * the rules of its rulesets, but not who may bypass them.
 * https://docs.github.com/en/rest/branches/branches#get-a-branch
 * https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch
 */
export const branchFacts = (
  octokit: Octokit,
  { owner, name }: Repository,
  isWanted: (branch: string) => boolean,
): Promise<Seen<readonly BranchFacts[]>> =>
  seen(async () => {
    const repo = { owner, repo: name };
    const branches = await octokit.paginate(octokit.rest.repos.listBranches, {
      ...repo,
      per_page: 100,
    });
    const found: BranchFacts[] = [];
    for (const { name: branch } of branches.filter((one) => isWanted(one.name)))
      found.push(await oneBranch(octokit, repo, branch));
    return found;
  });

const oneBranch = async (
  octokit: Octokit,
  repo: { readonly owner: string; readonly repo: string },
  branch: string,
): Promise<BranchFacts> => {
  const rules = await seen(() =>
    octokit.paginate(octokit.rest.repos.getBranchRules, { ...repo, branch, per_page: 100 }),
  );
  const classic = await seen(() => classicRequirements(octokit, repo, branch));
  if ("unseen" in rules) return { name: branch, requirements: rules, queue: false };
  const queue =
    rules.seen.some(({ type }) => type === "merge_queue") ||
    (await hasClassicQueue(octokit, repo, branch));
  if ("unseen" in classic) return { name: branch, requirements: classic, queue };
  const byRuleset = rules.seen.flatMap((rule): readonly RequirementFact[] =>
    rule.type !== "required_status_checks"
      ? []
      : (rule.parameters?.required_status_checks ?? [])
          .filter(({ context }) => context === CHECK_NAME)
          .map(({ integration_id }) => ({
            by: "ruleset",
            appId: integration_id,
            everyone: undefined,
          })),
  );
  return { name: branch, requirements: { seen: [...classic.seen, ...byRuleset] }, queue };
};

// Branch protection can ask for a queue too. To whom GitHub does not show queues, it shows a ruleset's rule.
const hasClassicQueue = async (
  octokit: Octokit,
  { owner, repo: name }: { readonly owner: string; readonly repo: string },
  branch: string,
): Promise<boolean> => {
  const queue = await seen(() =>
    graphqlOver(octokit)<{ repository: { mergeQueue: object | null } | null }>(QUEUE, {
      owner,
      name,
      branch,
    }),
  );
  return "seen" in queue && (queue.seen.repository?.mergeQueue ?? null) !== null;
};

const QUEUE = /* GraphQL */ `
  query Queue($owner: String!, $name: String!, $branch: String!) {
    repository(owner: $owner, name: $name) { mergeQueue(branch: $branch) { id } }
  }`;

// -1, like null, says outright that any App may report it.
const pinned = (appId: number | null | undefined): number | undefined =>
  appId === null || appId === undefined || appId < 0 ? undefined : appId;

const classicRequirements = async (
  octokit: Octokit,
  repo: { readonly owner: string; readonly repo: string },
  branch: string,
): Promise<readonly RequirementFact[]> => {
  const { data } = await octokit.rest.repos.getBranch({ ...repo, branch });
  const required = data.protection?.required_status_checks;
  if (!data.protection?.enabled || !required || required.enforcement_level === "off") return [];
  return required.checks
    .filter(({ context }) => context === CHECK_NAME)
    .map(({ app_id }) => ({
      by: "branch protection",
      appId: pinned(app_id),
      everyone: required.enforcement_level === "everyone",
    }));
};
