import { identity } from "../ids.js";
import type {
  App,
  CheckAction,
  CheckAnnotation,
  CheckConclusion,
  CheckRun,
  CheckStatus,
  CheckSuite,
  Instant,
  Repository,
  Sha,
  World,
} from "../model.js";
import { Refusal, wrongShape } from "../refusal.js";
import { checkRunEventJson, checkSuiteEventJson } from "../wire/checks.js";
import { type Doer, emit, keep } from "../world.js";
import { installationOn } from "./installations.js";
import { suiteVerdict } from "./suiteVerdict.js";

const tellRun = (
  world: World,
  by: Doer,
  run: CheckRun,
  action: string,
  extra: { onlyFor?: App; payload?: Record<string, unknown> } = {},
): void => {
  emit(world, by, {
    event: "check_run",
    action,
    repository: run.suite.repository,
    onlyFor: extra.onlyFor,
    payload: () => ({ check_run: checkRunEventJson(world, run), ...extra.payload }),
  });
};

const tellSuite = (world: World, by: Doer, suite: CheckSuite, action: string): void => {
  emit(world, by, {
    event: "check_suite",
    action,
    repository: suite.repository,
    onlyFor: action === "completed" ? undefined : suite.app,
    payload: () => ({ check_suite: checkSuiteEventJson(world, suite) }),
  });
};

/** The App's suite on the commit, made if there is none. */
const suiteFor = (
  world: World,
  repository: Repository,
  app: App,
  headSha: Sha,
  headBranch: string | null,
  before: Sha | null,
): { readonly suite: CheckSuite; readonly made: boolean } => {
  const suites = repository.suitesBySha.get(headSha) ?? [];
  repository.suitesBySha.set(headSha, suites);
  const known = suites.find((suite) => suite.app === app);
  if (known) return { suite: known, made: false };
  const now = world.clock.now();
  const suite = keep<CheckSuite>(world, {
    type: "CheckSuite",
    ...identity(world, "CS"),
    repository,
    app,
    headSha,
    headBranch,
    before,
    createdAt: now,
    updatedAt: now,
    runs: [],
  });
  suites.push(suite);
  repository.checkSuites.set(suite.id, suite);
  return { suite, made: true };
};

/** Asks every App here that writes checks for a suite on the new commit. https://docs.github.com/rest/guides/using-the-rest-api-to-interact-with-checks#about-check-suites */
export const requestSuites = (
  world: World,
  by: Doer,
  repository: Repository,
  sha: Sha,
  branch: string | null,
  before: Sha | null,
): void => {
  for (const app of world.apps.values()) {
    const installation = installationOn(world, app, repository);
    if (installation?.permissions.checks !== "write") continue;
    const { suite, made } = suiteFor(world, repository, app, sha, branch, before);
    if (made) tellSuite(world, by, suite, "requested");
  }
};

export interface RunFields {
  readonly name?: string | undefined;
  readonly status?: CheckStatus | undefined;
  readonly conclusion?: CheckConclusion | undefined;
  readonly startedAt?: Instant | undefined;
  readonly completedAt?: Instant | undefined;
  readonly externalId?: string | undefined;
  readonly detailsUrl?: string | undefined;
  readonly output?:
    | {
        readonly title?: string | undefined;
        readonly summary?: string | undefined;
        readonly text?: string | undefined;
        readonly annotations?: readonly CheckAnnotation[] | undefined;
      }
    | undefined;
  readonly actions?: readonly CheckAction[] | undefined;
}

const checkFields = ({ output, actions }: RunFields): void => {
  if ((output?.annotations ?? []).length > 50)
    throw wrongShape(
      `No more than 50 items are allowed; ${output?.annotations?.length} were supplied.`,
    );
  for (const text of [output?.summary, output?.text])
    if ((text ?? "").length > 65535)
      throw wrongShape("Only 65535 characters are allowed in an output's summary and text.");
  if ((actions ?? []).length > 3) throw wrongShape("No more than 3 actions are allowed.");
};

