import type { Deployment, DeploymentStatus, Repository } from "../model.js";
import type { Args, Fields } from "./fields.js";
import { type Listing, sorted } from "./listing.js";
import { commitView } from "./objects.js";
import { actorOf } from "./people.js";
import { refView } from "./refs.js";

/** A status of a deployment, which by itself does not know whose it is. */
export interface DeploymentStatusView {
  readonly type: "DeploymentStatus";
  readonly repository: Repository;
  readonly deployment: Deployment;
  readonly status: DeploymentStatus;
}

const statusView = (
  deployment: Deployment,
  status: DeploymentStatus | undefined,
): DeploymentStatusView | null =>
  status
    ? { type: "DeploymentStatus", repository: deployment.repository, deployment, status }
    : null;

/** Deployments narrowed to some environments, oldest first unless asked otherwise. */
export const deploymentListing = (
  deployments: Iterable<Deployment>,
  { environments, orderBy }: Pick<Args, "environments" | "orderBy">,
): Listing<Deployment> =>
  sorted(
    [...deployments].filter(
      ({ environment }) => !environments || environments.includes(environment),
    ),
    ({ createdAt, id }) => [createdAt, id],
    orderBy?.direction === "DESC",
  );

/** A deployment that succeeded is ACTIVE until a later one makes it inactive. */
const stateOf = ({ statuses }: Deployment): string => {
  const state = statuses.at(-1)?.state;
  if (state === undefined) return "PENDING";
  return state === "success" ? "ACTIVE" : state.toUpperCase();
};

export const deploymentFields: Fields<Deployment> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  commit: ({ repository, sha }) => commitView(repository, sha),
  commitOid: ({ sha }) => sha,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  creator: ({ creator }) => actorOf(creator),
  description: ({ description }) => description,
  environment: ({ environment }) => environment,
  latestEnvironment: ({ environment }) => environment,
  originalEnvironment: ({ environment }) => environment,
  ref: ({ repository, ref }) => refView(repository, ref),
  repository: ({ repository }) => repository,
  task: ({ task }) => task,
  state: stateOf,
  latestStatus: (deployment) => statusView(deployment, deployment.statuses.at(-1)),
  statuses: (deployment) =>
    deployment.statuses.map((status) => statusView(deployment, status)).reverse(),
};

export const deploymentStatusFields: Fields<DeploymentStatusView> = {
  id: ({ status }) => status.nodeId,
  state: ({ status }) => status.state.toUpperCase(),
  description: ({ status }) => status.description,
  createdAt: ({ status }) => status.createdAt,
  updatedAt: ({ status }) => status.createdAt,
  creator: ({ status }) => actorOf(status.creator),
  environment: ({ deployment }) => deployment.environment,
  environmentUrl: ({ status }) => status.environmentUrl || null,
  logUrl: ({ status }) => status.logUrl || null,
  deployment: ({ deployment }) => deployment,
};
