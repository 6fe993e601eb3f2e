import { commitOf } from "../git.js";
import { identity, newId } from "../ids.js";
import type {
  App,
  Commit,
  Deployment,
  DeploymentState,
  DeploymentStatus,
  Environment,
  Gate,
  Repository,
  WorkflowRun,
  World,
} from "../model.js";
import { Refusal } from "../refusal.js";
import { deploymentJson, deploymentStatusJson } from "../wire/deployments.js";
import { fullPullJson } from "../wire/pull.js";
import { apiUrl } from "../wire/repository.js";
import { type Doer, emit, keep } from "../world.js";

/** https://docs.github.com/rest/deployments/deployments#create-a-deployment */
export const createDeployment = (
  world: World,
  by: Doer,
  repository: Repository,
  commit: Commit,
  fields: {
    readonly ref: string;
    readonly environment?: string | undefined;
    readonly task?: string | undefined;
    readonly description?: string | null | undefined;
  },
): Deployment => {
  const now = world.clock.now();
  const deployment = keep<Deployment>(world, {
    type: "Deployment",
    ...identity(world, "DE"),
    repository,
    sha: commit.sha,
    ref: fields.ref,
    task: fields.task ?? "deploy",
    environment: fields.environment ?? "production",
    description: fields.description ?? null,
    creator: by.user,
    viaApp: by.app,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  });
  repository.deployments.set(deployment.id, deployment);
  addEnvironment(world, repository, deployment.environment, []);
  emit(world, by, {
    event: "deployment",
    action: "created",
    repository,
    payload: () => ({
      deployment: deploymentJson(world, deployment),
      workflow: null,
      workflow_run: null,
    }),
  });
  return deployment;
};

/** https://docs.github.com/rest/deployments/statuses#create-a-deployment-status */
export const addDeploymentStatus = (
  world: World,
  by: Doer,
  deployment: Deployment,
  state: DeploymentState,
  fields: { description?: string; logUrl?: string; environmentUrl?: string } = {},
): DeploymentStatus => {
  const status: DeploymentStatus = {
    ...identity(world, "DES"),
    state,
    description: fields.description ?? "",
    logUrl: fields.logUrl ?? "",
    environmentUrl: fields.environmentUrl ?? "",
    creator: by.user,
    viaApp: by.app,
    createdAt: world.clock.now(),
  };
  deployment.statuses.push(status);
  deployment.updatedAt = status.createdAt;
  emit(world, by, {
    event: "deployment_status",
    action: "created",
    repository: deployment.repository,
    payload: () => ({
      deployment_status: deploymentStatusJson(world, deployment, status),
      deployment: deploymentJson(world, deployment),
      workflow: null,
      workflow_run: null,
    }),
  });
  return status;
};

/** The environment of that name, made if there is none; Apps given become its protection rules. */
export const addEnvironment = (
  world: World,
  repository: Repository,
  name: string,
  gates: readonly App[],
): Environment => {
  const known = repository.environments.get(name);
  if (known && gates.length === 0) return known;
  const made: Environment = {
    ...(known ?? identity(world, "EN")),
    name,
    gates,
    createdAt: known?.createdAt ?? world.clock.now(),
  };
  repository.environments.set(name, made);
  return made;
};

/**
 * A workflow run comes to a job that deploys to the environment, and asks every App that guards it.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#deployment_protection_rule
 */
export const requestDeployment = (
  world: World,
  by: Doer,
  repository: Repository,
  commit: Commit,
  ref: string,
  environmentName: string,
): WorkflowRun => {
  const run: WorkflowRun = {
    id: newId(world),
    sha: commit.sha,
    ref,
    event: "push",
    startedBy: by.user,
    createdAt: world.clock.now(),
    attempt: 1,
    cancelled: false,
    reviews: [],
    gates: [],
  };
  repository.workflowRuns.set(run.id, run);
  askGates(world, by, repository, run, environmentName);
  return run;
};

