import { roleOf } from "../access.js";
import type { PullRequest, Review, User } from "../model.js";
import { reaches } from "../wire/repository.js";
import { type Listing, sorted } from "./listing.js";

const listed = (reviews: Iterable<Review>): Listing<Review> =>
  sorted(reviews, ({ submittedAt, id }) => [submittedAt, id]);

/** Every review, oldest first, narrowed by state and author. */
export const reviewsOf = (
  pull: PullRequest,
  states: readonly string[] | null | undefined,
  author: string | null | undefined,
): Listing<Review> =>
  listed(
    pull.reviews.filter(
      (review) =>
        (!states || states.includes(review.state)) && (!author || review.author.login === author),
    ),
  );

const newestByAuthor = (reviews: readonly Review[]): readonly Review[] => {
  const newest = new Map<User, Review>();
  for (const review of reviews) newest.set(review.author, review);
  return [...newest.values()];
};

/** The newest review of each author, but of those whose review is asked for again. */
export const latestReviews = (pull: PullRequest): Listing<Review> =>
  listed(
    newestByAuthor(pull.reviews).filter(({ author }) => !pull.requestedReviewers.includes(author)),
  );

/** The newest review of each author that has an opinion: a comment after an approval leaves the approval standing. */
export const latestOpinions = (pull: PullRequest, writersOnly: boolean): Listing<Review> =>
  listed(
    newestByAuthor(pull.reviews.filter(({ state }) => state !== "COMMENTED")).filter(
      ({ author }) => !writersOnly || reaches(roleOf(author, pull.repository), "write"),
    ),
  );

/**
 * What the reviews of people who may write come to, against the number of approvals the base branch demands.
 * Null where nothing is demanded and nobody has an opinion.
 */
export const reviewDecision = (pull: PullRequest, demanded: number): string | null => {
  const opinions = latestOpinions(pull, true).items.map(({ state }) => state);
  if (opinions.includes("CHANGES_REQUESTED")) return "CHANGES_REQUESTED";
  const approvals = opinions.filter((state) => state === "APPROVED").length;
  if (approvals >= Math.max(1, demanded)) return "APPROVED";
  return demanded > 0 ? "REVIEW_REQUIRED" : null;
};
