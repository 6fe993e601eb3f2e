import type { Repository, Subject } from "../domain/subject.js";
import { Temporal } from "../domain/time.js";
import {
  type Answers,
  type Entries,
  LOGBOOK_LABEL,
  MAINTENANCE_LABEL,
  type MaintenanceSnapshot,
  MISTAKES_LABEL,
  type Question,
  type ScheduleText,
  type SeenComment,
  type SeenIssue,
} from "../engine/maintenance/gateway.js";
import { SCHEDULE_PATH } from "../maintenance/file/readSchedule.js";
import type { ActorFacts } from "./facts.js";
import { asFarAsFound } from "./found.js";
import type { GraphQL } from "./graphql.js";
import { isInsider } from "./person.js";

const AUTHOR = "author { __typename login } authorAssociation viewerDidAuthor";
const SEEN = `number closed closedAt stateReason(enableDuplicate: true) body ${AUTHOR}`;
const ENTRIES = `pageInfo { hasPreviousPage startCursor } nodes { databaseId createdAt body ${AUTHOR} }`;

/**
 * Lists by label come from the database, not from the search index, and so show what was written a moment ago. An
 * occurrence's newest comments tell whether it was already said on it when its job comes next.
 */
const MAINTENANCE = /* GraphQL */ `
  query Maintenance($owner: String!, $name: String!, $file: String!) {
    repository(owner: $owner, name: $name) {
      databaseId
      url
      file: object(expression: $file) { ... on Blob { text isTruncated } }
      logbooks: issues(labels: ["${LOGBOOK_LABEL}"], first: 5, orderBy: { field: CREATED_AT, direction: ASC }) {
        nodes { ${SEEN} comments(last: 100) { ${ENTRIES} } }
      }
      mistakes: issues(labels: ["${MISTAKES_LABEL}"], first: 5, orderBy: { field: CREATED_AT, direction: ASC }) {
        nodes { ${SEEN} }
      }
      occurrences: issues(labels: ["${MAINTENANCE_LABEL}"], first: 100, orderBy: { field: UPDATED_AT, direction: DESC }) {
        nodes { ${SEEN} comments(last: 5) { nodes { body ${AUTHOR} } } }
      }
    }
  }`;

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}

interface Authored {
  readonly author: ActorFacts | null;
  readonly authorAssociation: string;
  readonly viewerDidAuthor: boolean;
}

interface IssueFacts extends Authored {
  readonly number: number;
  readonly closed: boolean;
  readonly closedAt: string | null;
  readonly stateReason: string | null;
  readonly body: string;
  readonly comments?: Nodes<Authored & { readonly body: string }>;
}

interface EntryFacts extends Authored {
  readonly databaseId: number;
  readonly createdAt: string;
  readonly body: string;
}

interface EntryPage extends Nodes<EntryFacts> {
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
}

interface MaintenanceFacts {
  readonly databaseId: number;
  readonly url: string;
  readonly file: { readonly text?: string | null; readonly isTruncated?: boolean } | null;
  readonly logbooks: Nodes<IssueFacts & { readonly comments: EntryPage }>;
  readonly mistakes: Nodes<IssueFacts>;
  readonly occurrences: Nodes<IssueFacts>;
}

/** The schedule and what was written of it, in one request; undefined when the repository is out of reach. */
export const readMaintenance = async (
  graphql: GraphQL,
  { owner, name }: Repository,
): Promise<MaintenanceSnapshot | undefined> => {
  const variables = { owner, name, file: `HEAD:${SCHEDULE_PATH}` };
  const { repository: facts } = await asFarAsFound(() =>
    graphql<{ repository: MaintenanceFacts | null }>(MAINTENANCE, variables),
  );
  if (!facts) return undefined;
  return {
    repositoryId: facts.databaseId,
    url: facts.url,
    file: textOf(facts.file),
    logbooks: facts.logbooks.nodes
      .filter(isTrusted)
      .map((issue) => ({ ...seen(issue), entries: entriesOf(issue.comments) })),
    mistakes: facts.mistakes.nodes.filter(isTrusted).map(seen),
    occurrences: facts.occurrences.nodes.filter(isTrusted).map(seen),
  };
};

const textOf = (file: MaintenanceFacts["file"]): ScheduleText => {
  if (!file) return { kind: "absent" };
  // A folder in its place is no schedule; neither is what GitHub does not show as text, or not whole.
  if (file.text === undefined) return { kind: "absent" };
  if (file.text === null || file.isTruncated) return { kind: "unreadable" };
  return { kind: "text", text: file.text };
};

const isApp = ({ author, viewerDidAuthor }: Authored): boolean =>
  viewerDidAuthor || author?.__typename === "Bot";

const isTrusted = (authored: Authored): boolean =>
  isApp(authored) || isInsider(authored.authorAssociation);

