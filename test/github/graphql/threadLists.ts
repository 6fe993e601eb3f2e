import { Temporal } from "../../../src/domain/time.js";
import type { Issue, PullRequest, Repository, Thread } from "../model.js";
import { notSimulated } from "./errors.js";
import type { Args } from "./fields.js";
import { type Listing, type SortKey, sorted } from "./listing.js";

type Wanted = Pick<Args, "states" | "labels" | "orderBy" | "filterBy"> &
  Partial<Pick<Args, "baseRefName" | "headRefName">>;

/** `MERGED` is a state of its own in GraphQL, where REST knows open and closed. */
export const stateOf = (thread: Thread): string =>
  thread.type === "PullRequest" && thread.merged ? "MERGED" : thread.state.toUpperCase();

const ORDERS: Readonly<Record<string, (thread: Thread) => SortKey>> = {
  CREATED_AT: ({ createdAt, number }) => [createdAt, number],
  UPDATED_AT: ({ updatedAt, number }) => [updatedAt, number],
  COMMENTS: ({ comments, number }) => [comments.length, number],
};

const ordered = <T extends Thread>(threads: Iterable<T>, orderBy: Args["orderBy"]): Listing<T> =>
  sorted(
    threads,
    (thread) => (ORDERS[orderBy?.field ?? "CREATED_AT"] ?? sayUnordered(orderBy))(thread),
    orderBy?.direction === "DESC",
  );

const sayUnordered = (orderBy: Args["orderBy"]): never => {
  throw notSimulated(`IssueOrder.field ${orderBy?.field}`);
};

/** GitHub does not say whether several labels mean any or all of them, so only one is answered. */
const onlyLabel = (labels: readonly string[] | null | undefined): string | undefined => {
  if (labels && labels.length > 1) throw notSimulated("a filter by several labels at once");
  return labels?.[0]?.toLowerCase();
};

const hasLabel = (thread: Thread, label: string | undefined): boolean =>
  label === undefined || thread.labels.some(({ name }) => name.toLowerCase() === label);

const isAssigned = ({ assignees }: Thread, wanted: unknown): boolean =>
  wanted === null
    ? assignees.length === 0
    : wanted === "*"
      ? assignees.length > 0
      : assignees.some(({ login }) => login.toLowerCase() === String(wanted).toLowerCase());

/** A test for `IssueFilters`. */
const filtered = (filterBy: Args["filterBy"]): ((thread: Thread) => boolean) => {
  const { assignee, createdBy, labels, states, since, viewerSubscribed, ...others } =
    filterBy ?? {};
  // False is its default and asks for nothing.
  if (viewerSubscribed) throw notSimulated("IssueFilters.viewerSubscribed");
  const [other] = Object.keys(others);
  if (other !== undefined) throw notSimulated(`IssueFilters.${other}`);
  const label = onlyLabel(labels as string[] | undefined);
  return (thread) =>
    (assignee === undefined || isAssigned(thread, assignee)) &&
    (createdBy == null || thread.author.login === createdBy) &&
    (states == null || (states as string[]).includes(stateOf(thread))) &&
    (since == null || Temporal.Instant.compare(thread.updatedAt, since as Temporal.Instant) >= 0) &&
    hasLabel(thread, label);
};

/** The repository's issues, narrowed and ordered; oldest first if no order is asked for. */
export const issuesOf = (repository: Repository, wanted: Wanted): Listing<Issue> => {
  const label = onlyLabel(wanted.labels);
  const fits = filtered(wanted.filterBy);
  const issues: Issue[] = [];
  for (const thread of repository.threads.values())
    if (
      thread.type === "Issue" &&
      (!wanted.states || wanted.states.includes(stateOf(thread))) &&
      hasLabel(thread, label) &&
      fits(thread)
    )
      issues.push(thread);
  return ordered(issues, wanted.orderBy);
};

/** The repository's pull requests, narrowed and ordered; oldest first if no order is asked for. */
export const pullsOf = (repository: Repository, wanted: Wanted): Listing<PullRequest> => {
  const label = onlyLabel(wanted.labels);
  const pulls: PullRequest[] = [];
  for (const thread of repository.threads.values())
    if (
      thread.type === "PullRequest" &&
      (!wanted.states || wanted.states.includes(stateOf(thread))) &&
      (wanted.baseRefName == null || thread.base === wanted.baseRefName) &&
      (wanted.headRefName == null || thread.head === wanted.headRefName) &&
      hasLabel(thread, label)
    )
      pulls.push(thread);
  return ordered(pulls, wanted.orderBy);
};
