import {
  type Answer,
  type Endpoint,
  nothing,
  ok,
  onRepository,
  type RepositoryCall,
} from "../endpoint.js";
import { commitOf } from "../git.js";
import * as input from "../input.js";
import type { Environment, WorkflowRun } from "../model.js";
import { page } from "../paging.js";
import { forbidden, Refusal } from "../refusal.js";
import { answerGate, runConclusion, runStatus } from "../state/deployments.js";
import {
  pendingDeploymentJson,
  protectionRulesJson,
  reviewJson,
  workflowRunJson,
} from "../wire/workflowRuns.js";
import { found, numberIn } from "./find.js";

const runIn = (call: RepositoryCall): WorkflowRun =>
  found(call.repository.workflowRuns.get(numberIn(call, "run_id")));

/** The environments that still have an App to wait for. */
const pendingIn = ({ repository }: RepositoryCall, run: WorkflowRun): readonly Environment[] => {
  if (runStatus(run) !== "waiting") return [];
  const waiting = run.gates.filter(({ state }) => state === "pending");
  const names = new Set(waiting.map(({ environment }) => environment));
  return [...names].map((name) => found(repository.environments.get(name)));
};

const fileOf = ({ workflow = "deploy.yml" }: WorkflowRun): string => workflow;

/** Runs newest first; `status` takes a status or a conclusion. */
const listed = (call: RepositoryCall, path: string, runs: readonly WorkflowRun[]): Answer => {
  const status = call.query.get("status");
  const some = runs
    .filter(
      (run) =>
        status === null || [runStatus(run), runConclusion(run)].some((one) => one === status),
    )
    .reverse();
  return page(
    call,
    path,
    some,
    (run) => workflowRunJson(call.world, call.repository, run),
    (workflow_runs) => ({ total_count: some.length, workflow_runs }),
  );
};

/** Workflow runs as far as deployments wait in them, and as far as they are over. https://docs.github.com/rest/actions/workflow-runs */
export const workflowRuns: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs",
    docs: "actions/workflow-runs#list-workflow-runs-for-a-repository",
    needs: { actions: "read" },
    answer: (call) => {
      const { repository, params } = call;
      const path = `/repos/${params.owner}/${params.repo}/actions/runs`;
      return listed(call, path, [...repository.workflowRuns.values()]);
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
    docs: "actions/workflow-runs#list-workflow-runs-for-a-workflow",
    needs: { actions: "read" },
    answer: (call) => {
      const { repository, params } = call;
      const file = params.workflow_id ?? "";
      const runs = [...repository.workflowRuns.values()].filter((run) => fileOf(run) === file);
      // GitHub knows a workflow by its file on the default branch, and keeps one that has run.
      const main = repository.branches.get(repository.defaultBranch);
      const files = main ? commitOf(repository, main).files : new Map();
      if (runs.length === 0 && !files.has(`.github/workflows/${file}`))
        throw new Refusal(404, "Not Found");
      const path = `/repos/${params.owner}/${params.repo}/actions/workflows/${file}/runs`;
      return listed(call, path, runs);
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs/{run_id}",
    docs: "actions/workflow-runs#get-a-workflow-run",
    needs: { actions: "read" },
    answer: (call) => ok(workflowRunJson(call.world, call.repository, runIn(call))),
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments",
    docs: "actions/workflow-runs#get-pending-deployments-for-a-workflow-run",
    needs: { actions: "read" },
    answer: (call) =>
      ok(
        pendingIn(call, runIn(call)).map((one) =>
          pendingDeploymentJson(call.world, call.repository, one),
        ),
      ),
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs/{run_id}/approvals",
    docs: "actions/workflow-runs#get-the-review-history-for-a-workflow-run",
    needs: { actions: "read" },
    answer: (call) =>
      ok(runIn(call).reviews.map((one) => reviewJson(call.world, call.repository, one))),
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule",
    docs: "actions/workflow-runs#review-custom-deployment-protection-rules-for-a-workflow-run",
    needs: { deployments: "write" },
    answer: (call) => {
      const { body, actor } = call;
      if (actor.kind !== "installation") throw forbidden("Resource not accessible");
      const comment = input.text(body, "comment") ?? "";
      const state = input.oneOf(body, "state", ["approved", "rejected"]);
      answerGate(runIn(call), actor.app, input.needed(body, "environment_name"), state, comment);
      return nothing();
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules",
    docs: "deployments/protection-rules#get-all-deployment-protection-rules-for-an-environment",
    needs: { actions: "read" },
    answer: ({ world, repository, params }) =>
      ok(
        protectionRulesJson(
          world,
          found(repository.environments.get(params.environment_name ?? "")),
        ),
      ),
  }),
];
