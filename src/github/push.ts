import type { Octokit } from "@octokit/rest";
import type { NewIssue, Push, PushedCommit, PushSnapshot } from "../domain/push.js";
import { type Repository, repositoryName, type Subject } from "../domain/subject.js";
import { DIRECT_PUSH_LABEL } from "../engine/directPush/judge.js";
import type { GraphQL } from "./graphql.js";

/**
 * The commits up to a push's end with the pull requests that brought them, the commits that were there before, and the
 * issues about earlier pushes. Lists by label and by state come from the database, not from the search index, and so
 * show what was written a moment ago.
 */
const PUSH = /* GraphQL */ `
  query Push($owner: String!, $name: String!, $branch: String!, $before: GitObjectID!, $after: GitObjectID!) {
    repository(owner: $owner, name: $name) {
      url
      before: object(oid: $before) { ... on Commit { history(first: 100) { nodes { oid } } } }
      after: object(oid: $after) {
        ... on Commit {
          history(first: 100) {
            nodes {
              oid messageHeadline
              author { name user { login } }
              parents(first: 1) { nodes { oid } }
              associatedPullRequests(first: 10) {
                nodes { merged baseRefName baseRepository { nameWithOwner } }
              }
            }
          }
        }
      }
      pullRequests(
        states: MERGED, baseRefName: $branch, first: 20, orderBy: { field: UPDATED_AT, direction: DESC }
      ) { nodes { mergeCommit { oid } } }
      issues(
        labels: ["${DIRECT_PUSH_LABEL}"], states: [OPEN, CLOSED], first: 50
        orderBy: { field: CREATED_AT, direction: DESC }
      ) { nodes { body viewerDidAuthor } }
    }
  }`;

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}

interface CommitFacts {
  readonly oid: string;
  readonly messageHeadline: string;
  readonly author: { readonly name: string | null; readonly user: { login: string } | null } | null;
  readonly parents: Nodes<{ readonly oid: string }>;
  readonly associatedPullRequests: Nodes<{
    readonly merged: boolean;
    readonly baseRefName: string;
    readonly baseRepository: { readonly nameWithOwner: string } | null;
  }> | null;
}

interface PushFacts {
  readonly url: string;
  /** Null when it is gone; without a history if it is no commit. */
  readonly before: { readonly history?: Nodes<{ readonly oid: string }> } | null;
  readonly after: { readonly history?: Nodes<CommitFacts> } | null;
  readonly pullRequests: Nodes<{ readonly mergeCommit: { readonly oid: string } | null }>;
  readonly issues: Nodes<{ readonly body: string; readonly viewerDidAuthor: boolean }>;
}

/** A push as GitHub shows it, in one request; undefined when its commits are gone. */
export const readPush = async (graphql: GraphQL, push: Push): Promise<PushSnapshot | undefined> => {
  const { owner, name, branch, before, after } = push;
  const variables = { owner, name, branch, before, after };
  const { repository } = await graphql<{ repository: PushFacts | null }>(PUSH, variables);
  if (!repository?.after?.history) return undefined;
  return {
    url: repository.url,
    commits: commitsOf(push, repository),
    reports: repository.issues.nodes
      .filter(({ viewerDidAuthor }) => viewerDidAuthor)
      .map(({ body }) => body),
  };
};

// By first parents, because those are what the branch itself took in: the rest came with a merge, which stands for it.
const commitsOf = (push: Push, facts: PushFacts): readonly PushedCommit[] => {
  const there = new Set([
    push.before,
    ...(facts.before?.history?.nodes ?? []).map(({ oid }) => oid),
  ]);
  const merges = new Set(facts.pullRequests.nodes.map(({ mergeCommit }) => mergeCommit?.oid));
  const nodes = facts.after?.history?.nodes ?? [];
  const byOid = new Map(nodes.map((commit) => [commit.oid, commit]));
  const commits: PushedCommit[] = [];
  let next: string | undefined = push.after;
  while (next !== undefined && !there.has(next)) {
    const commit = byOid.get(next);
    if (!commit) break;
    commits.push({
      sha: commit.oid,
      headline: commit.messageHeadline,
      author: commit.author?.user?.login ?? commit.author?.name ?? undefined,
      // The commits of a pull request that was merged just now may not be told of as its own yet.
      byPullRequest: merges.has(commit.oid) || isMergedInto(push, commit),
    });
    next = commit.parents.nodes[0]?.oid;
  }
  return commits;
};

const isMergedInto = (push: Push, { associatedPullRequests }: CommitFacts): boolean =>
  associatedPullRequests?.nodes.some(
    ({ merged, baseRefName, baseRepository }) =>
      merged &&
      baseRefName === push.branch &&
      baseRepository?.nameWithOwner.toLowerCase() === repositoryName(push).toLowerCase(),
  ) ?? false;

/**
 * Opens an issue; labels that are not there yet are made by GitHub.
 * https://docs.github.com/en/rest/issues/issues#create-an-issue
 */
export const openIssue = async (
  octokit: Octokit,
  { owner, name }: Repository,
  { title, body, labels }: NewIssue,
): Promise<Subject> => {
  const { data } = await octokit.rest.issues.create({
    owner,
    repo: name,
    title,
    body,
    labels: [...labels],
  });
  return { owner, name, number: data.number };
};