const seen = (issue: IssueFacts): SeenIssue => ({
  number: issue.number,
  open: !issue.closed,
  body: issue.body,
  byApp: isApp(issue),
  closedAt: issue.closedAt === null ? undefined : Temporal.Instant.from(issue.closedAt),
  done: issue.closed && !["NOT_PLANNED", "DUPLICATE"].includes(issue.stateReason ?? ""),
  comments: issue.comments?.nodes.filter(isApp).map(({ body }) => body) ?? [],
});

const entriesOf = ({ nodes, pageInfo }: EntryPage): Entries => ({
  entries: nodes.filter(isTrusted).map(({ databaseId, createdAt, body }) => ({
    id: databaseId,
    at: Temporal.Instant.from(createdAt),
    body,
  })),
  before: pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined,
});

/** The logbook's newest page, with issues and files by number and path, in one request. */
export const consult = async (
  graphql: GraphQL,
  { owner, name }: Repository,
  { logbook, issues, paths, labels = [] }: Question,
): Promise<Answers> => {
  const numbered = issues.map((number) => `i${number}: issue(number: ${number}) { closed }`);
  const files = paths.map(
    (_, at) => `f${at}: object(expression: $f${at}) { ... on Blob { text } }`,
  );
  const worn = labels.map(
    (_, at) =>
      `l${at}: issues(labels: [$l${at}], states: OPEN, first: 50, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { number } }`,
  );
  const declared = [
    ...paths.map((_, at) => `, $f${at}: String!`),
    ...labels.map((_, at) => `, $l${at}: String!`),
  ].join("");
  const query = `
    query MaintenanceLog($owner: String!, $name: String!, $logbook: Int!${declared}) {
      repository(owner: $owner, name: $name) {
        logbook: issue(number: $logbook) { comments(last: 100) { ${ENTRIES} } }
        ${[...new Set(numbered), ...files, ...worn].join("\n        ")}
      }
    }`;
  const expressions = Object.fromEntries(paths.map((path, at) => [`f${at}`, `HEAD:${path}`]));
  const names = Object.fromEntries(labels.map((label, at) => [`l${at}`, label]));
  const variables = { owner, name, logbook, ...expressions, ...names };
  const { repository } = await asFarAsFound(() =>
    graphql<{ repository: Record<string, unknown> | null }>(query, variables),
  );
  const at = <T>(alias: string): T | null | undefined =>
    repository?.[alias] as T | null | undefined;
  const page = at<{ comments: EntryPage }>("logbook");
  const texts = paths.flatMap((path, index): [string, string][] => {
    const file = at<{ text?: string | null }>(`f${index}`);
    return file ? [[path, file.text ?? ""]] : [];
  });
  return {
    entries: page ? entriesOf(page.comments) : { entries: [], before: undefined },
    open: new Set(
      issues.filter((number) => at<{ closed: boolean }>(`i${number}`)?.closed === false),
    ),
    files: new Map(texts),
    labelled: new Map(
      labels.map((label, index) => [
        label,
        at<Nodes<{ number: number }>>(`l${index}`)?.nodes.map(({ number }) => number) ?? [],
      ]),
    ),
  };
};

const OLDER = /* GraphQL */ `
  query OlderMaintenanceLog($owner: String!, $name: String!, $number: Int!, $before: String!) {
    repository(owner: $owner, name: $name) {
      issue(number: $number) { comments(last: 100, before: $before) { ${ENTRIES} } }
    }
  }`;

/** The page of the logbook before another. */
export const olderEntries = async (
  graphql: GraphQL,
  { owner, name }: Repository,
  number: number,
  before: string,
): Promise<Entries> => {
  const { repository } = await graphql<{
    repository: { issue: { comments: EntryPage } | null } | null;
  }>(OLDER, { owner, name, number, before });
  return repository?.issue
    ? entriesOf(repository.issue.comments)
    : { entries: [], before: undefined };
};

const COMMENTS = /* GraphQL */ `
  query NewestComments($owner: String!, $name: String!, $number: Int!) {
    repository(owner: $owner, name: $name) {
      issue(number: $number) { comments(last: 100) { nodes { databaseId createdAt body ${AUTHOR} } } }
    }
  }`;

/** The newest hundred comments of an issue, oldest first. */
export const newestComments = async (
  graphql: GraphQL,
  { owner, name, number }: Subject,
): Promise<readonly (SeenComment & { readonly id: number })[]> => {
  const { repository } = await graphql<{
    repository: { issue: { comments: Nodes<EntryFacts> } | null } | null;
  }>(COMMENTS, { owner, name, number });
  return (repository?.issue?.comments.nodes ?? []).map((one) => ({
    id: one.databaseId,
    body: one.body,
    at: Temporal.Instant.from(one.createdAt),
    by: one.author?.login,
    byInsider: isInsider(one.authorAssociation),
    byApp: isApp(one),
  }));
};
