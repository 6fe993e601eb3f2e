import {
  created,
  doer,
  type Endpoint,
  ok,
  onRepository,
  type RepositoryCall,
} from "../endpoint.js";
import * as input from "../input.js";
import type { CheckAnnotation, CheckRun, CheckSuite } from "../model.js";
import { page } from "../paging.js";
import { forbidden, wrongShape } from "../refusal.js";
import { createCheckRun, type RunFields, rerequestRun, updateCheckRun } from "../state/checks.js";
import { latestRuns } from "../state/suiteVerdict.js";
import { annotationJson, checkRunJson } from "../wire/checks.js";
import { commitInPath } from "./commits.js";
import { checkRunIn, found, numberIn } from "./find.js";

const CONCLUSIONS = [
  "success",
  "failure",
  "neutral",
  "cancelled",
  "skipped",
  "timed_out",
  "action_required",
] as const;

const readAnnotation = (body: Readonly<Record<string, unknown>>): CheckAnnotation => {
  const level = input.oneOf(body, "annotation_level", ["notice", "warning", "failure"]);
  const startLine = input.whole(body, "start_line");
  const endLine = input.whole(body, "end_line");
  if (!level || startLine === undefined || endLine === undefined)
    throw wrongShape(`"annotation_level", "start_line" or "end_line" wasn't supplied.`);
  const columns = [input.whole(body, "start_column"), input.whole(body, "end_column")];
  if (columns.some((column) => column !== undefined) && startLine !== endLine)
    throw wrongShape("Columns are allowed only where start_line and end_line are the same.");
  return {
    path: input.needed(body, "path"),
    startLine,
    endLine,
    startColumn: columns[0] ?? null,
    endColumn: columns[1] ?? null,
    level,
    message: input.needed(body, "message"),
    title: input.text(body, "title") ?? null,
    rawDetails: input.text(body, "raw_details") ?? null,
  };
};

const readOutput = (call: RepositoryCall): RunFields["output"] => {
  const output = input.object(call.body, "output");
  if (!output) return undefined;
  if (output.summary === undefined) throw wrongShape(`"summary" wasn't supplied.`);
  return {
    title: input.text(output, "title"),
    summary: input.text(output, "summary"),
    text: input.text(output, "text"),
    annotations: input.objects(output, "annotations")?.map(readAnnotation),
  };
};

const readFields = (call: RepositoryCall): RunFields => {
  const { body } = call;
  const status = input.oneOf(body, "status", ["queued", "in_progress", "completed"]);
  const conclusion = input.oneOf(body, "conclusion", CONCLUSIONS);
  if (status === "completed" && !conclusion) throw wrongShape(`"conclusion" wasn't supplied.`);
  return {
    name: input.text(body, "name"),
    status,
    conclusion,
    startedAt: input.instant(body, "started_at"),
    completedAt: input.instant(body, "completed_at"),
    externalId: input.text(body, "external_id"),
    detailsUrl: input.text(body, "details_url"),
    output: readOutput(call),
    actions: input.objects(body, "actions")?.map((action) => ({
      label: input.needed(action, "label"),
      description: input.needed(action, "description"),
      identifier: input.needed(action, "identifier"),
    })),
  };
};

/** Newest first; by default the newest run of each name within each suite alone. */
const list = (call: RepositoryCall, path: string, suites: readonly CheckSuite[]) => {
  const { query } = call;
  const runs = suites
    .filter(({ app }) => !query.has("app_id") || String(app.id) === query.get("app_id"))
    .flatMap((suite): readonly CheckRun[] =>
      query.get("filter") === "all" ? suite.runs : latestRuns(suite.runs),
    )
    .filter((run) => !query.has("check_name") || run.name === query.get("check_name"))
    .filter((run) => !query.has("status") || run.status === query.get("status"))
    .sort((a, b) => b.id - a.id);
  return page(
    call,
    `/repos/${call.params.owner}/${call.params.repo}/${path}`,
    runs,
    (run) => checkRunJson(call.world, run),
    (check_runs) => ({ total_count: runs.length, check_runs }),
  );
};

/** https://docs.github.com/rest/checks/runs */
export const checkRuns: readonly Endpoint[] = [
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/check-runs",
    docs: "checks/runs#create-a-check-run",
    needs: { checks: "write" },
    answer: (call) => {
      const { world, repository, body, actor } = call;
      if (actor.kind !== "installation") throw forbidden("You must authenticate via a GitHub App.");
      const run = createCheckRun(
        world,
        { ...doer(call), app: actor.app },
        repository,
        input.needed(body, "head_sha"),
        { ...readFields(call), name: input.needed(body, "name") },
      );
      return created(checkRunJson(world, run));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/check-runs/{check_run_id}",
    docs: "checks/runs#get-a-check-run",
    needs: { checks: "read" },
    answer: (call) => ok(checkRunJson(call.world, checkRunIn(call))),
  }),
  onRepository({
    method: "PATCH",
    path: "/repos/{owner}/{repo}/check-runs/{check_run_id}",
    docs: "checks/runs#update-a-check-run",
    needs: { checks: "write" },
    answer: (call) => {
      const run = checkRunIn(call);
      const { actor } = call;
      if (actor.kind !== "installation") throw forbidden("You must authenticate via a GitHub App.");
      if (actor.app !== run.suite.app)
        throw forbidden(
          `Invalid app_id \`${run.suite.app.id}\` - check run can only be modified by the GitHub App that created it.`,
        );
      updateCheckRun(call.world, doer(call), run, readFields(call));
      return ok(checkRunJson(call.world, run));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
    docs: "checks/runs#list-check-run-annotations",
    needs: { checks: "read" },
    answer: (call) => {
      const run = checkRunIn(call);
      const path = `/repos/${call.params.owner}/${call.params.repo}/check-runs/${run.id}/annotations`;
      return page(call, path, run.annotations, (one) => annotationJson(call.world, run, one));
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest",
    docs: "checks/runs#rerequest-a-check-run",
    needs: { checks: "write" },
    answer: (call) => {
      rerequestRun(call.world, doer(call), checkRunIn(call));
      return created({});
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}/check-runs",
    docs: "checks/runs#list-check-runs-for-a-git-reference",
    needs: { checks: "read" },
    answer: (call) => {
      const { sha } = commitInPath(call);
      const suites = call.repository.suitesBySha.get(sha) ?? [];
      return list(call, `commits/${call.params.ref}/check-runs`, suites);
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs",
    docs: "checks/runs#list-check-runs-in-a-check-suite",
    needs: { checks: "read" },
    answer: (call) => {
      const suite = found(call.repository.checkSuites.get(numberIn(call, "check_suite_id")));
      return list(call, `check-suites/${suite.id}/check-runs`, [suite]);
    },
  }),
];
