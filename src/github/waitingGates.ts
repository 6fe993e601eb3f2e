import type { Octokit } from "@octokit/rest";
import type { Gate } from "../domain/gate.js";
import type { Repository } from "../domain/subject.js";

/**
 * The App's id where this is an installation of one that may guard deployments; undefined where it may not, and with a
 * workflow's token or a person's, which cannot. It costs no request beside the token's own, which names its permissions.
 */
const guardId = async (octokit: Octokit): Promise<number | undefined> => {
  const token = (await octokit.auth({ type: "installation" })) as {
    readonly permissions?: Readonly<Record<string, string>>;
  };
  const { actions, deployments } = token.permissions ?? {};
  if (!actions || deployments !== "write") return undefined;
  const { appId } = (await octokit.auth({ type: "app" })) as { readonly appId: number | string };
  return Number(appId);
};

/**
 * The gates of a repository that wait and that watchbill guards: one request where nothing waits; where something does,
 * one more for each run, and one for each environment, which others may guard alone.
 * https://docs.github.com/en/rest/actions/workflow-runs#get-pending-deployments-for-a-workflow-run
 * https://docs.github.com/en/rest/deployments/protection-rules#get-all-deployment-protection-rules-for-an-environment
 */
export const waitingGates = async (
  octokit: Octokit,
  repository: Repository,
): Promise<readonly Gate[]> => {
  const self = await guardId(octokit);
  if (self === undefined) return [];
  const { owner, name } = repository;
  const repo = { owner, repo: name };
  const runs = await octokit.paginate(octokit.rest.actions.listWorkflowRunsForRepo, {
    ...repo,
    status: "waiting",
    per_page: 100,
  });
  const gates: Gate[] = [];
  for (const { id: run } of runs) {
    const { data } = await octokit.rest.actions.getPendingDeploymentsForRun({
      ...repo,
      run_id: run,
    });
    for (const { environment } of data)
      if (environment.name) gates.push({ owner, name, run, environment: environment.name });
  }
  const guarded = new Map<string, boolean>();
  for (const { environment } of gates)
    if (!guarded.has(environment)) {
      const { data } = await octokit.rest.repos.getAllDeploymentProtectionRules({
        ...repo,
        environment_name: environment,
      });
      const rules = data.custom_deployment_protection_rules ?? [];
      guarded.set(
        environment,
        rules.some(({ enabled, app }) => enabled && app.id === self),
      );
    }
  return gates.filter(({ environment }) => guarded.get(environment));
};
