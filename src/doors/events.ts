import type { Repository } from "../domain/subject.js";
import { numberInMark } from "../engine/report.js";
import type { Notice } from "../engine/watch.js";
import { POLICY_PATH } from "../policy/path.js";

/** A payload comes from outside: every step into it may meet something else than GitHub documents. */
type Json = { readonly [key: string]: unknown } | undefined;

const object = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : undefined;
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(object) : []);
const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
const whole = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) ? (value as number) : undefined;

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

type Reader = (event: NonNullable<Json>, action: string) => readonly Notice[];

const repositoryOf = (event: NonNullable<Json>): Repository | undefined =>
  named(text(object(event.repository)?.full_name));

const named = (fullName: string | undefined): Repository | undefined => {
  const [, owner, name] = /^([^/\s]+)\/([^/\s]+)$/.exec(fullName ?? "") ?? [];
  return owner && name ? { owner, name } : undefined;
};

const lookAt = (event: NonNullable<Json>, number: unknown): readonly Notice[] => {
  const repository = repositoryOf(event);
  const counted = whole(number);
  return repository && counted ? [{ look: { ...repository, number: counted } }] : [];
};

const sweepEach = (repositories: unknown): readonly Notice[] =>
  list(repositories)
    .flatMap((repository) => named(text(repository?.full_name)) ?? [])
    .map((sweep) => ({ sweep }));

const ISSUE_ACTIONS = new Set(["opened", "reopened", "labeled", "unlabeled"]);
// Of an edit, the base decides whether the rules of production apply, and the text names issues and ticks boxes.
const PULL_ACTIONS = new Set([
  "opened",
  "reopened",
  "synchronize",
  "edited",
  "labeled",
  "unlabeled",
]);

const issue: Reader = (event, action) =>
  ISSUE_ACTIONS.has(action) ? lookAt(event, object(event.issue)?.number) : [];

const pullRequest: Reader = (event, action) =>
  PULL_ACTIONS.has(action) ? lookAt(event, object(event.pull_request)?.number) : [];

// An approval, or one taken back. A remark changes nobody's verdict.
const review: Reader = (event, action) => {
  const state = text(object(event.review)?.state)?.toLowerCase();
  return action === "dismissed" || (action === "submitted" && state !== "commented")
    ? lookAt(event, object(event.pull_request)?.number)
    : [];
};

/** Something that a comment could mean as a command, on a line of its own. */
const SLASH = /^\s*\/[a-z]/im;

// On a pull request only: there, commands are read.
const comment: Reader = (event, action) => {
  const thread = object(event.issue);
  const mayCommand = SLASH.test(text(object(event.comment)?.body) ?? "");
  return mayCommand && thread?.pull_request && (action === "created" || action === "edited")
    ? lookAt(event, thread.number)
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

// "Re-run" on our check. GitHub names no pull request of a fork, so the run's own mark is asked first.
const checkRun: Reader = (event, action) => {
  const run = object(event.check_run);
  if (action !== "rerequested" || !run) return [];
  const marked = numberInMark(text(run.external_id) ?? "");
  if (marked !== undefined) return lookAt(event, marked);
  return list(run.pull_requests).flatMap((pull) => lookAt(event, pull?.number));
};

const checkSuite: Reader = (event, action) =>
  action === "rerequested"
    ? list(object(event.check_suite)?.pull_requests).flatMap((pull) => lookAt(event, pull?.number))
    : [];

/** A push lists 2,048 commits at most (https://docs.github.com/en/webhooks/webhook-events-and-payloads#push). */
const MOST_COMMITS = 2048;

const push: Reader = (event) => {
  const repository = repositoryOf(event);
  const main = text(object(event.repository)?.default_branch);
  if (!repository || !main || text(event.ref) !== `refs/heads/${main}`) return [];
  const commits = list(event.commits);
  const untold = event.forced === true || commits.length >= MOST_COMMITS;
  const touches = commits.some((commit) =>
    [commit?.added, commit?.modified, commit?.removed].some(
      (paths) => Array.isArray(paths) && paths.includes(POLICY_PATH),
    ),
  );
  return touches || untold ? [{ policyChanged: repository }] : [];
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
