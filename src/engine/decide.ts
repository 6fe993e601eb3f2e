import type { Finding } from "../domain/finding.js";
import type { PullRequestSnapshot, Snapshot } from "../domain/snapshot.js";
import type { Subject } from "../domain/subject.js";
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
import { excuseFix, sayIncidents } from "./exceptions/incidents.js";
import type { Write } from "./gateway.js";
import { plan } from "./plan.js";

/** What a look comes to. */
export interface Decision {
  readonly findings: readonly Finding[];
  readonly writes: readonly Write[];
  /** When the first of the findings may cease to hold, and the subject is to be looked at again. */
  readonly until: Instant | undefined;
  /** What the end of a check's summary says. */
  readonly notes?: readonly string[];
  /** The pull request whose look settles the check, if it is shared and another's: see sharedHead.ts. */
  readonly elsewhere?: Subject;
}

/** From what GitHub shows to what is to be written: all of watchbill's judgement, without a single effect. */
export const decide = (
  snapshot: Snapshot,
  circumstances: Circumstances,
  now: Instant,
): Decision => {
  const merged = snapshot.kind === "pull request" && snapshot.merged;
  if (!snapshot.open && !merged) return { findings: [], writes: [], until: undefined };
  const ruling = evaluate(snapshot, circumstances, now);
  if (snapshot.kind === "issue") return decided(ruling.findings, plan(snapshot, ruling));
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
  const desk = doDeskwork(pull, ruling.findings, grantTerms(policy, teams));
  const excused = excuse(ruling.findings, desk.ledger, pull, now, policy.timezone);
  const label = policy.exceptions === false ? false : policy.exceptions.incidents;
  const fix = excuseFix(excused, pull, desk.answers, label, now);
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
