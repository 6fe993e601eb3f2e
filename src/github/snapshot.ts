import type {
  CheckRun,
  Conclusion,
  Deployment,
  FreezeIssue,
  PullRequestSnapshot,
  Snapshot,
} from "../domain/snapshot.js";
import { type Repository, repositoryName } from "../domain/subject.js";
import { earliest, Temporal } from "../domain/time.js";
import { speaksFor } from "../engine/report.js";
import { commentOf } from "./comment.js";
import { common } from "./common.js";
import type { CheckRunFacts, CommitFacts, PullRequestFacts, SubjectFacts } from "./facts.js";
import { issueSnapshot } from "./issueSnapshot.js";
import { linkedIssueOf } from "./linkedIssue.js";

/**
 * Turns GitHub's answer into a snapshot.
 *
 * @param mentionedIssues see mentions.ts
 * @param viewer the login that watchbill acts under: `slug[bot]` for an App or an Action's token.
 * @param freezeIssues see freezeIssues.ts
 */
export const snapshotOf = (
  repository: Repository,
  facts: SubjectFacts,
  viewer: string,
  mentionedIssues: readonly number[],
  freezeIssues: readonly FreezeIssue[],
): Snapshot =>
  facts.__typename === "Issue"
    ? issueSnapshot(repository, facts, viewer, freezeIssues)
    : pullRequestSnapshot(repository, facts, viewer, mentionedIssues, freezeIssues);

const CONCLUSIONS: ReadonlyMap<string, Conclusion> = new Map([
  ["SUCCESS", "success"],
  ["FAILURE", "failure"],
  ["NEUTRAL", "neutral"],
]);

type Checked = Pick<CommitFacts, "checkSuites">;

const ownSuites = (commit: Checked, viewer: string) =>
  commit.checkSuites.nodes.filter(({ app }) => app && `${app.slug}[bot]` === viewer);

/** The newest check run on a commit that watchbill itself wrote. */
export const ownCheck = (commit: Checked, viewer: string): CheckRun | undefined => {
  const runs = ownSuites(commit, viewer).flatMap(({ checkRuns }) => checkRuns.nodes);
  const newest = runs.reduce<CheckRunFacts | undefined>(
    (latest, run) => (latest && latest.databaseId > run.databaseId ? latest : run),
    undefined,
  );
  return (
    newest && {
      id: newest.databaseId,
      conclusion: CONCLUSIONS.get(newest.conclusion ?? ""),
      mark: newest.externalId ?? "",
      hasAnnotations: newest.annotations.totalCount > 0,
    }
  );
};

/** A success becomes inactive once another commit is deployed there (https://docs.github.com/en/rest/deployments/statuses). */
const GREEN = new Set(["SUCCESS", "INACTIVE"]);

// A merge commit that changes nothing on top of what it merges promotes it: what was tested there was this content.
const deploymentsOf = (head: CommitFacts): readonly Deployment[] =>
  [...head.parents.nodes.filter(({ tree }) => tree.oid === head.tree.oid), head]
    .flatMap(({ deployments }) => deployments?.nodes ?? [])
    .flatMap(({ environment, latestStatus }) =>
      environment === null ? [] : [{ environment, green: GREEN.has(latestStatus?.state ?? "") }],
    );

/**
 * The other open pull requests with this head. GitHub names those of a commit only as long as the default branch does
 * not have it (https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit), and those
 * of a branch always, but only of that one branch: so both are asked.
 */
const siblingsOf = (repository: Repository, facts: PullRequestFacts): readonly number[] => {
  const found = [facts.headRef, ...facts.commits.nodes.map(({ commit }) => commit)]
    .flatMap((one) => one?.associatedPullRequests?.nodes ?? [])
    .filter(
      ({ closed, headRefOid, baseRepository }) =>
        !closed &&
        headRefOid === facts.headRefOid &&
        baseRepository?.nameWithOwner.toLowerCase() === repositoryName(repository).toLowerCase(),
    )
    .map(({ number }) => number);
  return [...new Set(found)]
    .filter((number) => number !== facts.number)
    .sort((one, other) => one - other);
};

// A commit may have been pushed elsewhere long before it was moved here by force.
const headSeenAt = ({ moves }: PullRequestFacts, head: Checked, viewer: string) => {
  const pushed = earliest(
    ownSuites(head, viewer).map(({ createdAt }) => Temporal.Instant.from(createdAt)),
  );
  const moved = moves.nodes.map(({ createdAt }) => Temporal.Instant.from(createdAt));
  return pushed && [pushed, ...moved].sort(Temporal.Instant.compare).at(-1);
};

/** Turns GitHub's answer about a pull request into a snapshot: see `snapshotOf`. */
export const pullRequestSnapshot = (
  repository: Repository,
  facts: PullRequestFacts,
  viewer: string,
  mentionedIssues: readonly number[],
  freezeIssues: readonly FreezeIssue[],
): PullRequestSnapshot => {
  const commit = facts.commits.nodes.at(-1)?.commit;
  const file = commit?.file?.object;
  // The commit list can lag behind the head for a moment after a push; a check on another commit is not this one's.
  const head = commit?.oid === facts.headRefOid ? commit : undefined;
  const check = head && ownCheck(head, viewer);
  const subject = { owner: repository.owner, name: repository.name, number: facts.number };
  // A commit that only another pull request had as its head so far is as good as just pushed.
  const isKnown = check && speaksFor(check.mark, { subject, base: facts.baseRefName });
  const whole = file && !file.isBinary && !file.isTruncated;
  return {
    kind: "pull request",
    ...common(repository, facts, freezeIssues),
    draft: facts.isDraft,
    merged: facts.merged,
    base: facts.baseRefName,
    headSha: facts.headRefOid,
    sharesHeadWith: siblingsOf(repository, facts),
    paths: facts.files?.nodes.map(({ path }) => path) ?? [],
    approvals: (facts.latestOpinionatedReviews?.nodes ?? [])
      .filter(({ state }) => state === "APPROVED")
      .flatMap(({ author, commit: reviewed }) =>
        author && reviewed ? [{ by: author.login, sha: reviewed.oid }] : [],
      ),
    linkedIssues: (facts.closingIssuesReferences?.nodes ?? []).map(linkedIssueOf),
    mentionedIssues,
    comments: facts.comments.nodes.map(commentOf),
    headSeenAt: isKnown ? headSeenAt(facts, head, viewer) : undefined,
    deployments: commit ? deploymentsOf(commit) : [],
    policyAtHead: file ? { text: whole ? (file.text ?? undefined) : undefined } : undefined,
    check,
  };
};
