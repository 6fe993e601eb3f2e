import { identity } from "../ids.js";
import type { PullRequest, Review, World } from "../model.js";
import { Refusal } from "../refusal.js";
import { pullJson } from "../wire/pull.js";
import { reviewJson } from "../wire/threads.js";
import { type Doer, emit, keep } from "../world.js";
import { protectionOf } from "./requirements.js";
import { checkBody } from "./threads.js";
import { tell } from "./timeline.js";

/** Webhooks write a review's state small, REST writes it large. */
const tellReview = (
  world: World,
  by: Doer,
  review: Review,
  action: string,
  extra: Record<string, unknown> = {},
): void => {
  const { pull } = review;
  emit(world, by, {
    event: "pull_request_review",
    action,
    repository: pull.repository,
    payload: () => ({
      pull_request: pullJson(world, pull),
      review: {
        ...reviewJson(world, review),
        body: review.body === "" ? null : review.body,
        state: review.state.toLowerCase(),
      },
      ...extra,
    }),
  });
};

/** Gives a review on the head as it stands. Throws 422 where GitHub does: one's own, or without words. */
export const review = (
  world: World,
  by: Doer,
  pull: PullRequest,
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED",
  body: string,
  commitSha = pull.headSha,
): Review => {
  if (pull.author === by.user && state !== "COMMENTED")
    throw new Refusal(422, "Unprocessable Entity", {
      errors: [
        state === "APPROVED"
          ? "Can not approve your own pull request"
          : "Can not request changes on your own pull request",
      ],
    });
  if (state !== "APPROVED" && body.trim() === "")
    throw new Refusal(422, "Unprocessable Entity", { errors: ["Body can't be blank"] });
  checkBody("PullRequestReview", body);
  const now = world.clock.now();
  const given = keep<Review>(world, {
    type: "PullRequestReview",
    ...identity(world, "PRR"),
    pull,
    author: by.user,
    state,
    body,
    commitSha,
    submittedAt: now,
    updatedAt: now,
  });
  pull.reviews.push(given);
  pull.repository.reviews.set(given.id, given);
  const asked = pull.requestedReviewers.indexOf(by.user);
  if (asked >= 0) pull.requestedReviewers.splice(asked, 1);
  tell(world, by, pull, { kind: "reviewed", review: given });
  tellReview(world, by, given, "submitted");
  return given;
};

export const dismiss = (world: World, by: Doer, given: Review): void => {
  if (given.state === "DISMISSED" || given.state === "COMMENTED")
    throw new Refusal(422, "Can not dismiss a commented pull request review");
  given.state = "DISMISSED";
  given.updatedAt = world.clock.now();
  given.pull.updatedAt = given.updatedAt;
  tellReview(world, by, given, "dismissed");
};

/** Edits a review's text. */
export const editReview = (world: World, by: Doer, given: Review, body: string): void => {
  if (given.body === body) return;
  const from = given.body;
  given.body = body;
  given.updatedAt = world.clock.now();
  tellReview(world, by, given, "edited", { changes: { body: { from } } });
};

/** A new head takes back approvals where the base's protection says so. */
export const dismissStale = (world: World, by: Doer, pull: PullRequest): void => {
  if (!protectionOf(pull.repository, pull.base)?.reviews?.dismissStale) return;
  for (const given of pull.reviews) if (given.state === "APPROVED") dismiss(world, by, given);
};
