import type { Deployment, DeploymentStatus, Environment, Repository, World } from "../model.js";
import { appJson, type Json, personJson } from "./accounts.js";
import { apiUrl, htmlUrl } from "./repository.js";
import { stamp } from "./time.js";

const deploymentUrl = (world: World, deployment: Deployment): string =>
  `${apiUrl(world, deployment.repository)}/deployments/${deployment.id}`;

/** https://docs.github.com/rest/deployments/deployments#get-a-deployment */
export const deploymentJson = (world: World, deployment: Deployment): Json => ({
  url: deploymentUrl(world, deployment),
  id: deployment.id,
  node_id: deployment.nodeId,
  sha: deployment.sha,
  ref: deployment.ref,
  task: deployment.task,
  payload: {},
  original_environment: deployment.environment,
  environment: deployment.environment,
  description: deployment.description,
  creator: personJson(world, deployment.creator),
  created_at: stamp(deployment.createdAt),
  updated_at: stamp(deployment.updatedAt),
  statuses_url: `${deploymentUrl(world, deployment)}/statuses`,
  repository_url: apiUrl(world, deployment.repository),
  transient_environment: false,
  production_environment: deployment.environment === "production",
  performed_via_github_app: deployment.viaApp ? appJson(world, deployment.viaApp) : null,
});

/** https://docs.github.com/rest/deployments/statuses#list-deployment-statuses */
export const deploymentStatusJson = (
  world: World,
  deployment: Deployment,
  status: DeploymentStatus,
): Json => ({
  url: `${deploymentUrl(world, deployment)}/statuses/${status.id}`,
  id: status.id,
  node_id: status.nodeId,
  state: status.state,
  creator: personJson(world, status.creator),
  description: status.description,
  environment: deployment.environment,
  target_url: status.logUrl,
  log_url: status.logUrl,
  environment_url: status.environmentUrl,
  created_at: stamp(status.createdAt),
  updated_at: stamp(status.createdAt),
  deployment_url: deploymentUrl(world, deployment),
  repository_url: apiUrl(world, deployment.repository),
  performed_via_github_app: status.viaApp ? appJson(world, status.viaApp) : null,
});

/** https://docs.github.com/rest/deployments/environments#get-an-environment */
export const environmentJson = (
  world: World,
  repository: Repository,
  environment: Environment,
): Json => ({
  id: environment.id,
  node_id: environment.nodeId,
  name: environment.name,
  url: `${apiUrl(world, repository)}/environments/${encodeURIComponent(environment.name)}`,
  html_url: `${htmlUrl(world, repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(environment.name)}`,
  created_at: stamp(environment.createdAt),
  updated_at: stamp(environment.createdAt),
  protection_rules: [],
  deployment_branch_policy: null,
});
