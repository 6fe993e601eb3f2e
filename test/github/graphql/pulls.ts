import type { FileDiff } from "../diff.js";
import type { AutoMerge, PullRequest, Team, User } from "../model.js";
import { pullFacts } from "../pullFacts.js";
import { mergeState } from "../state/mergeState.js";
import { closingIssues } from "../state/references.js";
import { requirementsOf } from "../state/requirements.js";
import type { Fields } from "./fields.js";
import { sorted } from "./listing.js";
import { commitView } from "./objects.js";
import { actorOf, viewerOf } from "./people.js";
import { refView } from "./refs.js";
import { latestOpinions, latestReviews, reviewDecision, reviewsOf } from "./reviews.js";
import { rollupOf } from "./rollup.js";
import { stateOf } from "./threadLists.js";
import { threadFields } from "./threads.js";
import { pageUrl, paths } from "./urls.js";
import { isVisible } from "./visibility.js";

interface AutoMergeView {
  readonly type: "AutoMergeRequest";
  readonly pull: PullRequest;
  readonly request: AutoMerge;
}

interface ReviewRequestView {
  readonly type: "ReviewRequest";
  readonly pull: PullRequest;
  readonly reviewer: User | Team;
}

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const FILE_LIMIT = 3000;

const sum = (pull: PullRequest, count: (file: FileDiff) => number): number =>
  pullFacts(pull).files.reduce((total, file) => total + count(file), 0);

/** Whether the head merges. GitHub works it out for open pull requests only. */
const mergeable = (pull: PullRequest): string => {
  if (pull.state === "closed") return "UNKNOWN";
  return pullFacts(pull).merged ? "MERGEABLE" : "CONFLICTING";
};

const reviewRequests = (pull: PullRequest): readonly ReviewRequestView[] =>
  [...pull.requestedReviewers, ...pull.requestedTeams].map((reviewer) => ({
    type: "ReviewRequest",
    pull,
    reviewer,
  }));

export const pullRequestFields: Fields<PullRequest> = {
  ...(threadFields as Fields<PullRequest>),
  state: (pull) => stateOf(pull),
  isDraft: ({ draft }) => draft,
  merged: ({ merged }) => merged !== undefined,
  mergedAt: ({ merged }) => merged?.at ?? null,
  mergedBy: ({ merged }) => actorOf(merged?.by),
  mergeCommit: ({ repository, merged }) => commitView(repository, merged?.sha),
  mergeable,
  mergeStateStatus: (pull) => (pull.state === "open" ? mergeState(pull).toUpperCase() : "UNKNOWN"),
  autoMergeRequest: (pull) =>
    pull.autoMerge ? { type: "AutoMergeRequest", pull, request: pull.autoMerge } : null,
  isMergeQueueEnabled: ({ repository, base }) => requirementsOf(repository, base).mergeQueue,
  isInMergeQueue: (pull) =>
    [...pull.repository.mergeGroups.values()].some((group) => group.pull === pull),
  baseRef: ({ repository, base }) => refView(repository, base),
  baseRefName: ({ base }) => base,
  baseRefOid: ({ baseSha }) => baseSha,
  baseRepository: ({ repository }) => repository,
  headRef: ({ headRepository, head }, _, context) =>
    headRepository && isVisible(context, headRepository) ? refView(headRepository, head) : null,
  headRefName: ({ head }) => head,
  headRefOid: ({ headSha }) => headSha,
  headRepository: ({ headRepository }, _, context) =>
    headRepository && isVisible(context, headRepository) ? headRepository : null,
  headRepositoryOwner: ({ headRepository }, _, context) =>
    headRepository && isVisible(context, headRepository) ? headRepository.owner : null,
  isCrossRepository: ({ repository, headRepository }) => headRepository !== repository,
  files: (pull) => pullFacts(pull).files.slice(0, FILE_LIMIT),
  changedFiles: (pull) => pullFacts(pull).files.length,
  additions: (pull) => sum(pull, ({ additions }) => additions),
  deletions: (pull) => sum(pull, ({ deletions }) => deletions),
  commits: (pull) =>
    pullFacts(pull).commits.map(({ sha }) => ({ type: "PullRequestCommit", pull, sha })),
  reviews: (pull, { states, author }) => reviewsOf(pull, states, author),
  latestReviews: (pull) => latestReviews(pull),
  latestOpinionatedReviews: (pull, { writersOnly }) => latestOpinions(pull, writersOnly ?? false),
  viewerLatestReview: (pull, _, { actor }) =>
    pull.reviews.findLast(({ author }) => author === viewerOf(actor)) ?? null,
  reviewDecision: (pull) =>
    reviewDecision(pull, requirementsOf(pull.repository, pull.base).approvals),
  reviewRequests,
  closingIssuesReferences: (pull, { orderBy, userLinkedOnly }, context) =>
    sorted(
      (userLinkedOnly ? pull.linkedIssues : closingIssues(context.world, pull)).filter(
        ({ repository }) => isVisible(context, repository),
      ),
      ({ createdAt, updatedAt, number, id }) => [
        orderBy?.field === "UPDATED_AT" ? updatedAt : createdAt,
        number,
        id,
      ],
      orderBy?.direction === "DESC",
    ),
  statusCheckRollup: ({ repository, headSha }) => {
    const view = commitView(repository, headSha);
    return view ? rollupOf(view) : null;
  },
  totalCommentsCount: ({ comments }) => comments.length,
  permalink: (pull, _, context) => pageUrl(context, paths.thread(pull)),
};

const CHANGE: Readonly<Record<FileDiff["status"], string>> = {
  added: "ADDED",
  removed: "DELETED",
  modified: "MODIFIED",
  renamed: "RENAMED",
};

export const changedFileFields: Fields<FileDiff> = {
  path: ({ path }) => path,
  additions: ({ additions }) => additions,
  deletions: ({ deletions }) => deletions,
  changeType: ({ status }) => CHANGE[status],
};

export const autoMergeRequestFields: Fields<AutoMergeView> = {
  enabledAt: ({ request }) => request.at,
  enabledBy: ({ request }) => actorOf(request.by),
  mergeMethod: ({ request }) => request.method.toUpperCase(),
  pullRequest: ({ pull }) => pull,
};

export const reviewRequestFields: Fields<ReviewRequestView> = {
  id: ({ pull, reviewer }) => `RR_${pull.id}_${reviewer.id}`,
  asCodeOwner: () => false,
  pullRequest: ({ pull }) => pull,
  requestedReviewer: ({ reviewer }) => reviewer,
};
