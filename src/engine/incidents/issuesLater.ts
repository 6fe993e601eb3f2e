import type { DocumentJudgement } from "../../documents/contract.js";
import type { Policy } from "../../policy/settings.js";

/**
 * What is judged of a report where its actions get their issues once it has landed: that they have none yet holds nothing
 * up.
 */
export const issuesLater = (
  judgement: DocumentJudgement,
  { incidents }: Pick<Policy, "incidents">,
): DocumentJudgement => {
  if (incidents === false || incidents.actions === false) return judgement;
  const findings = judgement.findings.filter(({ field }) => field !== "action_issues");
  return {
    ...judgement,
    findings,
    complete: findings.every(({ verdict }) => verdict !== "fail"),
  };
};
