import { FREEZE_LABEL } from "../domain/freeze/call.js";
import type { Notice } from "../engine/watch.js";
import { SCHEDULE_PATH } from "../maintenance/file/readSchedule.js";
import { POLICY_PATH } from "../policy/path.js";
import { checkRun, checkSuite, mergeGroup } from "./checkEvents.js";
import { occurrenceClosed } from "./maintenanceEvents.js";
import {
  type Json,
  list,
  lookAt,
  named,
  object,
  type Reader,
  repositoryOf,
  text,
} from "./payload.js";
import { pushedBranch } from "./pushedBranch.js";

/**
 * What an event says to look at, and nothing of what to do: what it claims is read again from GitHub. An event that
 * cannot matter, is malformed, or tells of watchbill's own doing gives nothing, and so costs no request.
 *
 * @param name as in `X-GitHub-Event`; `pull_request_target` is an Action's safe form of `pull_request`.
 * @param self the login that watchbill acts under, such as `watchbill[bot]`; undefined while it is not known.
 */
export const noticesOf = (name: string, payload: unknown, self?: string): readonly Notice[] => {
  const event = object(payload);
  const sender = text(object(event?.sender)?.login);
  if (!event || (self !== undefined && sender === self)) return [];
  return READERS.get(name)?.(event, text(event.action) ?? "") ?? [];
};

// What was read of a repository while it was out of reach says nothing now: its policy is asked for anew.
const sweepEach = (repositories: unknown): readonly Notice[] =>
  list(repositories)
    .flatMap((repository) => named(text(repository?.full_name)) ?? [])
    .map((policyChanged) => ({ policyChanged }));

// An edit may change a form's answer; an assignment takes an issue, and so stops a clock.
const ISSUE_ACTIONS = new Set([
  "opened",
  "reopened",
  "closed",
  "edited",
  "labeled",
  "unlabeled",
  "assigned",
  "unassigned",
]);
const LABEL_ACTIONS = new Set(["labeled", "unlabeled"]);
const INCIDENT_ACTIONS = new Set(["closed", "reopened", "deleted", "transferred"]);
// Of an edit, the base decides whether the rules of production apply, and the text names issues and ticks boxes.
const PULL_ACTIONS = new Set([
  "opened",
  "reopened",
  "synchronize",
  "edited",
  "labeled",
  "unlabeled",
  // Another pull request may have the same head, and so the same check.
  "closed",
]);

const issue: Reader = (event, action) => [
  ...(ISSUE_ACTIONS.has(action) ? lookAt(event, object(event.issue)?.number) : []),
  ...incidents(event, action),
  ...freezes(event, action),
  ...occurrenceClosed(event, action),
];

const namesOf = (labels: readonly Json[]): readonly string[] =>
  labels.flatMap((label) => text(label?.name) ?? []);

// Which label makes an incident stands in the policy, which only the watch knows.
const incidents = (event: NonNullable<Json>, action: string): readonly Notice[] => {
  const incidentsOf = repositoryOf(event);
  const labels = INCIDENT_ACTIONS.has(action)
    ? namesOf(list(object(event.issue)?.labels))
    : LABEL_ACTIONS.has(action)
      ? namesOf([object(event.label)])
      : [];
  return incidentsOf && labels.length > 0 ? [{ incidentsOf, labels }] : [];
};

const FREEZE_ACTIONS = new Set([...INCIDENT_ACTIONS, "opened", "edited"]);

// An issue that calls a freeze bears on everything open, and so does its text, which says how far the freeze reaches.
const freezes = (event: NonNullable<Json>, action: string): readonly Notice[] => {
  const sweep = repositoryOf(event);
  const labels = FREEZE_ACTIONS.has(action)
    ? namesOf(list(object(event.issue)?.labels))
    : LABEL_ACTIONS.has(action)
      ? namesOf([object(event.label)])
      : [];
  return sweep && labels.some((label) => label.toLowerCase() === FREEZE_LABEL) ? [{ sweep }] : [];
};

/** Of one that is merged, the deployment may still wait. */
const lookAtPull = (event: NonNullable<Json>, number: unknown, mergedAt: unknown) => {
  const gates = mergedAt ? repositoryOf(event) : undefined;
  return [...lookAt(event, number), ...(gates ? [{ gates }] : [])];
};

const pullRequest: Reader = (event, action) => {
  const pull = object(event.pull_request);
  // A merge as such opens no deployment's way: none of it can have waited yet.
  const mergedAt = action === "closed" ? undefined : pull?.merged_at;
  return PULL_ACTIONS.has(action) ? lookAtPull(event, pull?.number, mergedAt) : [];
};

