import { type GateAnswer, type GateSnapshot, MOST_REPORTS } from "../../domain/gate.js";
import type { PullRequestSnapshot } from "../../domain/snapshot.js";
import type { Subject } from "../../domain/subject.js";
import { earliest, type Instant } from "../../domain/time.js";
import { isProductionEnvironment } from "../../policy/policy.js";
import type { Policy } from "../../policy/settings.js";
import type { Circumstances } from "../circumstances.js";
import { decidePullRequest } from "../decide.js";
import { evaluate } from "../evaluate.js";
import { granters } from "../exceptions/granters.js";
import { ASK_AGAIN } from "../policyFindings.js";
import {
  type Judged,
  sayApproved,
  sayInvalid,
  sayNoPolicy,
  sayOtherEnvironment,
  sayWaiting,
} from "./words.js";

/** What a look at a gate comes to. */
export interface GateDecision {
  /** Undefined when there is nothing new to say. */
  readonly answer: GateAnswer | undefined;
  /** When it is to be looked at again; undefined if time alone changes nothing, or it was approved. */
  readonly until: Instant | undefined;
  /** Pull requests on which a command waits for its answer. */
  readonly unanswered: readonly Subject[];
}

/**
 * Whether a deployment may go ahead: into production by the verdict of the pull requests that it brings, or, without
 * one, if production is not frozen. What may not is never rejected, which would fail its run for good: it is told why
 * and until when, once, and left to wait.
 */
export const decideGate = (
  seen: GateSnapshot,
  circumstances: Circumstances,
  now: Instant,
): GateDecision => {
  const { policy: outcome } = circumstances;
  const { environment } = seen.gate;
  if (outcome.kind === "unreachable") return wait(seen, undefined, now.add(ASK_AGAIN));
  if (outcome.kind === "absent") return approve(sayNoPolicy());
  if (outcome.kind === "invalid") return wait(seen, sayInvalid(environment, outcome.file));
  const { policy } = outcome;
  if (!isProductionEnvironment(policy, environment))
    return approve(sayOtherEnvironment(environment));
  const decisions = seen.pulls.map((pull) => ({ pull, ...decide(pull, circumstances, now) }));
  const judged: readonly Judged[] =
    decisions.length > 0 ? decisions : [judgeCommit(seen, circumstances, now)];
  const unanswered = decisions
    .filter(({ writes }) => writes.some(({ kind }) => kind === "write comment"))
    .map(({ pull }) => pull.subject);
  const findings = judged.flatMap((one) => one.findings);
  if (findings.every(({ verdict }) => verdict === "pass"))
    return { ...approve(sayApproved(seen, judged)), unanswered };
  const comment = sayWaiting(seen, judged, grantersOf(policy, circumstances));
  return { ...wait(seen, comment, earliest(findings.map(({ until }) => until))), unanswered };
};

const approve = (comment: string): GateDecision => ({
  answer: { approved: true, comment },
  until: undefined,
  unanswered: [],
});

// What has been said stands in the run's history: it is not said again, however often anybody looks.
const wait = (seen: GateSnapshot, comment: string | undefined, until?: Instant): GateDecision => {
  const isNews =
    comment !== undefined && !seen.said.includes(comment) && seen.said.length < MOST_REPORTS;
  return { answer: isNews ? { approved: false, comment } : undefined, until, unanswered: [] };
};

// Into whichever branch a change was merged: deployed to production, it is in production.
const everywhere = { isProduction: (): boolean => true };

const decide = (pull: PullRequestSnapshot, circumstances: Circumstances, now: Instant) =>
  decidePullRequest(pull, evaluate(pull, circumstances, now, everywhere), circumstances, now);

/** A commit that no pull request brought has no author, approval or issue to judge: the freeze alone speaks. */
const judgeCommit = (seen: GateSnapshot, circumstances: Circumstances, now: Instant): Judged => {
  const { owner, name } = seen.gate;
  const commit: PullRequestSnapshot = {
    kind: "pull request",
    subject: { owner, name, number: 0 },
    title: "",
    body: "",
    open: false,
    merged: true,
    createdAt: now,
    author: undefined,
    labels: [],
    freezeIssues: seen.freezeIssues,
    sharesHeadWith: [],
    draft: false,
    base: seen.ref,
    headSha: seen.sha,
    paths: [],
    approvals: [],
    linkedIssues: [],
    mentionedIssues: [],
    deployments: [],
    comments: [],
    headSeenAt: undefined,
    policyAtHead: undefined,
    check: undefined,
  };
  const { findings } = evaluate(commit, circumstances, now, everywhere);
  return { pull: undefined, findings: findings.filter(({ rule }) => rule === "freeze") };
};

const grantersOf = (policy: Policy, { teams }: Circumstances): string | undefined =>
  policy.exceptions === false ? undefined : granters(policy.exceptions, policy, teams).said;
