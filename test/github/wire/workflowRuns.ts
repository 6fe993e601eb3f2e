import { commitOf } from "../git.js";
import type { Environment, GateReview, Repository, WorkflowRun, World } from "../model.js";
import { runConclusion, runStatus } from "../state/deployments.js";
import { accountJson, type Json } from "./accounts.js";
import { simpleCommitJson } from "./code.js";
import { apiUrl, htmlUrl, minimalRepositoryJson } from "./repository.js";
import { stamp } from "./time.js";

/** The workflow of a run. GitHub numbers workflows; here their file's name gives the number. */
const workflowOf = ({ workflow = "deploy.yml" }: WorkflowRun) => ({
  id: [...workflow].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 1),
  name: workflow === "deploy.yml" ? "Deploy" : `.github/workflows/${workflow}`,
  path: `.github/workflows/${workflow}`,
});

/** https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run */
export const workflowRunJson = (world: World, repository: Repository, run: WorkflowRun): Json => {
  const api = `${apiUrl(world, repository)}/actions/runs/${run.id}`;
  const suite = `${apiUrl(world, repository)}/check-suites/${run.id}`;
  const status = runStatus(run);
  const workflow = workflowOf(run);
  const home = minimalRepositoryJson(world, repository);
  const head = run.fork ?? repository;
  return {
    id: run.id,
    name: workflow.name,
    node_id: `WFR_${run.id}`,
    check_suite_id: run.id,
    check_suite_node_id: `CS_${run.id}`,
    head_branch: run.ref,
    head_sha: run.sha,
    path: workflow.path,
    run_number: 1,
    run_attempt: run.attempt,
    event: run.event,
    status,
    conclusion: runConclusion(run) ?? null,
    workflow_id: workflow.id,
    url: api,
    html_url: `${htmlUrl(world, repository)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: stamp(run.createdAt),
    updated_at: stamp(run.createdAt),
    run_started_at: stamp(run.createdAt),
    actor: accountJson(world, run.startedBy),
    triggering_actor: accountJson(world, run.startedBy),
    jobs_url: `${api}/jobs`,
    logs_url: `${api}/logs`,
    check_suite_url: suite,
    artifacts_url: `${api}/artifacts`,
    cancel_url: `${api}/cancel`,
    rerun_url: `${api}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${api}/attempts/${run.attempt - 1}` : null,
    workflow_url: `${apiUrl(world, repository)}/actions/workflows/${workflow.id}`,
    head_commit: simpleCommitJson(commitOf(repository, run.sha)),
    repository: home,
    head_repository: minimalRepositoryJson(world, head),
    head_repository_id: head.id,
    display_title: workflow.name,
  };
};

const environmentRef = (world: World, repository: Repository, one: Environment): Json => ({
  id: one.id,
  node_id: one.nodeId,
  name: one.name,
  url: `${apiUrl(world, repository)}/environments/${encodeURIComponent(one.name)}`,
  html_url: `${htmlUrl(world, repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(one.name)}`,
});

/** https://docs.github.com/rest/actions/workflow-runs#get-pending-deployments-for-a-workflow-run */
export const pendingDeploymentJson = (
  world: World,
  repository: Repository,
  environment: Environment,
): Json => ({
  environment: environmentRef(world, repository, environment),
  wait_timer: 0,
  wait_timer_started_at: null,
  current_user_can_approve: false,
  reviewers: [],
});

/** https://docs.github.com/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run */
export const reviewJson = (world: World, repository: Repository, review: GateReview): Json => {
  const environment = repository.environments.get(review.environment);
  const at = environment && stamp(environment.createdAt);
  return {
    environments: environment
      ? [{ ...environmentRef(world, repository, environment), created_at: at, updated_at: at }]
      : [],
    state: review.state,
    user: accountJson(world, review.app.bot),
    comment: review.comment,
  };
};

/** https://docs.github.com/rest/deployments/protection-rules#get-all-deployment-protection-rules-for-an-environment */
export const protectionRulesJson = (world: World, { gates }: Environment): Json => ({
  total_count: gates.length,
  custom_deployment_protection_rules: gates.map((app) => ({
    id: app.id,
    node_id: `GA_${app.id}`,
    enabled: true,
    app: {
      id: app.id,
      node_id: app.nodeId,
      slug: app.slug,
      integration_url: `${world.url}/apps/${app.slug}`,
    },
  })),
});
