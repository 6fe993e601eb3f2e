import { describe, expect, it } from "@jest/globals";
import { POLICY_PATH } from "../../../src/policy/path.js";
import { mergePull } from "../state/merge.js";
import { retarget, setDraft } from "../state/pulls.js";
import { moveBranch } from "../state/push.js";
import { review } from "../state/reviews.js";
import { openIssue } from "../state/threads.js";
import { inThread, repositoryIn, smallWorld } from "./smallWorld.js";

const pullIn = (body: Parameters<typeof repositoryIn>[0]) => repositoryIn(body).issueOrPullRequest;

describe("a pull request", () => {
  it("shows where it goes, what it changes and the policy at its head", async () => {
    const { ops, propose, ask } = smallWorld();
    const pull = propose(
      { [POLICY_PATH]: "timezone: Africa/Cairo\n", "README.md": "# other\n" },
      { title: "Zone", draft: true },
    );
    const body = await ask(
      inThread(
        pull,
        `isDraft baseRefName headRefName headRefOid isCrossRepository merged state mergeable mergeStateStatus
         headRepository { nameWithOwner } autoMergeRequest { enabledAt } reviewDecision
         files(first: 100) { nodes { path additions deletions changeType } }
         baseRef { target { oid } branchProtectionRule { pattern } refUpdateRule { pattern } }
         commits(last: 1) { totalCount nodes { commit {
           oid
           file(path: "${POLICY_PATH}") { object { ... on Blob { text isBinary isTruncated } } }
           missing: file(path: "nope") { object { oid } }
         } } }`,
      ),
      {},
      { contents: "read", pull_requests: "read", administration: "read" },
    );
    expect(pullIn(body)).toEqual({
      isDraft: true,
      baseRefName: "main",
      headRefName: "change-1",
      headRefOid: pull.headSha,
      isCrossRepository: false,
      merged: false,
      state: "OPEN",
      mergeable: "MERGEABLE",
      mergeStateStatus: "DRAFT",
      headRepository: { nameWithOwner: "harbour/ops" },
      autoMergeRequest: null,
      reviewDecision: null,
      files: {
        nodes: [
          { path: POLICY_PATH, additions: 1, deletions: 0, changeType: "ADDED" },
          { path: "README.md", additions: 1, deletions: 1, changeType: "MODIFIED" },
        ],
      },
      baseRef: {
        target: { oid: ops.branches.get("main") },
        branchProtectionRule: null,
        refUpdateRule: null,
      },
      commits: {
        totalCount: 1,
        nodes: [
          {
            commit: {
              oid: pull.headSha,
              file: {
                object: { text: "timezone: Africa/Cairo\n", isBinary: false, isTruncated: false },
              },
              missing: null,
            },
          },
        ],
      },
    });
  });

  it("counts its reviews: all, the latest of each, and the decision", async () => {
    const { world, bram, propose, ask } = smallWorld();
    const pull = propose({ "a.txt": "a\n" });
    const by = { user: bram };
    review(world, by, pull, "CHANGES_REQUESTED", "No");
    review(world, by, pull, "APPROVED", "Yes");
    review(world, by, pull, "COMMENTED", "By the way");
    const body = await ask(
      inThread(
        pull,
        `reviewDecision
         reviews(first: 10) { nodes { state author { login } commit { oid } submittedAt } }
         approvals: reviews(last: 5, states: APPROVED) { totalCount }
         latestReviews(first: 5) { nodes { state } }
         latestOpinionatedReviews(first: 5) { nodes { state } }`,
      ),
    );
    expect(pullIn(body)).toMatchObject({
      reviewDecision: "APPROVED",
      reviews: {
        nodes: [
          {
            state: "CHANGES_REQUESTED",
            author: { login: "bram" },
            commit: { oid: pull.headSha },
            submittedAt: "2026-11-18T07:00:00Z",
          },
          { state: "APPROVED" },
          { state: "COMMENTED" },
        ],
      },
      approvals: { totalCount: 1 },
      latestReviews: { nodes: [{ state: "COMMENTED" }] },
      latestOpinionatedReviews: { nodes: [{ state: "APPROVED" }] },
    });
  });

  it("names the issues it closes, and they it", async () => {
    const { world, amina, ops, propose, ask } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, { title: "Broken" });
    const pull = propose({ "a.txt": "a\n" }, { body: `Fixes #${issue.number}` });
    const body = await ask(
      inThread(pull, "closingIssuesReferences(first: 5) { nodes { number } }"),
    );
    expect(pullIn(body)).toEqual({
      closingIssuesReferences: { nodes: [{ number: issue.number }] },
    });
    const back = await ask(
      inThread(
        issue,
        `closedByPullRequestsReferences(first: 5) { nodes { number } }
         timelineItems(first: 5, itemTypes: CROSS_REFERENCED_EVENT) { nodes {
           ... on CrossReferencedEvent { willCloseTarget actor { login } source { ... on PullRequest { number } } }
         } }`,
      ),
    );
    expect(pullIn(back)).toEqual({
      closedByPullRequestsReferences: { nodes: [{ number: pull.number }] },
      timelineItems: {
        nodes: [
          { willCloseTarget: true, actor: { login: "amina" }, source: { number: pull.number } },
        ],
      },
    });
  });

  it("tells of its head's force-pushes, its base's change and its draft's end", async () => {
    const { world, amina, ops, propose, ask } = smallWorld();
    const by = { user: amina };
    const pull = propose({ "a.txt": "a\n" }, { draft: true });
    const other = propose({ "b.txt": "b\n" });
    const before = pull.headSha;
    moveBranch(world, by, ops, pull.head, other.headSha);
    moveBranch(world, by, ops, "release", ops.branches.get("main"));
    retarget(world, by, pull, "release");
    setDraft(world, by, pull, false);
    const body = await ask(
      inThread(
        pull,
        `timelineItems(first: 9, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT, BASE_REF_CHANGED_EVENT, READY_FOR_REVIEW_EVENT]) {
          nodes {
            ... on HeadRefForcePushedEvent { beforeCommit { oid } afterCommit { oid } actor { login } }
            ... on BaseRefChangedEvent { previousRefName currentRefName }
            ... on ReadyForReviewEvent { createdAt }
          }
        }`,
      ),
    );
    expect(pullIn(body)).toEqual({
      timelineItems: {
        nodes: [
          {
            beforeCommit: { oid: before },
            afterCommit: { oid: other.headSha },
            actor: { login: "amina" },
          },
          { previousRefName: "main", currentRefName: "release" },
          { createdAt: "2026-11-18T07:00:00Z" },
        ],
      },
    });
  });

  it("is MERGED once merged, with the commit that brought it", async () => {
    const { world, amina, propose, ask } = smallWorld();
    const pull = propose({ "a.txt": "a\n" });
    const made = mergePull(world, { user: amina }, pull, {});
    const body = await ask(
      inThread(
        pull,
        `state merged mergedBy { login } mergeStateStatus
         mergeCommit { oid associatedPullRequests(first: 5) { nodes { number } } }`,
      ),
    );
    expect(pullIn(body)).toEqual({
      state: "MERGED",
      merged: true,
      mergedBy: { login: "amina" },
      mergeStateStatus: "UNKNOWN",
      mergeCommit: {
        oid: made.sha,
        associatedPullRequests: { nodes: [{ number: pull.number }] },
      },
    });
  });
});
