import { GraphqlResponseError } from "@octokit/graphql";
import type { Repository } from "../domain/subject.js";
import type { PullRequestFacts, SubjectFacts } from "./facts.js";
import type { GraphQL } from "./graphql.js";

/** `#12` and `GH-12`, as GitHub links them; not `other/repo#12`, `&#12;` or the fragment of an address. */
const MENTION = /(?<![\w/&#-])(?:#|GH-)(\d{1,9})\b/g;

/** In code, GitHub links nothing. */
const CODE = /(`{1,3})[^`]+\1/g;

/** Nobody logs one change in more issues than this. */
const MOST_A_PULL_REQUEST = 10;

/** So many fields with an alias are asked for in one request. */
const MOST_A_REQUEST = 200;

/** The numbers that a pull request's title and text refer to. It may be linked to its issue by these alone. */
const mentionsOf = ({ title, body, number, closingIssuesReferences }: PullRequestFacts) => {
  if ((closingIssuesReferences?.nodes.length ?? 0) > 0) return [];
  const linked = `${title}\n${body}`.replaceAll(CODE, " ").replaceAll(/<!--.*?-->/gs, " ");
  const numbers = [...linked.matchAll(MENTION)].map(([, digits]) => Number(digits));
  return [...new Set(numbers)].filter((one) => one !== number).slice(0, MOST_A_PULL_REQUEST);
};

/**
 * Which of the numbers that pull requests refer to are open issues: GitHub does not tell with the pull request, so it
 * costs one request more, for all pull requests of a page together, and none where all name their issue by a keyword.
 */
export const openIssuesMentioned = async (
  graphql: GraphQL,
  repository: Repository,
  facts: readonly SubjectFacts[],
): Promise<ReadonlyMap<number, readonly number[]>> => {
  const mentions = new Map(
    facts
      .filter((one): one is PullRequestFacts => one.__typename === "PullRequest")
      .map((pull) => [pull.number, mentionsOf(pull)]),
  );
  const numbers = [...new Set([...mentions.values()].flat())].slice(0, MOST_A_REQUEST);
  if (numbers.length === 0) return new Map();
  const open = await openIssues(graphql, repository, numbers);
  return new Map([...mentions].map(([pull, all]) => [pull, all.filter((one) => open.has(one))]));
};

type Found = Readonly<
  Record<string, { readonly number?: number; readonly closed?: boolean } | null>
>;

const openIssues = async (
  graphql: GraphQL,
  { owner, name }: Repository,
  numbers: readonly number[],
): Promise<ReadonlySet<number>> => {
  const fields = numbers.map(
    (number) =>
      `n${number}: issueOrPullRequest(number: ${number}) { ... on Issue { number closed } }`,
  );
  const query = `query Mentioned($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { ${fields.join(" ")} }
  }`;
  const found = await graphql<{ repository: Found | null }>(query, { owner, name }).catch(
    whatWasFound,
  );
  return new Set(
    Object.values(found.repository ?? {}).flatMap((one) =>
      one?.number !== undefined && one.closed === false ? [one.number] : [],
    ),
  );
};

// A number that does not exist is an error beside the data of those that do.
const whatWasFound = (error: unknown): { repository: Found | null } => {
  const missing =
    error instanceof GraphqlResponseError &&
    error.errors?.every(({ type }) => type === "NOT_FOUND");
  if (missing) return (error.data ?? { repository: null }) as { repository: Found | null };
  throw error;
};
