import { GraphqlResponseError } from "@octokit/graphql";
import type { Octokit } from "@octokit/rest";
import type { Snapshot } from "../domain/snapshot.js";
import type { Repository, Subject } from "../domain/subject.js";
import type { ClosedToo, Sighting } from "../engine/gateway.js";
import type { IssueFacts, Page, PullRequestFacts, RepositoryFacts, SubjectFacts } from "./facts.js";
import { freezeIssuesOf } from "./freezeIssues.js";
import type { GraphQL } from "./graphql.js";
import { openIssuesMentioned } from "./mentions.js";
import { EARLIER_COMMENTS, LOOK, MORE_FILES, MORE_HISTORY, OPEN } from "./queries.js";
import { groupsIn, type QueueRefsFacts } from "./queueRefs.js";
import { renames, withFormerPaths } from "./renames.js";
import { snapshotOf } from "./snapshot.js";

// A sweep reads few comments of each of a hundred issues; a look at one issue can afford a full page.
const OF_ONE = { comments: 100, events: 100 };
const OF_MANY = { comments: 30, events: 40 };

const isWhole = (facts: SubjectFacts): boolean =>
  facts.__typename === "Issue"
    ? !facts.comments.pageInfo.hasNextPage && !facts.history.pageInfo.hasNextPage
    : !facts.comments.pageInfo.hasPreviousPage &&
      !facts.files?.pageInfo.hasNextPage &&
      !renames(facts);

// The check on a shared head speaks for all who share it, so a page that shows one of them does not show enough.
const isAlone = (snapshot: Snapshot): boolean =>
  snapshot.kind === "issue" || snapshot.sharesHeadWith.length === 0;

/** Everything on one subject, in one request unless it has over a hundred comments or files, or renames some. */
export const look = async (
  octokit: Octokit,
  graphql: GraphQL,
  subject: Subject,
): Promise<Snapshot | undefined> => {
  const answer = await orNothing(
    graphql<{
      viewer: { login: string };
      repository: (RepositoryFacts & { issueOrPullRequest: SubjectFacts | null }) | null;
    }>(LOOK, { ...subject, ...OF_ONE }),
  );
  const found = answer?.repository;
  const facts = found?.issueOrPullRequest;
  if (!answer || !found || !facts) return undefined;
  const whole =
    facts.__typename === "Issue"
      ? await withAllHistory(graphql, subject, facts)
      : await withFormerPaths(octokit, subject, await withAllPages(graphql, subject, facts));
  const mentioned = await openIssuesMentioned(graphql, subject, [facts]);
  return snapshotOf(
    subject,
    whole,
    answer.viewer.login,
    mentioned.get(facts.number) ?? [],
    freezeIssuesOf(found.freezeIssues.nodes),
  );
};

/** What was asked for; undefined for a missing number, or a repository out of reach: GitHub answers NOT_FOUND. */
export const orNothing = async <Data>(asked: Promise<Data>): Promise<Data | undefined> => {
  try {
    return await asked;
  } catch (error) {
    const missing =
      error instanceof GraphqlResponseError &&
      error.errors?.every(({ type }) => type === "NOT_FOUND");
    if (missing) return undefined;
    throw error;
  }
};

/** The facts of an issue with the comments and events after the first hundred of each. */
const withAllHistory = async (
  graphql: GraphQL,
  subject: Subject,
  facts: IssueFacts,
): Promise<IssueFacts> => {
  let { comments, history } = facts;
  while (comments.pageInfo.hasNextPage || history.pageInfo.hasNextPage) {
    const answer = await graphql<{
      repository: { issue: Partial<Pick<IssueFacts, "comments" | "history">> };
    }>(MORE_HISTORY, {
      ...subject,
      moreComments: comments.pageInfo.hasNextPage,
      commentsAfter: comments.pageInfo.endCursor,
      moreEvents: history.pageInfo.hasNextPage,
      eventsAfter: history.pageInfo.endCursor,
    });
    const more = answer.repository.issue;
    comments = followed(comments, more.comments);
    history = followed(history, more.history);
  }
  return { ...facts, comments, history };
};

const followed = <Node>(page: Page<Node>, next: Page<Node> | undefined): Page<Node> =>
  next ? { pageInfo: next.pageInfo, nodes: [...page.nodes, ...next.nodes] } : page;

