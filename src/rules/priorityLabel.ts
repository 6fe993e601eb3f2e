import type { Effect } from "../domain/effect.js";
import type { Finding } from "../domain/finding.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { listed, quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/** The `priority` section of the policy file. */
export interface PrioritySettings {
  /** The team's priority labels, the most urgent first. */
  readonly labels: readonly string[];
  /** The label that an issue without a priority wears until it has one. */
  readonly missing: string;
}

const sameLabel = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/**
 * Every open issue carries exactly one of the team's priority labels (R34), so that anyone can see what comes first.
 * GitHub compares label names without regard to case, and so does this.
 */
export const priorityLabel: Rule<IssueSnapshot, PrioritySettings> = {
  name: "priority",
  judges: "issue",
  evaluate(issue, settings): Ruling {
    const carried = settings.labels.filter((label) =>
      issue.labels.some((worn) => sameLabel(worn, label)),
    );
    const needs = (present: boolean): Effect => ({
      kind: "label",
      name: settings.missing,
      present,
    });
    const finding = (part: Pick<Finding, "verdict" | "title" | "message">): Finding => ({
      rule: "priority",
      ...part,
    });

    if (carried.length === 1)
      return {
        findings: [
          finding({
            verdict: "pass",
            title: `Priority: ${carried[0]}`,
            message: `The priority is ${quoted(carried[0] as string)}.`,
          }),
        ],
        effects: [needs(false)],
      };
    if (carried.length === 0)
      return {
        findings: [
          finding({
            verdict: "fail",
            title: "No priority yet",
            message:
              `This issue has no priority, so nobody can tell how soon it must be dealt with. ` +
              `Please give it one of the labels ${listed(settings.labels.map(quoted), "or")}.`,
          }),
        ],
        effects: [needs(true)],
      };
    return {
      findings: [
        finding({
          verdict: "fail",
          title: "More than one priority",
          message:
            `This issue carries ${listed(carried.map(quoted), "and")}, so nobody can tell which of them counts. ` +
            `Please keep one and remove the rest.`,
        }),
      ],
      effects: [needs(false)],
    };
  },
};
