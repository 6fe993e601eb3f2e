import type { Finding } from "../domain/finding.js";
import type { Snapshot } from "../domain/snapshot.js";
import type { Instant } from "../domain/time.js";
import type { Policy } from "../policy/settings.js";
import { type AnyRule, rules } from "../rules/index.js";
import type { Ruling, World } from "../rules/rule.js";
import { callOf } from "./calledFreezes.js";
import type { Circumstances } from "./circumstances.js";
import { judgeDocuments } from "./documents.js";
import { judgeIncident } from "./incidents/judge.js";
import { scheduleFindings } from "./maintenance/findings.js";
import { policyFindings } from "./policyFindings.js";
import { type Told, worldOf } from "./world.js";

/**
 * Judges a subject by every rule that speaks about its kind and is switched on, and by the state of the policy itself.
 * Without a valid policy no rule is asked: `policyFindings` then speaks alone, and nothing else is wanted of GitHub.
 */
export const evaluate = (
  snapshot: Snapshot,
  { policy: outcome, teams }: Circumstances,
  now: Instant,
  told: Omit<Told, "adHocFreezes"> = {},
): Ruling => {
  const ofPolicy = policyFindings(snapshot, outcome, now);
  if (outcome.kind !== "valid") return { findings: ofPolicy };
  const { policy } = outcome;
  const calls = policy.freeze
    ? snapshot.freezeIssues.map((issue) => ({ issue, ...callOf(issue, policy, teams) }))
    : [];
  const ofCall = calls
    .filter(({ issue }) => issue.number === snapshot.subject.number)
    .map(({ finding }) => finding);
  const adHocFreezes = calls.flatMap(({ freeze }) => freeze ?? []);
  const world = {
    ...worldOf(policy, teams, now, { ...told, adHocFreezes }),
    documents: judgeDocuments(snapshot, policy),
    report: snapshot.kind === "issue" ? judgeIncident(snapshot, policy) : undefined,
  };
  const rulings = rules
    .filter((rule) => rule.judges === snapshot.kind)
    .filter((rule) => snapshot.kind !== "issue" || snapshot.open || rule.alsoClosed)
    .map((rule) => judge(rule, snapshot, policy, world));
  return {
    findings: [
      ...rulings.flatMap(({ findings }) => findings),
      ...ofCall,
      ...scheduleFindings(snapshot),
      ...ofPolicy,
    ],
    effects: rulings.flatMap(({ effects }) => effects ?? []),
  };
};

const judge = (rule: AnyRule, snapshot: Snapshot, policy: Policy, world: World): Ruling => {
  const settings = policy[rule.name as keyof Policy];
  if (settings === false) return { findings: [] };
  try {
    return rule.evaluate(snapshot as never, settings as never, world);
  } catch (error) {
    return { findings: [brokenRule(rule.name, error)] };
  }
};

// One rule's defect must not take the other verdicts with it, nor turn a blocked pull request green.
const brokenRule = (rule: string, error: unknown): Finding => ({
  rule,
  verdict: "unknown",
  title: `The rule "${rule}" failed`,
  message:
    `watchbill could not judge the rule "${rule}" because of a defect of its own; the last verdict stands. ` +
    `Please report it to whoever runs watchbill: ${error instanceof Error ? error.message : String(error)}`,
});