const change = (world: World, run: CheckRun, fields: RunFields): void => {
  checkFields(fields);
  const now = world.clock.now();
  const { output } = fields;
  if (fields.name !== undefined) run.name = fields.name;
  if (fields.externalId !== undefined) run.externalId = fields.externalId;
  if (fields.detailsUrl !== undefined) run.detailsUrl = fields.detailsUrl;
  if (fields.startedAt) run.startedAt = fields.startedAt;
  if (fields.actions) run.actions = fields.actions;
  if (output?.title !== undefined) run.title = output.title;
  if (output?.summary !== undefined) run.summary = output.summary;
  if (output?.text !== undefined) run.text = output.text;
  run.annotations.push(...(output?.annotations ?? []));
  // A conclusion completes the run, whatever status came with it; going back to an earlier status takes it away.
  if (fields.conclusion) {
    run.status = "completed";
    run.conclusion = fields.conclusion;
    run.completedAt = fields.completedAt ?? now;
  } else if (fields.status && fields.status !== "completed") {
    run.status = fields.status;
    run.conclusion = undefined;
    run.completedAt = undefined;
  }
  run.suite.updatedAt = now;
};

const tellIfDone = (world: World, by: Doer, suite: CheckSuite, before: string): void => {
  const { status, conclusion } = suiteVerdict(suite);
  if (status === "completed" && `${status} ${conclusion}` !== before)
    tellSuite(world, by, suite, "completed");
};

const verdictText = (suite: CheckSuite): string => {
  const { status, conclusion } = suiteVerdict(suite);
  return `${status} ${conclusion}`;
};

/** https://docs.github.com/rest/checks/runs#create-a-check-run */
export const createCheckRun = (
  world: World,
  by: Doer & { readonly app: App },
  repository: Repository,
  headSha: Sha,
  fields: RunFields & { readonly name: string },
): CheckRun => {
  if (!repository.commits.has(headSha))
    throw new Refusal(422, `No commit found for SHA: ${headSha}`);
  const branch = [...repository.branches].find(([, sha]) => sha === headSha)?.[0] ?? null;
  const { suite } = suiteFor(world, repository, by.app, headSha, branch, null);
  const before = verdictText(suite);
  const run: CheckRun = {
    type: "CheckRun",
    ...identity(world, "CR"),
    suite,
    name: fields.name,
    headSha,
    status: "queued",
    conclusion: undefined,
    startedAt: world.clock.now(),
    completedAt: undefined,
    externalId: "",
    detailsUrl: by.app.externalUrl,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  change(world, run, fields);
  keep(world, run);
  suite.runs.push(run);
  repository.checkRuns.set(run.id, run);
  tellRun(world, by, run, "created");
  if (run.status === "completed") tellRun(world, by, run, "completed");
  tellIfDone(world, by, suite, before);
  return run;
};

/** https://docs.github.com/rest/checks/runs#update-a-check-run */
export const updateCheckRun = (world: World, by: Doer, run: CheckRun, fields: RunFields): void => {
  const before = verdictText(run.suite);
  const concluded = `${run.status} ${run.conclusion}`;
  change(world, run, fields);
  if (run.status === "completed" && `${run.status} ${run.conclusion}` !== concluded)
    tellRun(world, by, run, "completed");
  tellIfDone(world, by, run.suite, before);
};

/** A person asks for the run again: only its App hears of it. */
export const rerequestRun = (world: World, by: Doer, run: CheckRun): void =>
  tellRun(world, by, run, "rerequested", { onlyFor: run.suite.app });

/** A person asks for all of an App's runs again. */
export const rerequestSuite = (world: World, by: Doer, suite: CheckSuite): void =>
  tellSuite(world, by, suite, "rerequested");

/** A person presses a button that the run offers. */
export const pressAction = (world: World, by: Doer, run: CheckRun, identifier: string): void =>
  tellRun(world, by, run, "requested_action", {
    onlyFor: run.suite.app,
    payload: { requested_action: { identifier } },
  });
