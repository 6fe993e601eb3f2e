import { commitOf } from "../git.js";
import type { CheckAnnotation, CheckRun, CheckSuite, CommitStatus, World } from "../model.js";
import { suiteVerdict } from "../state/suiteVerdict.js";
import { accountJson, appJson, type Json, personJson } from "./accounts.js";
import { simpleCommitJson } from "./code.js";
import { minimalPullJson } from "./pull.js";
import { apiUrl, htmlUrl, minimalRepositoryJson } from "./repository.js";
import { stamp, stampOrNull } from "./time.js";

/** Open pull requests of this very repository with their head on the commit; GitHub names no forks' here. */
const pullsOn = (world: World, suite: CheckSuite): Json[] => {
  const { repository, headBranch, headSha } = suite;
  const pulls = headBranch === null ? [] : [...(repository.pullsByHead.get(headBranch) ?? [])];
  return pulls
    .filter((pull) => pull.state === "open" && pull.headSha === headSha)
    .filter((pull) => pull.repository === repository)
    .map((pull) => minimalPullJson(world, pull));
};

/** https://docs.github.com/rest/checks/runs#get-a-check-run */
export const checkRunJson = (world: World, run: CheckRun): Json => {
  const { suite } = run;
  const api = `${apiUrl(world, suite.repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: run.nodeId,
    head_sha: run.headSha,
    external_id: run.externalId,
    url: api,
    html_url: `${htmlUrl(world, suite.repository)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion ?? null,
    started_at: stampOrNull(run.startedAt),
    completed_at: stampOrNull(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${api}/annotations`,
    },
    check_suite: { id: suite.id },
    app: appJson(world, suite.app),
    pull_requests: pullsOn(world, suite),
  };
};

/** A check run in a webhook, with what a webhook tells of its suite. */
export const checkRunEventJson = (world: World, run: CheckRun): Json => {
  const { suite } = run;
  const { status, conclusion } = suiteVerdict(suite);
  return {
    ...checkRunJson(world, run),
    check_suite: {
      id: suite.id,
      node_id: suite.nodeId,
      head_branch: suite.headBranch,
      head_sha: suite.headSha,
      status,
      conclusion,
      url: `${apiUrl(world, suite.repository)}/check-suites/${suite.id}`,
      before: suite.before,
      after: suite.headSha,
      pull_requests: pullsOn(world, suite),
      app: appJson(world, suite.app),
      created_at: stamp(suite.createdAt),
      updated_at: stamp(suite.updatedAt),
    },
  };
};

const suiteCommon = (world: World, suite: CheckSuite): Json => {
  const api = `${apiUrl(world, suite.repository)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: suite.nodeId,
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...suiteVerdict(suite),
    url: api,
    before: suite.before,
    after: suite.headSha,
    pull_requests: pullsOn(world, suite),
    app: appJson(world, suite.app),
    created_at: stamp(suite.createdAt),
    updated_at: stamp(suite.updatedAt),
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: suite.runs.length,
    check_runs_url: `${api}/check-runs`,
    head_commit: simpleCommitJson(commitOf(suite.repository, suite.headSha)),
  };
};

/** A check suite in a webhook. */
export const checkSuiteEventJson = suiteCommon;

/** https://docs.github.com/rest/checks/suites#get-a-check-suite */
export const checkSuiteJson = (world: World, suite: CheckSuite): Json => ({
  ...suiteCommon(world, suite),
  repository: minimalRepositoryJson(world, suite.repository),
});

/** https://docs.github.com/rest/checks/runs#list-check-run-annotations */
export const annotationJson = (world: World, run: CheckRun, note: CheckAnnotation): Json => ({
  path: note.path,
  blob_href: `${htmlUrl(world, run.suite.repository)}/blob/${run.headSha}/${encodeURI(note.path)}`,
  start_line: note.startLine,
  end_line: note.endLine,
  start_column: note.startColumn,
  end_column: note.endColumn,
  annotation_level: note.level,
  title: note.title,
  message: note.message,
  raw_details: note.rawDetails,
});

/** https://docs.github.com/rest/commits/statuses#create-a-commit-status */
export const statusJson = (world: World, status: CommitStatus): Json => ({
  ...simpleStatusJson(world, status),
  creator: personJson(world, status.creator),
});

/** A status within the combined one. */
export const simpleStatusJson = (world: World, status: CommitStatus): Json => ({
  url: `${apiUrl(world, status.repository)}/statuses/${status.sha}`,
  avatar_url: accountJson(world, status.creator).avatar_url,
  id: status.id,
  node_id: status.nodeId,
  state: status.state,
  description: status.description,
  target_url: status.targetUrl,
  context: status.context,
  created_at: stamp(status.createdAt),
  updated_at: stamp(status.createdAt),
});
