import {
  created,
  doer,
  type Endpoint,
  ok,
  onRepository,
  type RepositoryCall,
} from "../endpoint.js";
import { resolveRef } from "../git.js";
import * as input from "../input.js";
import type { Deployment, DeploymentState } from "../model.js";
import { page } from "../paging.js";
import { Refusal, wrongShape } from "../refusal.js";
import { addDeploymentStatus, createDeployment } from "../state/deployments.js";
import { deploymentJson, deploymentStatusJson, environmentJson } from "../wire/deployments.js";
import { found, numberIn } from "./find.js";

const STATES: readonly DeploymentState[] = [
  "error",
  "failure",
  "inactive",
  "in_progress",
  "queued",
  "pending",
  "success",
];

const deploymentIn = (call: RepositoryCall): Deployment =>
  found(call.repository.deployments.get(numberIn(call, "deployment_id")));

const pathOf = (call: RepositoryCall, rest: string): string =>
  `/repos/${call.params.owner}/${call.params.repo}/${rest}`;

/** https://docs.github.com/rest/deployments */
export const deployments: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/deployments",
    docs: "deployments/deployments#list-deployments",
    needs: { deployments: "read" },
    answer: (call) => {
      const { query, repository, world } = call;
      const is = (name: string, value: string) => !query.has(name) || query.get(name) === value;
      const some = [...repository.deployments.values()]
        .filter((one) => is("sha", one.sha) && is("ref", one.ref))
        .filter((one) => is("environment", one.environment) && is("task", one.task))
        .reverse();
      return page(call, pathOf(call, "deployments"), some, (one) => deploymentJson(world, one));
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/deployments",
    docs: "deployments/deployments#create-a-deployment",
    needs: { deployments: "write" },
    answer: (call) => {
      const { world, repository, body } = call;
      const ref = input.needed(body, "ref");
      const commit = resolveRef(repository, ref);
      if (!commit) throw new Refusal(422, `No ref found for: ${ref}`);
      const deployment = createDeployment(world, doer(call), repository, commit, {
        ref,
        environment: input.text(body, "environment"),
        task: input.text(body, "task"),
        description: input.text(body, "description"),
      });
      return created(deploymentJson(world, deployment));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/deployments/{deployment_id}",
    docs: "deployments/deployments#get-a-deployment",
    needs: { deployments: "read" },
    answer: (call) => ok(deploymentJson(call.world, deploymentIn(call))),
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    docs: "deployments/statuses#list-deployment-statuses",
    needs: { deployments: "read" },
    answer: (call) => {
      const deployment = deploymentIn(call);
      const path = pathOf(call, `deployments/${deployment.id}/statuses`);
      return page(call, path, [...deployment.statuses].reverse(), (status) =>
        deploymentStatusJson(call.world, deployment, status),
      );
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    docs: "deployments/statuses#create-a-deployment-status",
    needs: { deployments: "write" },
    answer: (call) => {
      const deployment = deploymentIn(call);
      const state = input.oneOf(call.body, "state", STATES);
      if (!state) throw wrongShape(`"state" wasn't supplied.`);
      const status = addDeploymentStatus(call.world, doer(call), deployment, state, {
        description: input.text(call.body, "description") ?? "",
        logUrl: input.text(call.body, "log_url") ?? input.text(call.body, "target_url") ?? "",
        environmentUrl: input.text(call.body, "environment_url") ?? "",
      });
      return created(deploymentStatusJson(call.world, deployment, status));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/environments",
    docs: "deployments/environments#list-environments",
    needs: { actions: "read" },
    answer: (call) => {
      const all = [...call.repository.environments.values()];
      return page(
        call,
        pathOf(call, "environments"),
        all,
        (one) => environmentJson(call.world, call.repository, one),
        (environments) => ({ total_count: all.length, environments }),
      );
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/environments/{environment_name}",
    docs: "deployments/environments#get-an-environment",
    needs: { actions: "read" },
    answer: ({ world, repository, params }) =>
      ok(
        environmentJson(
          world,
          repository,
          found(repository.environments.get(params.environment_name ?? "")),
        ),
      ),
  }),
];
