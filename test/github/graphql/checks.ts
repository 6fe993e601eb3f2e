import type { App, CheckAnnotation, CheckRun, CheckSuite, Repository, Sha } from "../model.js";
import { latestRuns, suiteVerdict } from "../state/suiteVerdict.js";
import type { Fields } from "./fields.js";
import { type Listing, sorted } from "./listing.js";
import { commitView } from "./objects.js";
import { refView } from "./refs.js";
import { pageUrl, paths } from "./urls.js";

const upper = (value: string | null | undefined): string | null => value?.toUpperCase() ?? null;

const runPath = ({ suite, id }: CheckRun): string =>
  `${paths.repository(suite.repository)}/runs/${id}`;

/** The suites on a commit, narrowed by `CheckSuiteFilter`. */
export const suitesOn = (
  repository: Repository,
  sha: Sha,
  filter: Readonly<Record<string, unknown>> | null | undefined,
): Listing<CheckSuite> => {
  const { appId, checkName } = filter ?? {};
  const suites = (repository.suitesBySha.get(sha) ?? []).filter(
    ({ app, runs }) =>
      (appId == null || app.id === appId) &&
      (checkName == null || runs.some(({ name }) => name === checkName)),
  );
  return sorted(suites, ({ id }) => [id]);
};

const runsOf = (
  suite: CheckSuite,
  filter: Readonly<Record<string, unknown>> | null | undefined,
): Listing<CheckRun> => {
  const { appId, checkName, checkType, conclusions, status, statuses } = filter ?? {};
  const among = (list: unknown, value: string | null): boolean =>
    list == null || (list as readonly string[]).includes(value ?? "");
  const runs = (checkType === "ALL" ? suite.runs : latestRuns(suite.runs)).filter(
    (run) =>
      (appId == null || suite.app.id === appId) &&
      (checkName == null || run.name === checkName) &&
      (status == null || upper(run.status) === status) &&
      among(statuses, upper(run.status)) &&
      among(conclusions, upper(run.conclusion)),
  );
  return sorted(runs, ({ id }) => [id]);
};

export const checkSuiteFields: Fields<CheckSuite> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  app: ({ app }) => app,
  branch: ({ repository, headBranch }) => refView(repository, headBranch),
  commit: ({ repository, headSha }) => commitView(repository, headSha),
  repository: ({ repository }) => repository,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  status: (suite) => upper(suiteVerdict(suite).status),
  conclusion: (suite) => upper(suiteVerdict(suite).conclusion),
  checkRuns: (suite, { filterBy }) => runsOf(suite, filterBy),
};

export const checkRunFields: Fields<CheckRun> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  name: ({ name }) => name,
  status: ({ status }) => upper(status),
  conclusion: ({ conclusion }) => upper(conclusion),
  title: ({ title }) => title,
  summary: ({ summary }) => summary,
  text: ({ text }) => text,
  startedAt: ({ startedAt }) => startedAt ?? null,
  completedAt: ({ completedAt }) => completedAt ?? null,
  externalId: ({ externalId }) => externalId || null,
  detailsUrl: ({ detailsUrl }) => detailsUrl || null,
  checkSuite: ({ suite }) => suite,
  repository: ({ suite }) => suite.repository,
  resourcePath: (run) => runPath(run),
  url: (run, _, context) => pageUrl(context, runPath(run)),
  permalink: (run, _, context) => pageUrl(context, runPath(run)),
  annotations: ({ annotations }) => annotations,
};

export const checkAnnotationFields: Fields<CheckAnnotation> = {
  path: ({ path }) => path,
  message: ({ message }) => message,
  title: ({ title }) => title,
  rawDetails: ({ rawDetails }) => rawDetails,
  annotationLevel: ({ level }) => upper(level),
  location: ({ startLine, endLine, startColumn, endColumn }) => ({
    start: { line: startLine, column: startColumn },
    end: { line: endLine, column: endColumn },
  }),
};

export const checkAnnotationSpanFields: Fields<{ start: unknown; end: unknown }> = {
  start: ({ start }) => start,
  end: ({ end }) => end,
};

export const checkAnnotationPositionFields: Fields<{ line: number; column: number | null }> = {
  line: ({ line }) => line,
  column: ({ column }) => column,
};

export const appFields: Fields<App> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  slug: ({ slug }) => slug,
  name: ({ name }) => name,
  description: ({ description }) => description,
  clientId: ({ clientId }) => clientId,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ createdAt }) => createdAt,
  url: ({ slug }, _, context) => pageUrl(context, `/apps/${slug}`),
};