// An approval, or one taken back. A remark changes nobody's verdict.
const review: Reader = (event, action) => {
  const state = text(object(event.review)?.state)?.toLowerCase();
  const pull = object(event.pull_request);
  return action === "dismissed" || (action === "submitted" && state !== "commented")
    ? lookAtPull(event, pull?.number, pull?.merged_at)
    : [];
};

/** Something that a comment could mean as a command, on a line of its own. */
const SLASH = /^\s*\/[a-z]/im;

// On a pull request only commands matter. On an issue, any word may acknowledge it or be the reply it waits for.
const comment: Reader = (event, action) => {
  const thread = object(event.issue);
  if (!thread || (action !== "created" && action !== "edited")) return [];
  if (!thread.pull_request) return lookAt(event, thread.number);
  return SLASH.test(text(object(event.comment)?.body) ?? "")
    ? lookAtPull(event, thread.number, object(thread.pull_request)?.merged_at)
    : [];
};

/** The address at which GitHub awaits the answer names the run; nothing else in the event does. */
const CALLBACK = /\/actions\/runs\/(\d{1,15})\/deployment_protection_rule$/;

const deploymentProtectionRule: Reader = (event, action) => {
  const home = repositoryOf(event);
  const environment = text(event.environment);
  const [, run] = CALLBACK.exec(text(event.deployment_callback_url) ?? "") ?? [];
  return action === "requested" && home && environment && run
    ? [{ gate: { ...home, run: Number(run), environment } }]
    : [];
};

const deploymentStatus: Reader = (event) => {
  const deployedTo = repositoryOf(event);
  return deployedTo ? [{ deployed: deployedTo }] : [];
};

const team: Reader = (event) => {
  const organisation = text(object(event.organization)?.login);
  return organisation ? [{ teamsChanged: organisation }] : [];
};

/** A push lists 2,048 commits at most (https://docs.github.com/en/webhooks/webhook-events-and-payloads#push). */
const MOST_COMMITS = 2048;

/** Files that may be documents; more at once were moved, or are no reports. */
const DOCUMENT = /\.(?:md|mdx|markdown|txt|rst)$/i;
const MOST_DOCUMENTS = 200;

const documentsIn = (commits: readonly Json[]): readonly string[] =>
  [
    ...new Set(
      commits
        .flatMap((commit) => [commit?.added, commit?.modified])
        .flatMap((paths) => (Array.isArray(paths) ? paths : []))
        .filter((path): path is string => typeof path === "string" && DOCUMENT.test(path)),
    ),
  ].slice(0, MOST_DOCUMENTS);

const push: Reader = (event) => {
  const repository = repositoryOf(event);
  const main = text(object(event.repository)?.default_branch);
  if (!repository) return [];
  const pushed = pushedBranch(repository, {
    ref: text(event.ref),
    before: text(event.before),
    after: text(event.after),
    forced: event.forced === true,
    by: text(object(event.sender)?.login),
  });
  const notices = pushed ? [{ pushed }] : [];
  if (!main || text(event.ref) !== `refs/heads/${main}`) return notices;
  const commits = list(event.commits);
  const documents = documentsIn(commits);
  const untold = event.forced === true || commits.length >= MOST_COMMITS;
  const touches = (file: string): boolean =>
    untold ||
    commits.some((commit) =>
      [commit?.added, commit?.modified, commit?.removed].some(
        (paths) => Array.isArray(paths) && paths.includes(file),
      ),
    );
  return [
    // A change of the policy brings a sweep, which looks at the schedule as well.
    ...(touches(POLICY_PATH)
      ? [{ policyChanged: repository }]
      : touches(SCHEDULE_PATH)
        ? [{ maintenance: repository }]
        : []),
    ...notices,
    ...(documents.length > 0 ? [{ landed: { ...repository, paths: documents } }] : []),
  ];
};

const installation: Reader = (event, action) =>
  ["created", "unsuspend", "new_permissions_accepted"].includes(action)
    ? sweepEach(event.repositories)
    : [];

const repository: Reader = (event, action) => {
  const changed = repositoryOf(event);
  const matters = action === "edited" && object(object(event.changes)?.default_branch);
  return changed && matters ? [{ policyChanged: changed }] : [];
};

const READERS: ReadonlyMap<string, Reader> = new Map([
  ["issues", issue],
  ["pull_request", pullRequest],
  ["pull_request_target", pullRequest],
  ["pull_request_review", review],
  ["issue_comment", comment],
  ["deployment_protection_rule", deploymentProtectionRule],
  ["merge_group", mergeGroup],
  ["deployment_status", deploymentStatus],
  ["membership", team],
  ["team", team],
  ["check_run", checkRun],
  ["check_suite", checkSuite],
  ["push", push],
  ["installation", installation],
  ["installation_repositories", (event) => sweepEach(event.repositories_added)],
  ["repository", repository],
]);
