import { GraphqlResponseError } from "@octokit/graphql";
import type { Octokit } from "@octokit/rest";
import type { MergeGroup, MergeGroupSnapshot } from "../domain/mergeGroup.js";
import type { CommitFacts, PullRequestFacts, RepositoryFacts } from "./facts.js";
import { freezeIssuesOf } from "./freezeIssues.js";
import type { GraphQL } from "./graphql.js";
import { openIssuesMentioned } from "./mentions.js";
import { FREEZE_ISSUES, PERSON, PULL_REQUEST, QUEUES } from "./queries.js";
import { chainTo, type QueueRefsFacts, queueLinks } from "./queueRefs.js";
import { orNothing, withAllPages } from "./reads.js";
import { withFormerPaths } from "./renames.js";
import { ownCheck, pullRequestSnapshot } from "./snapshot.js";

/** A merge group in one request: its own check, the queue that it is in, and each pull request with all that is judged. */
export const GROUP = /* GraphQL */ `
  query Group($owner: String!, $name: String!, $branch: String!, $head: GitObjectID!, $refs: String!) {
    viewer { login }
    repository(owner: $owner, name: $name) {
      object(oid: $head) { ... on Commit { ...OwnChecks } }
      refs(refPrefix: $refs, first: 100) { nodes { prefix name target { oid } } }
      ...FreezeIssues
      mergeQueue(branch: $branch) {
        entries(first: 50) {
          nodes {
            headCommit { oid }
            baseCommit { oid }
            pullRequest { __typename ...PullRequestFacts }
          }
        }
      }
    }
  }
  ${PERSON} ${PULL_REQUEST} ${FREEZE_ISSUES}`;

interface EntryFacts {
  /** Null as long as GitHub has not tried the entry. */
  readonly headCommit: { readonly oid: string } | null;
  readonly baseCommit: { readonly oid: string } | null;
  readonly pullRequest: PullRequestFacts | null;
}

interface GroupFacts {
  readonly viewer: { readonly login: string };
  readonly repository:
    | (RepositoryFacts & {
        readonly object: Pick<CommitFacts, "checkSuites"> | null;
        readonly refs: QueueRefsFacts | null;
        readonly mergeQueue: { readonly entries: { readonly nodes: readonly EntryFacts[] } } | null;
      })
    | null;
}

/**
 * A merge group and its pull requests; undefined when neither the queue nor a branch knows it any more.
 *
 * The queue may be closed to a workflow's token, which cannot have the permission "Merge queues"
 * (github.com/nakafaai/nakafa.com/pull/481), and it may not yet show a group that was just announced. The groups'
 * branches then tell the same, for one request more.
 */
export const lookAtGroup = async (
  octokit: Octokit,
  graphql: GraphQL,
  group: MergeGroup,
): Promise<MergeGroupSnapshot | undefined> => {
  const { owner, name, branch, headSha } = group;
  const refs = `${QUEUES}${branch}/`;
  const answer = await orNothing(
    graphql<GroupFacts>(GROUP, { owner, name, branch, head: headSha, refs }).catch(withoutQueue),
  );
  const found = answer?.repository;
  if (!answer || !found) return undefined;
  const queued = chainTo(headSha, entriesOf(found.mergeQueue?.entries.nodes ?? []));
  const facts =
    queued.length > 0
      ? queued.map(({ pull }) => pull)
      : await pullRequests(
          graphql,
          group,
          chainTo(headSha, queueLinks(found.refs ?? { nodes: [] })).map(({ number }) => number),
        );
  if (facts.length === 0) return undefined;
  const whole: PullRequestFacts[] = [];
  for (const pull of facts) {
    const subject = { owner, name, number: pull.number };
    whole.push(await withFormerPaths(octokit, subject, await withAllPages(graphql, subject, pull)));
  }
  const mentioned = await openIssuesMentioned(graphql, group, whole);
  const freezes = freezeIssuesOf(found.freezeIssues.nodes);
  const { login } = answer.viewer;
  return {
    group,
    pulls: whole.map((pull) =>
      pullRequestSnapshot(group, pull, login, mentioned.get(pull.number) ?? [], freezes),
    ),
    check: found.object ? ownCheck(found.object, login) : undefined,
  };
};

const entriesOf = (entries: readonly EntryFacts[]) =>
  entries.flatMap(({ headCommit, baseCommit, pullRequest: pull }) =>
    headCommit && baseCommit && pull
      ? [{ headSha: headCommit.oid, baseSha: baseCommit.oid, pull }]
      : [],
  );

// What may be read is answered beside the error.
const withoutQueue = (error: unknown): GroupFacts => {
  const closed =
    error instanceof GraphqlResponseError &&
    error.data &&
    error.errors?.every(
      ({ type, path }) =>
        type === "FORBIDDEN" && path?.slice(0, 2).join() === "repository,mergeQueue",
    );
  if (closed) return error.data as GroupFacts;
  throw error;
};

/** So many pull requests are asked for in one request. */
const MOST_A_REQUEST = 50;

/** Pull requests by their numbers, in the order given. */
const pullRequests = async (
  graphql: GraphQL,
  { owner, name }: MergeGroup,
  numbers: readonly number[],
): Promise<readonly PullRequestFacts[]> => {
  const found: PullRequestFacts[] = [];
  for (let start = 0; start < numbers.length; start += MOST_A_REQUEST) {
    const fields = numbers
      .slice(start, start + MOST_A_REQUEST)
      .map(
        (number) => `n${number}: pullRequest(number: ${number}) { __typename ...PullRequestFacts }`,
      );
    const query = `query Queued($owner: String!, $name: String!) {
      repository(owner: $owner, name: $name) { ${fields.join(" ")} }
    }
    ${PERSON} ${PULL_REQUEST}`;
    const answer = await graphql<{ repository: Readonly<Record<string, PullRequestFacts>> }>(
      query,
      { owner, name },
    );
    found.push(...Object.values(answer.repository));
  }
  return found;
};
