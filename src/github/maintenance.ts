import type { Octokit } from "@octokit/rest";
import type { NewIssue } from "../domain/push.js";
import type { Repository, Subject } from "../domain/subject.js";
import type { IssueChange, MaintenanceGateway } from "../engine/maintenance/gateway.js";
import { signalName } from "../maintenance/signal.js";
import { answered } from "./errors.js";
import type { GraphQL } from "./graphql.js";
import { consult, newestComments, olderEntries, readMaintenance } from "./maintenanceReads.js";
import { readTrigger } from "./maintenanceTrigger.js";
import { latestOf } from "./signals.js";

/** Gives what a request came to, or throws a `GatewayError` that says what it was for. */
export type Told = <T>(doing: string, ask: () => Promise<T>) => Promise<T>;

/** The schedule's part of the port over Octokit. */
export const maintenanceGateway = (
  octokit: Octokit,
  graphql: GraphQL,
  told: Told,
): MaintenanceGateway => ({
  read: (repository) => told("Reading the schedule", () => readMaintenance(graphql, repository)),
  consult: (repository, question) =>
    told("Reading the maintenance log", () => consult(graphql, repository, question)),
  olderEntries: (repository, logbook, before) =>
    told("Reading the maintenance log", () => olderEntries(graphql, repository, logbook, before)),
  openLogbook: (repository, issue) =>
    told("Trying to begin the maintenance log", () => openLogbook(octokit, repository, issue)),
  log: (repository, logbook, body) =>
    told("Trying to write into the maintenance log", () =>
      entry(octokit, { ...repository, number: logbook }, body),
    ),
  open: (repository, issue) =>
    told("Trying to open an issue", () => open(octokit, repository, issue)),
  commentOnce: (subject, mark, body) =>
    told("Trying to write a comment", () => commentOnce(octokit, graphql, subject, mark, body)),
  comments: (subject) =>
    told("Reading the comments on an issue", () => newestComments(graphql, subject)),
  latest: (repository, signal) =>
    told(`Looking for ${signalName(signal)}`, () => latestOf(octokit, repository, signal)),
  trigger: (repository) => told("Reading the workflows", () => readTrigger(graphql, repository)),
  change: (subject, change) =>
    told("Trying to change an issue", () => changeIssue(octokit, subject, change)),
});

const placeOf = ({ owner, name, number }: Subject) => ({ owner, repo: name, issue_number: number });

const create = async (
  octokit: Octokit,
  { owner, name }: Repository,
  { title, body, labels }: NewIssue,
  assignees: readonly string[] = [],
): Promise<number> => {
  const { data } = await octokit.rest.issues.create({
    owner,
    repo: name,
    title,
    body,
    labels: [...labels],
    ...(assignees.length > 0 ? { assignees: [...assignees] } : {}),
  });
  return data.number;
};

/**
 * Opens an issue with its assignees in one request. GitHub refuses the whole issue for one who cannot be assigned; then
 * it is opened without, and those are assigned who can be: that endpoint passes over the others without a word.
 * https://docs.github.com/en/rest/issues/assignees#add-assignees-to-an-issue
 */
const open = async (
  octokit: Octokit,
  repository: Repository,
  issue: NewIssue & { readonly assignees: readonly string[] },
): Promise<Subject> => {
  const { owner, name } = repository;
  const { assignees } = issue;
  try {
    return { owner, name, number: await create(octokit, repository, issue, assignees) };
  } catch (error) {
    if (answered(error)?.status !== 422 || assignees.length === 0) throw error;
  }
  const number = await create(octokit, repository, issue);
  const place = placeOf({ owner, name, number });
  await octokit.rest.issues.addAssignees({ ...place, assignees: [...assignees] });
  return { owner, name, number };
};

const openLogbook = async (
  octokit: Octokit,
  repository: Repository,
  issue: NewIssue,
): Promise<number> => {
  const number = await create(octokit, repository, issue);
  await changeIssue(octokit, { ...repository, number }, { state: "closed", reason: "not_planned" });
  return number;
};

const changeIssue = async (
  octokit: Octokit,
  subject: Subject,
  { body, state, reason }: IssueChange,
): Promise<void> => {
  await octokit.rest.issues.update({
    ...placeOf(subject),
    ...(body === undefined ? {} : { body }),
    ...(state === undefined ? {} : { state }),
    ...(reason === undefined ? {} : { state_reason: reason }),
  });
};

const comment = async (octokit: Octokit, subject: Subject, body: string): Promise<number> => {
  const { data } = await octokit.rest.issues.createComment({ ...placeOf(subject), body });
  return data.id;
};

// No App may comment where an issue is locked, and says so in English alone: https://github.com/probot/stale/issues/25
const isLocked = (error: unknown): boolean => {
  const { status, message = "" } = answered(error) ?? {};
  return status === 403 && /is locked/i.test(message);
};

/** Writes into the logbook, and unlocks it if somebody locked it: without it no job would come any more. */
const entry = async (octokit: Octokit, logbook: Subject, body: string): Promise<number> => {
  try {
    return await comment(octokit, logbook, body);
  } catch (error) {
    if (!isLocked(error)) throw error;
  }
  await octokit.rest.issues.unlock(placeOf(logbook));
  return comment(octokit, logbook, body);
};

/**
 * Writes a comment unless it is there, or the issue is locked: then nobody is to be told anything there. Of several doors that do so at the same moment each looks again, and takes its own
 * back if it is not the first.
 */
const commentOnce = async (
  octokit: Octokit,
  graphql: GraphQL,
  subject: Subject,
  mark: string,
  body: string,
): Promise<boolean> => {
  const standing = async (): Promise<readonly number[]> =>
    (await newestComments(graphql, subject))
      .filter((one) => one.byApp && one.body.startsWith(mark))
      .map(({ id }) => id);
  if ((await standing()).length > 0) return false;
  let id: number;
  try {
    id = await comment(octokit, subject, `${mark}\n\n${body}`);
  } catch (error) {
    if (isLocked(error)) return false;
    throw error;
  }
  const first = Math.min(...(await standing()), id);
  if (first === id) return true;
  const { owner, name } = subject;
  try {
    await octokit.rest.issues.deleteComment({ owner, repo: name, comment_id: id });
  } catch (error) {
    if (answered(error)?.status !== 404) throw error;
  }
  return false;
};
