import type { Octokit } from "@octokit/rest";
import type { Gate, GateAnswer, GateSnapshot } from "../domain/gate.js";
import type { PullRequestSnapshot } from "../domain/snapshot.js";
import { repositoryName } from "../domain/subject.js";
import { answered } from "./errors.js";
import type { RepositoryFacts } from "./facts.js";
import { freezeIssuesOf } from "./freezeIssues.js";
import type { GraphQL } from "./graphql.js";
import { BROUGHT_BY } from "./queries.js";
import { look } from "./reads.js";

const repoOf = ({ owner, name }: Gate) => ({ owner, repo: name });

const sameName = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

interface BroughtBy {
  readonly viewer: { readonly login: string };
  readonly repository:
    | (RepositoryFacts & {
        readonly object: {
          readonly associatedPullRequests?: { readonly nodes: readonly Bringer[] } | null;
        } | null;
      })
    | null;
}

interface Bringer {
  readonly number: number;
  readonly closed: boolean;
  readonly merged: boolean;
  readonly baseRepository: { readonly nameWithOwner: string } | null;
}

/**
 * A gate as it stands: the run, what was said of it, and the pull requests that brought its commit, which are read like
 * any other; undefined when the run is over or gone, or watchbill has approved.
 */
export const readGate = async (
  octokit: Octokit,
  graphql: GraphQL,
  gate: Gate,
): Promise<GateSnapshot | undefined> => {
  const history = await historyOf(octokit, gate);
  if (!history || history.run.status === "completed") return undefined;
  const { run, reviews } = history;
  const { owner, name } = gate;
  const brought = await graphql<BroughtBy>(BROUGHT_BY, { owner, name, sha: run.head_sha });
  const own = reviews.filter(
    ({ user, environments }) =>
      user?.login === brought.viewer.login &&
      environments.some((one) => sameName(one.name, gate.environment)),
  );
  // A run that is started again asks again, and keeps the history of its earlier attempts.
  const approvals = own.filter(({ state }) => state === "approved").length;
  if (approvals >= (run.run_attempt ?? 1)) return undefined;
  const pulls: PullRequestSnapshot[] = [];
  for (const number of bringersOf(gate, brought)) {
    const pull = await look(octokit, graphql, { owner, name, number });
    if (pull?.kind === "pull request") pulls.push(pull);
  }
  return {
    gate,
    sha: run.head_sha,
    ref: run.head_branch ?? run.head_sha.slice(0, 7),
    pulls,
    freezeIssues: freezeIssuesOf(brought.repository?.freezeIssues.nodes ?? []),
    said: own.filter(({ state }) => state === "pending").map(({ comment }) => comment),
  };
};

/** https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run */
const historyOf = async (octokit: Octokit, gate: Gate) => {
  const id = { ...repoOf(gate), run_id: gate.run };
  try {
    const [run, reviews] = await Promise.all([
      octokit.rest.actions.getWorkflowRun(id),
      octokit.rest.actions.getReviewsForRun(id),
    ]);
    return { run: run.data, reviews: reviews.data };
  } catch (error) {
    if (answered(error)?.status === 404) return undefined;
    throw error;
  }
};

// For a commit that no default branch has yet, GitHub names the open pull requests that would bring it.
const bringersOf = (gate: Gate, { repository }: BroughtBy): readonly number[] => {
  const here = (repository?.object?.associatedPullRequests?.nodes ?? []).filter(
    ({ baseRepository }) => sameName(baseRepository?.nameWithOwner, repositoryName(gate)),
  );
  const merged = here.filter((pull) => pull.merged);
  return (merged.length > 0 ? merged : here.filter(({ closed }) => !closed)).map(
    ({ number }) => number,
  );
};

/**
 * Answers a gate, or says how it stands.
 * https://docs.github.com/en/rest/actions/workflow-runs#review-custom-deployment-protection-rules-for-a-workflow-run
 */
export const answerGate = async (
  octokit: Octokit,
  gate: Gate,
  { approved, comment }: GateAnswer,
): Promise<void> => {
  await octokit.rest.actions.reviewCustomGatesForRun({
    ...repoOf(gate),
    run_id: gate.run,
    environment_name: gate.environment,
    comment,
    ...(approved ? { state: "approved" as const } : {}),
  });
};
