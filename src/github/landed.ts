import type { Repository } from "../domain/subject.js";
import type { ActionIssue, DefaultBranch, LandedSighting } from "../engine/incidents/gateway.js";
import { type BlobFacts, copyOf } from "./documents.js";
import type { ActorFacts, Page } from "./facts.js";
import type { GraphQL } from "./graphql.js";
import { PERSON } from "./queries.js";

/** Who ever has more actions than this under way finds those of old reports no more. */
const MOST_PAGES = 10;

interface BranchFacts {
  readonly name: string;
  readonly target: { readonly oid: string } | null;
}

interface IssueFacts {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly closed: boolean;
  readonly viewerDidAuthor: boolean;
  readonly author: ActorFacts | null;
  readonly assignees: { readonly nodes: readonly { readonly login: string }[] };
}

interface Answer {
  readonly repository:
    | (Readonly<Record<string, unknown>> & {
        readonly url: string;
        readonly defaultBranchRef: BranchFacts | null;
        readonly issues?: Page<IssueFacts>;
      })
    | null;
}

/**
 * Files on the default branch with its head, and the issues with a label that an App opened, or whoever asks: labels are
 * put on by those with triage access alone, and a list by label comes from the database, so that it shows what was opened a
 * moment ago. One request for each hundred issues. Undefined for an empty repository, or one out of reach.
 *
 * @param label empty to leave the issues out.
 */
export const readLanded = async (
  graphql: GraphQL,
  { owner, name }: Repository,
  paths: readonly string[],
  label: string,
): Promise<LandedSighting | undefined> => {
  const files: LandedSighting["files"][number][] = [];
  const issues: ActionIssue[] = [];
  let found: { readonly url: string; readonly defaultBranch: DefaultBranch } | undefined;
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = page === 0 ? paths : [];
    const { repository } = await graphql<Answer>(queryFor(asked), {
      owner,
      name,
      label,
      withIssues: label !== "",
      ...(after === undefined ? {} : { after }),
      ...Object.fromEntries(asked.map((path, index) => [`p${index}`, `HEAD:${path}`])),
    });
    const head = repository?.defaultBranchRef;
    if (!repository || !head?.target) return undefined;
    found ??= { url: repository.url, defaultBranch: { name: head.name, sha: head.target.oid } };
    asked.forEach((path, index) => {
      const copy = copyOf(path, repository[`f${index}`] as BlobFacts | null);
      if (copy) files.push(copy);
    });
    issues.push(...(repository.issues?.nodes ?? []).filter(isTrusted).map(actionIssue));
    const { hasNextPage, endCursor } = repository.issues?.pageInfo ?? { hasNextPage: false };
    if (!hasNextPage) break;
    after = endCursor ?? undefined;
  }
  return found && { ...found, files, issues };
};

// Paths are given as variables, whatever is in them.
const queryFor = (paths: readonly string[]): string => {
  const variables = paths.map((_, index) => `, $p${index}: String!`).join("");
  const files = paths.map(
    (_, index) =>
      `f${index}: object(expression: $p${index}) { ... on Blob { text isBinary isTruncated } }`,
  );
  return `query Landed($owner: String!, $name: String!, $label: String!, $withIssues: Boolean!, $after: String${variables}) {
    repository(owner: $owner, name: $name) {
      url
      defaultBranchRef { name target { oid } }
      ${files.join("\n      ")}
      issues(
        labels: [$label], states: [OPEN, CLOSED], first: 100, after: $after
        orderBy: { field: CREATED_AT, direction: DESC }
      ) @include(if: $withIssues) {
        pageInfo { hasNextPage endCursor }
        nodes {
          number title body closed viewerDidAuthor author { ...Person }
          assignees(first: 10) { nodes { login } }
        }
      }
    }
  }
  ${PERSON}`;
};

const isTrusted = ({ viewerDidAuthor, author }: IssueFacts): boolean =>
  viewerDidAuthor || author?.__typename === "Bot";

const actionIssue = ({ number, title, body, closed, assignees }: IssueFacts): ActionIssue => ({
  number,
  title,
  body,
  open: !closed,
  assignees: assignees.nodes.map(({ login }) => login),
});