/** The facts of a pull request with the files after the first hundred, and what watchbill wrote before the newest hundred comments. */
export const withAllPages = async (graphql: GraphQL, subject: Subject, facts: PullRequestFacts) =>
  withEarlierRecords(graphql, subject, await withAllFiles(graphql, subject, facts));

/** The facts of a pull request with watchbill's own comments before the newest hundred, so that none can be buried. */
const withEarlierRecords = async (
  graphql: GraphQL,
  subject: Subject,
  facts: PullRequestFacts,
): Promise<PullRequestFacts> => {
  let { comments } = facts;
  while (comments.pageInfo.hasPreviousPage) {
    const answer = await graphql<{
      repository: { pullRequest: Pick<PullRequestFacts, "comments"> };
    }>(EARLIER_COMMENTS, { ...subject, before: comments.pageInfo.startCursor });
    const earlier = answer.repository.pullRequest.comments;
    const own = earlier.nodes.filter(({ viewerDidAuthor }) => viewerDidAuthor);
    comments = { pageInfo: earlier.pageInfo, nodes: [...own, ...comments.nodes] };
  }
  return { ...facts, comments };
};

/** The facts of a pull request with the files after the first hundred. */
const withAllFiles = async (
  graphql: GraphQL,
  subject: Subject,
  facts: PullRequestFacts,
): Promise<PullRequestFacts> => {
  let { files } = facts;
  while (files?.pageInfo.hasNextPage) {
    const answer = await graphql<{
      repository: { pullRequest: Pick<PullRequestFacts, "files"> };
    }>(MORE_FILES, { ...subject, after: files.pageInfo.endCursor });
    const more: PullRequestFacts["files"] = answer.repository.pullRequest.files;
    if (!more) break;
    files = { pageInfo: more.pageInfo, nodes: [...files.nodes, ...more.nodes] };
  }
  return { ...facts, files };
};

interface OpenPage {
  readonly viewer: { readonly login: string };
  readonly repository:
    | (RepositoryFacts & {
        readonly issues?: { pageInfo: PageInfo; nodes: readonly IssueFacts[] };
        readonly pullRequests?: { pageInfo: PageInfo; nodes: readonly PullRequestFacts[] };
        readonly closed?: { nodes: readonly IssueFacts[] };
        readonly queued?: QueueRefsFacts | null;
      })
    | null;
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/**
 * Everything open in a repository, page by page, and with the first what is closed if that is asked for; nothing if the
 * repository is gone or out of reach.
 */
export async function* open(
  graphql: GraphQL,
  repository: Repository,
  closed?: ClosedToo,
): AsyncGenerator<readonly Sighting[], undefined> {
  let issues: Partial<PageInfo> = { hasNextPage: true };
  let pulls: Partial<PageInfo> = { hasNextPage: true };
  let withQueues = true;
  while (issues.hasNextPage || pulls.hasNextPage) {
    const answer: OpenPage | undefined = await orNothing(
      graphql<OpenPage>(OPEN, {
        owner: repository.owner,
        name: repository.name,
        ...OF_MANY,
        moreIssues: issues.hasNextPage,
        issuesAfter: issues.endCursor,
        morePullRequests: pulls.hasNextPage,
        pullRequestsAfter: pulls.endCursor,
        withQueues,
        ...(closed && withQueues
          ? { withClosed: true, closedLabel: closed.label, closedSince: closed.since.toString() }
          : {}),
      }),
    );
    const found = answer?.repository;
    if (!answer || !found) return;
    const facts = [
      ...(found.issues?.nodes ?? []),
      ...(found.pullRequests?.nodes ?? []),
      ...(found.closed?.nodes ?? []),
    ];
    const mentioned = await openIssuesMentioned(graphql, repository, facts);
    const called = freezeIssuesOf(found.freezeIssues.nodes);
    yield facts.map((one) => {
      const mentions = mentioned.get(one.number) ?? [];
      const snapshot = snapshotOf(repository, one, answer.viewer.login, mentions, called);
      return { snapshot, whole: isWhole(one) && isAlone(snapshot) };
    });
    if (found.queued) yield groupsIn(repository, found.queued).map((group) => ({ group }));
    withQueues = false;
    issues = found.issues?.pageInfo ?? { hasNextPage: false };
    pulls = found.pullRequests?.pageInfo ?? { hasNextPage: false };
  }
}
