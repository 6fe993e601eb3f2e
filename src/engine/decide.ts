import { commands } from "../commands/index.js";
import { switchedOn } from "../domain/authority.js";
import type { Finding } from "../domain/finding.js";
import type { PullRequestSnapshot, Snapshot } from "../domain/snapshot.js";
import { earliest, type Instant } from "../domain/time.js";
import type { Policy } from "../policy/settings.js";
import { rules } from "../rules/index.js";
import type { Ruling } from "../rules/rule.js";
import type { Circumstances } from "./circumstances.js";
import { decideIssue } from "./decideIssue.js";
import type { Decision } from "./decision.js";
import { evaluate } from "./evaluate.js";
import { doDeskwork } from "./exceptions/deskwork.js";
import { excuse, sayLedger } from "./exceptions/excuse.js";
import type { GrantTerms } from "./exceptions/grant.js";
import { granters } from "./exceptions/granters.js";
import { excuseFix, excusing, sayIncidents } from "./exceptions/incidents.js";
import type { Write } from "./gateway.js";
import { plan } from "./plan.js";

/** From what GitHub shows to what is to be written: all of watchbill's judgement, without a single effect. */
export const decide = (
  snapshot: Snapshot,
  circumstances: Circumstances,
  now: Instant,
): Decision => {
  if (snapshot.kind === "issue") return decideIssue(snapshot, circumstances, now);
  const { merged } = snapshot;
  if (!snapshot.open && !merged) return { findings: [], writes: [], until: undefined };
  const ruling = evaluate(snapshot, circumstances, now);
  const decision = decidePullRequest(snapshot, ruling, circumstances, now);
  // Its deployment may still wait, so commands are answered; but its check is no longer anyone's concern.
  return merged ? { ...decision, until: undefined } : decision;
};

const decided = (
  findings: readonly Finding[],
  writes: readonly Write[],
  notes: readonly string[] = [],
): Decision => ({
  findings,
  writes,
  notes,
  until: earliest(findings.map(({ until }) => until)),
});

/**
 * What a ruling on a pull request comes to, less what is excused, with the answers that its commands are due. Of one that
 * is no longer open, nothing but these answers is written.
 */
export const decidePullRequest = (
  pull: PullRequestSnapshot,
  ruling: Ruling,
  { policy: outcome, teams }: Circumstances,
  now: Instant,
): Decision => {
  // Who may grant what stands in the policy: without a valid one, commands wait.
  if (outcome.kind !== "valid") return decided(ruling.findings, plan(pull, ruling));
  const { policy } = outcome;
  const known = switchedOn(commands, policy.commands);
  const desk = doDeskwork(pull, ruling.findings, grantTerms(policy, teams), known);
  const excused = excuse(ruling.findings, desk.ledger, pull, now, policy.timezone);
  const fix = excuseFix(excused, pull, desk.answers, excusing(policy), now);
  const { findings } = fix;
  const incidents = sayIncidents(fix.records, policy.timezone);
  const notes = sayLedger(desk.ledger, pull, now, policy.timezone, incidents);
  const writes = [...desk.writes, ...fix.writes, ...plan(pull, { ...ruling, findings }, notes)];
  return decided(findings, writes, notes);
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
