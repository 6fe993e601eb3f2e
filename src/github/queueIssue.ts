import { GraphqlResponseError } from "@octokit/graphql";
import type { Octokit } from "@octokit/rest";
import type { Repository, Subject } from "../domain/subject.js";
import { QUEUE_LABEL, type QueueGateway, type QueueIssue } from "../engine/queue/gateway.js";
import { isQueueIssue } from "../engine/queue/mark.js";
import type { ActorFacts } from "./facts.js";
import type { GraphQL } from "./graphql.js";
import type { Told } from "./maintenance.js";
import { personOf } from "./person.js";
import { PERSON } from "./queries.js";
import { orNothing } from "./reads.js";

// A list by label comes from the database, not from the search index, and so shows what was opened a moment ago.
const QUEUE_ISSUES = /* GraphQL */ `
  query QueueIssues($owner: String!, $name: String!, $known: Int = 0, $isKnown: Boolean!) {
    repository(owner: $owner, name: $name) {
      issues(
        labels: ["${QUEUE_LABEL}"], states: [OPEN, CLOSED], first: 20
        orderBy: { field: CREATED_AT, direction: ASC }
      ) { nodes { ...QueueIssue } }
      known: issueOrPullRequest(number: $known) @include(if: $isKnown) { ...QueueIssue }
    }
  }
  fragment QueueIssue on Issue { id number closed body author { ...Person } }
  ${PERSON}`;

/**
 * Who may pin is not said; people need write access (https://docs.github.com/en/issues/tracking-your-work-with-issues/administering-issues/pinning-an-issue-to-your-repository),
 * and at most three issues of a repository are pinned. https://docs.github.com/en/graphql/reference/mutations#pinissue
 */
const PIN = /* GraphQL */ `
  mutation Pin($id: ID!) { pinIssue(input: { issueId: $id }) { issue { number } } }`;

interface QueueIssueFacts {
  readonly id: string;
  readonly number: number;
  readonly closed: boolean;
  readonly body: string;
  readonly author: ActorFacts | null;
}

interface Answer {
  readonly repository: {
    readonly issues: { readonly nodes: readonly QueueIssueFacts[] };
    /** Empty if it is a pull request. */
    readonly known?: QueueIssueFacts | Record<string, never> | null;
  } | null;
}

/** What the issue that shows the order of work needs of GitHub, over Octokit. */
export const queueGateway = (octokit: Octokit, graphql: GraphQL, told: Told): QueueGateway => ({
  find: (repository, known) =>
    told("Reading the order of work", () => find(graphql, repository, known)),
  rewrite: ({ owner, name, number }, body) =>
    told("Trying to write the order of work", async () => {
      await octokit.rest.issues.update({ owner, repo: name, issue_number: number, body });
    }),
  pin: (id) => told("Trying to pin an issue", () => pin(graphql, id)),
  address: (issue) => addressOf(issue, String(octokit.request.endpoint.DEFAULTS.baseUrl)),
});

const find = async (
  graphql: GraphQL,
  repository: Repository,
  known: number | undefined,
): Promise<readonly QueueIssue[]> => {
  const { owner, name } = repository;
  const isKnown = known !== undefined;
  const answer = await orNothing(graphql<Answer>(QUEUE_ISSUES, { owner, name, known, isKnown }));
  // GitHub refuses the whole answer where the one that is known has been deleted.
  if (!answer && isKnown) return find(graphql, repository, undefined);
  const { issues, known: one } = answer?.repository ?? { issues: { nodes: [] } };
  const found = new Map<number, QueueIssue>();
  for (const facts of [...issues.nodes, ...(one && "number" in one ? [one] : [])]) {
    const { id, number, closed, body } = facts as QueueIssueFacts;
    if (isQueueIssue({ author: personOf(facts.author as ActorFacts | null), body }))
      found.set(number, { id, number, open: !closed, body });
  }
  return [...found.values()].sort((issue, other) => issue.number - other.number);
};

const pin = async (graphql: GraphQL, id: string): Promise<string | undefined> => {
  try {
    await graphql(PIN, { id });
    return undefined;
  } catch (error) {
    const isRefusal =
      error instanceof GraphqlResponseError &&
      error.errors?.every(({ type }) => !/^RATE_LIMIT(ED)?$/.test(type));
    if (!isRefusal) throw error;
    return error.message;
  }
};

/**
 * A link to an issue makes GitHub note on that issue who linked to it, unless it leads over `redirect.github.com`
 * (https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls#avoiding-backlinks-to-linked-references),
 * which only github.com itself has. Elsewhere the note is made, once for each issue.
 *
 * @param api where the REST API is
 */
export const addressOf = ({ owner, name, number }: Subject, api: string): string => {
  const { protocol, hostname, host } = new URL(api);
  const page = hostname.startsWith("api.") ? host.slice("api.".length) : host;
  const site = page === "github.com" ? "redirect.github.com" : page;
  return `${protocol}//${site}/${owner}/${name}/issues/${number}`;
};
