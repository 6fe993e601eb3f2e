import type { Finding } from "../domain/finding.js";
import type { PullRequestSnapshot, Snapshot } from "../domain/snapshot.js";
import { earliest, type Instant } from "../domain/time.js";
import type { Policy } from "../policy/settings.js";
import { rules } from "../rules/index.js";
import type { Ruling } from "../rules/rule.js";
import type { Circumstances } from "./circumstances.js";
import { evaluate } from "./evaluate.js";
import { doDeskwork } from "./exceptions/deskwork.js";
import { excuse, sayLedger } from "./exceptions/excuse.js";
import type { GrantTerms } from "./exceptions/grant.js";
import { granters } from "./exceptions/granters.js";
import type { Write } from "./gateway.js";
import { plan } from "./plan.js";

/** What a look comes to. */
export interface Decision {
  readonly findings: readonly Finding[];
  readonly writes: readonly Write[];
  /** When the first of the findings may cease to hold, and the subject is to be looked at again. */
  readonly until: Instant | undefined;
}

/** From what GitHub shows to what is to be written: all of watchbill's judgement, without a single effect. */
export const decide = (
  snapshot: Snapshot,
  circumstances: Circumstances,
  now: Instant,
): Decision => {
  if (!snapshot.open) return { findings: [], writes: [], until: undefined };
  const ruling = evaluate(snapshot, circumstances, now);
  if (snapshot.kind === "issue") return decided(ruling.findings, plan(snapshot, ruling));
  return decidePullRequest(snapshot, ruling, circumstances, now);
};

const decided = (findings: readonly Finding[], writes: readonly Write[]): Decision => ({
  findings,
  writes,
  until: earliest(findings.map(({ until }) => until)),
});

const decidePullRequest = (
  pull: PullRequestSnapshot,
  ruling: Ruling,
  { policy: outcome, teams }: Circumstances,
  now: Instant,
): Decision => {
  // Who may grant what stands in the policy: without a valid one, commands wait.
  if (outcome.kind !== "valid") return decided(ruling.findings, plan(pull, ruling));
  const { policy } = outcome;
  const desk = doDeskwork(pull, ruling.findings, grantTerms(policy, teams));
  const findings = excuse(ruling.findings, desk.ledger, pull, now, policy.timezone);
  const notes = sayLedger(desk.ledger, pull, now, policy.timezone);
  return decided(findings, [...desk.writes, ...plan(pull, { ...ruling, findings }, notes)]);
};

const grantTerms = (policy: Policy, teams: Circumstances["teams"]): GrantTerms | undefined =>
  policy.exceptions === false
    ? undefined
    : {
        settings: policy.exceptions,
        granters: granters(policy.exceptions, policy, teams),
        rules: rules
          .filter(({ judges, name }) => judges === "pull request" && policy[name as keyof Policy])
          .map(({ name }) => name),
        timezone: policy.timezone,
      };
