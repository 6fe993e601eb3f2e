import type { Octokit } from "@octokit/rest";
import type { Comment, LinkedIssue } from "../domain/snapshot.js";
import type { Repository, Subject } from "../domain/subject.js";
import { type Instant, Temporal } from "../domain/time.js";
import type { LinkedIssueFacts, Page, SpokenFacts } from "./facts.js";
import { graphqlOver } from "./graphql.js";
import { linkedIssueOf } from "./linkedIssue.js";
import { LINKED_ISSUE } from "./queries.js";

/** A pull request, open or closed, with watchbill's own comments on it. */
export interface RecordedPullRequest {
  readonly subject: Subject;
  readonly headSha: string;
  readonly base: string;
  readonly linkedIssues: readonly LinkedIssue[];
  /** Oldest first; those from before the day asked for may be missing. */
  readonly comments: readonly Comment[];
}

const OWN_COMMENTS = /* GraphQL */ `
  fragment OwnComments on PullRequest {
    comments(last: 100, before: $before) {
      pageInfo { hasPreviousPage startCursor }
      nodes { databaseId body viewerDidAuthor createdAt lastEditedAt editor { login __typename } }
    }
  }`;

const RECENT = /* GraphQL */ `
  query Recent($owner: String!, $name: String!, $after: String, $before: String) {
    viewer { login }
    repository(owner: $owner, name: $name) {
      pullRequests(first: 50, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
        pageInfo { hasNextPage endCursor }
        nodes {
          number updatedAt headRefOid baseRefName
          closingIssuesReferences(first: 10) { nodes { ...LinkedIssueFacts } }
          ...OwnComments
        }
      }
    }
  }
  ${OWN_COMMENTS} ${LINKED_ISSUE}`;

const EARLIER = /* GraphQL */ `
  query Earlier($owner: String!, $name: String!, $number: Int!, $before: String) {
    repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...OwnComments } }
  }
  ${OWN_COMMENTS}`;

/** As a look reads them, but for the author: only watchbill's own are kept. */
interface CommentsFacts extends Pick<SpokenFacts, "pageInfo"> {
  readonly nodes: readonly Omit<SpokenFacts["nodes"][number], "author">[];
}

interface PullFacts {
  readonly number: number;
  readonly updatedAt: string;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly closingIssuesReferences: { readonly nodes: readonly LinkedIssueFacts[] } | null;
  readonly comments: CommentsFacts;
}

interface RecentPage {
  readonly viewer: { readonly login: string };
  readonly repository: { readonly pullRequests: Page<PullFacts> } | null;
}

const isBefore = (one: string, other: Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one), other) < 0;

/**
 * Every pull request on which something happened since an instant, fifty a request, each with watchbill's own comments
 * since then. A comment counts as an update, so no record from since then is on a pull request that is left out.
 *
 * @throws Error when the token is a person's: only to its own App does GitHub say which comments are watchbill's.
 */
export async function* recordedSince(
  octokit: Octokit,
  repository: Repository,
  since: Instant,
): AsyncGenerator<RecordedPullRequest> {
  const graphql = graphqlOver(octokit);
  const { owner, name } = repository;
  // One that is updated while pages are read moves to the front, and shoves others onto the next page again.
  const met = new Set<number>();
  let after: string | null = null;
  for (;;) {
    const answer: RecentPage = await graphql<RecentPage>(RECENT, { owner, name, after });
    if (!answer.viewer.login.endsWith("[bot]"))
      throw new Error(
        `the token belongs to \`${answer.viewer.login}\`, to whom GitHub does not say what watchbill wrote; ` +
          "use the App's credentials, or a workflow's token",
      );
    const page = answer.repository?.pullRequests;
    for (const facts of page?.nodes ?? []) {
      if (isBefore(facts.updatedAt, since)) return;
      if (met.has(facts.number)) continue;
      met.add(facts.number);
      const subject = { owner, name, number: facts.number };
      const earlier = async (before: string | null) =>
        (
          await graphql<{ repository: { pullRequest: { comments: CommentsFacts } } }>(EARLIER, {
            ...subject,
            before,
          })
        ).repository.pullRequest.comments;
      yield {
        subject,
        headSha: facts.headRefOid,
        base: facts.baseRefName,
        linkedIssues: (facts.closingIssuesReferences?.nodes ?? []).map(linkedIssueOf),
        comments: await ownComments(facts.comments, since, earlier),
      };
    }
    if (!page?.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

const ownComments = async (
  newest: CommentsFacts,
  since: Instant,
  earlier: (before: string | null) => Promise<CommentsFacts>,
): Promise<readonly Comment[]> => {
  const pages = [newest];
  for (let page = newest; page.pageInfo.hasPreviousPage; ) {
    const [oldest] = page.nodes;
    if (oldest && isBefore(oldest.createdAt, since)) break;
    page = await earlier(page.pageInfo.startCursor);
    pages.unshift(page);
  }
  return pages
    .flatMap(({ nodes }) => nodes)
    .filter(({ viewerDidAuthor }) => viewerDidAuthor)
    .map(({ databaseId, body, createdAt, lastEditedAt, editor }) => ({
      id: databaseId,
      author: undefined,
      own: true,
      body,
      createdAt: Temporal.Instant.from(createdAt),
      edit:
        lastEditedAt === null
          ? undefined
          : { by: editor?.login, at: Temporal.Instant.from(lastEditedAt) },
    }));
};
