import type { MergeGroup, MergeGroupSnapshot } from "../../domain/mergeGroup.js";
import { type Clock, earliest, type Instant } from "../../domain/time.js";
import type { Circumstances } from "../circumstances.js";
import { decide } from "../decide.js";
import type { Decision } from "../decision.js";
import { withDocuments } from "../documents.js";
import type { CheckWrite, Gateway } from "../gateway.js";
import { reportGroup } from "./report.js";

/** What a look at a merge group comes to. */
export interface GroupDecision extends Decision {
  readonly writes: readonly CheckWrite[];
  /** The numbers of its pull requests. */
  readonly pulls: readonly number[];
}

/**
 * Judges every pull request of a merge group as on its own head, exceptions counted in, and plans the group's check.
 * What else a pull request is due (answers, labels) is left to a look at itself.
 */
export const decideGroup = (
  snapshot: MergeGroupSnapshot,
  circumstances: Circumstances,
  now: Instant,
): GroupDecision => {
  const judged = snapshot.pulls.map((pull) => ({
    pull,
    findings: decide(pull, circumstances, now).findings,
  }));
  const findings = judged.flatMap((one) => one.findings);
  return {
    findings,
    writes: planGroup(snapshot, reportGroup(snapshot, judged)),
    until: earliest(findings.map(({ until }) => until)),
    pulls: snapshot.pulls.map(({ subject }) => subject.number),
  };
};

const planGroup = (
  { group, check: shown }: MergeGroupSnapshot,
  check: CheckWrite["check"],
): readonly CheckWrite[] => {
  if (shown?.mark === check.mark && shown.conclusion === check.conclusion) return [];
  return shown
    ? [{ kind: "edit check", id: shown.id, check }]
    : [{ kind: "write check", headSha: group.headSha, check }];
};

/**
 * Looks at one merge group and makes its check say what the policy wants.
 *
 * @returns the decision; undefined when the group is no more: merged, dissolved or made anew.
 * @throws GatewayError when GitHub does not answer, or refuses.
 */
export const reconcileGroup = async (
  group: MergeGroup,
  circumstances: Circumstances,
  gateway: Gateway,
  clock: Clock,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<GroupDecision | undefined> => {
  const seen = await gateway.lookAtGroup(group);
  if (!seen) return undefined;
  const snapshot = { ...seen, pulls: await withDocuments(seen.pulls, circumstances, gateway) };
  const decision = decideGroup(snapshot, circumstances, clock.now());
  if (!dryRun) for (const write of decision.writes) await gateway.writeCheck(group, write);
  return decision;
};
