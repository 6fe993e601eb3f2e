import { doer, type Endpoint, ok, onRepository, type RepositoryCall } from "../endpoint.js";
import * as input from "../input.js";
import type { Review } from "../model.js";
import { page } from "../paging.js";
import { Refusal } from "../refusal.js";
import { dismiss, editReview, review } from "../state/reviews.js";
import { reviewJson } from "../wire/threads.js";
import { found, numberIn, pullIn } from "./find.js";

const reviewIn = (call: RepositoryCall): Review => {
  const pull = pullIn(call);
  return found(pull.reviews.find(({ id }) => id === numberIn(call, "review_id")));
};

const STATES = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
} as const;

/** https://docs.github.com/rest/pulls/reviews */
export const reviews: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    docs: "pulls/reviews#list-reviews-for-a-pull-request",
    needs: { pull_requests: "read" },
    answer: (call) => {
      const pull = pullIn(call);
      const path = `/repos/${call.params.owner}/${call.params.repo}/pulls/${pull.number}/reviews`;
      return page(call, path, pull.reviews, (one) => reviewJson(call.world, one));
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    docs: "pulls/reviews#create-a-review-for-a-pull-request",
    needs: { pull_requests: "write" },
    role: "read",
    answer: (call) => {
      const { world, body } = call;
      const pull = pullIn(call);
      const event = input.oneOf(body, "event", ["APPROVE", "REQUEST_CHANGES", "COMMENT"]);
      if (!event) throw new Refusal(422, "Pending reviews are not simulated: give an event");
      const sha = input.text(body, "commit_id") ?? pull.headSha;
      const given = review(
        world,
        doer(call),
        pull,
        STATES[event],
        input.text(body, "body") ?? "",
        sha,
      );
      return ok(reviewJson(world, given));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
    docs: "pulls/reviews#get-a-review-for-a-pull-request",
    needs: { pull_requests: "read" },
    answer: (call) => ok(reviewJson(call.world, reviewIn(call))),
  }),
  onRepository({
    method: "PUT",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
    docs: "pulls/reviews#update-a-review-for-a-pull-request",
    needs: { pull_requests: "write" },
    role: "read",
    answer: (call) => {
      const given = reviewIn(call);
      editReview(call.world, doer(call), given, input.needed(call.body, "body"));
      return ok(reviewJson(call.world, given));
    },
  }),
  onRepository({
    method: "PUT",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals",
    docs: "pulls/reviews#dismiss-a-review-for-a-pull-request",
    needs: { pull_requests: "write" },
    answer: (call) => {
      const given = reviewIn(call);
      input.needed(call.body, "message");
      dismiss(call.world, doer(call), given);
      return ok(reviewJson(call.world, given));
    },
  }),
];
