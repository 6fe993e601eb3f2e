import { roleOf } from "../access.js";
import type { PullRequest, Review, User } from "../model.js";
import { isBehind, pullFacts } from "../pullFacts.js";
import { reaches } from "../wire/repository.js";
import { checksRefusal, requirementsOf } from "./requirements.js";
import { latestRuns } from "./suiteVerdict.js";

/** Each reviewer's latest approval or request for changes; a comment takes neither back, a dismissal does. */
export const latestOpinions = (pull: PullRequest): readonly Review[] => {
  const latest = new Map<User, Review>();
  for (const review of pull.reviews)
    if (review.state !== "COMMENTED") latest.set(review.author, review);
  return [...latest.values()].filter((review) => review.state !== "DISMISSED");
};

/** Why reviews do not let the pull request in; undefined if they do or none are asked for. */
const reviewsRefusal = (pull: PullRequest, approvals: number): string | undefined => {
  if (approvals === 0) return undefined;
  const counting = latestOpinions(pull).filter((review) =>
    reaches(roleOf(review.author, pull.repository), "write"),
  );
  if (counting.some((review) => review.state === "CHANGES_REQUESTED"))
    return "Changes have been requested.";
  const given = counting.filter((review) => review.state === "APPROVED").length;
  if (given >= approvals) return undefined;
  const plural = approvals === 1 ? "review is" : "reviews are";
  return `At least ${approvals} approving ${plural} required by reviewers with write access.`;
};

/** Every reason why the base branch's protection keeps the pull request out, as GitHub words them. */
export const protectionRefusals = (pull: PullRequest): readonly string[] => {
  const { repository } = pull;
  const required = requirementsOf(repository, pull.base);
  return [
    checksRefusal(repository, pull.headSha, required.checks),
    reviewsRefusal(pull, required.approvals),
    required.strict && isBehind(pull)
      ? "Head branch is out of date. Update it with the base branch and try again."
      : undefined,
  ].flatMap((refusal) => refusal ?? []);
};

/** `mergeable_state` of an open pull request. https://docs.github.com/graphql/reference/enums#mergestatestatus */
export const mergeState = (pull: PullRequest): string => {
  if (!pull.repository.branches.has(pull.base)) return "unknown";
  if (pullFacts(pull).merged === undefined) return "dirty";
  if (pull.draft) return "draft";
  const required = requirementsOf(pull.repository, pull.base);
  if (protectionRefusals(pull).length > 0)
    return required.strict && isBehind(pull) ? "behind" : "blocked";
  const suites = pull.repository.suitesBySha.get(pull.headSha) ?? [];
  const red = suites
    .flatMap((suite) => latestRuns(suite.runs))
    .some((run) => run.status !== "completed" || run.conclusion === "failure");
  return red ? "unstable" : "clean";
};