/** A workflow that waits for nothing ran, and ended. */
export const runWorkflow = (
  world: World,
  by: Doer,
  repository: Repository,
  commit: Commit,
  what: Required<Pick<WorkflowRun, "workflow" | "ended" | "ref">> & Pick<WorkflowRun, "fork">,
): WorkflowRun => {
  const run: WorkflowRun = {
    id: newId(world),
    sha: commit.sha,
    event: what.fork ? "pull_request" : "schedule",
    startedBy: by.user,
    createdAt: world.clock.now(),
    attempt: 1,
    cancelled: false,
    reviews: [],
    gates: [],
    ...what,
  };
  repository.workflowRuns.set(run.id, run);
  return run;
};

/** How a run ended; undefined of one that goes on. */
export const runConclusion = (run: WorkflowRun): "success" | "failure" | "cancelled" | undefined =>
  runStatus(run) !== "completed"
    ? undefined
    : run.cancelled
      ? "cancelled"
      : (run.ended ?? "failure");

/** Runs it again: every App is asked anew. https://docs.github.com/actions/managing-workflow-runs/re-running-workflows-and-jobs */
export const rerun = (world: World, by: Doer, repository: Repository, run: WorkflowRun): void => {
  const environments = new Set(run.gates.map(({ environment }) => environment));
  run.attempt += 1;
  run.gates = [];
  for (const environment of environments) askGates(world, by, repository, run, environment);
};

/** The run comes to a job that deploys to the environment. */
export const askGates = (
  world: World,
  by: Doer,
  repository: Repository,
  run: WorkflowRun,
  environmentName: string,
): void => {
  const environment = addEnvironment(world, repository, environmentName, []);
  const commit = commitOf(repository, run.sha);
  const deployment = createDeployment(world, by, repository, commit, {
    ref: run.ref,
    environment: environmentName,
  });
  const gates = environment.gates.map(
    (app): Gate => ({
      environment: environmentName,
      app,
      deployment,
      state: "pending",
      comments: [],
    }),
  );
  run.gates = [...run.gates, ...gates];
  for (const gate of gates)
    emit(world, by, {
      event: "deployment_protection_rule",
      action: "requested",
      repository,
      onlyFor: gate.app,
      payload: () => ({
        environment: environmentName,
        event: run.event,
        ref: `refs/heads/${run.ref}`,
        sha: commit.sha,
        deployment_callback_url: `${apiUrl(world, repository)}/actions/runs/${run.id}/deployment_protection_rule`,
        deployment: deploymentJson(world, deployment),
        pull_requests: [...(repository.pullsByHead.get(run.ref) ?? [])]
          .filter((pull) => pull.state === "open" && pull.headSha === commit.sha)
          .map((pull) => fullPullJson(world, pull)),
      }),
    });
};

/** `waiting` while an App has not answered, and for good once one has refused or someone has cancelled. */
export const runStatus = ({
  gates,
  cancelled,
  ended,
}: WorkflowRun): "completed" | "waiting" | "in_progress" => {
  if (cancelled || ended || gates.some(({ state }) => state === "rejected")) return "completed";
  return gates.some(({ state }) => state === "pending") ? "waiting" : "in_progress";
};

/** https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/create-custom-protection-rules */
const MOST_REPORTS = 10;
const LONGEST_COMMENT = 1024;

/** An App answers, or says in a comment how things stand. Throws 422 if it was not asked. */
export const answerGate = (
  run: WorkflowRun,
  app: App,
  environment: string,
  state: "approved" | "rejected" | undefined,
  comment: string,
): void => {
  const gate = run.gates.find((one) => one.app === app && one.environment === environment);
  if (gate?.state !== "pending" || runStatus(run) !== "waiting")
    throw new Refusal(422, "No pending deployment requests to approve or reject");
  if (comment.length > LONGEST_COMMENT) throw new Refusal(422, "Comment is too long");
  if (!state && gate.comments.length >= MOST_REPORTS)
    throw new Refusal(422, "Too many comments on this deployment");
  if (comment !== "") gate.comments.push(comment);
  if (state) gate.state = state;
  run.reviews.push({ environment, app, state: gate.state, comment });
};
