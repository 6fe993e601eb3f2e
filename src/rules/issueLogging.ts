import type { PullRequestSnapshot } from "../domain/snapshot.js";
import { repositoryName } from "../domain/subject.js";
import { listed, quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/** The `logging` section of the policy file. */
export interface LoggingSettings {
  /** Whose changes need no issue. */
  readonly excuse: {
    /** Every bot. */
    readonly bots: boolean;
    /** Logins; an App's with or without `[bot]`. */
    readonly authors: readonly string[];
    readonly labels: readonly string[];
  };
}

/** A login or label as it is compared: GitHub does not regard case, and writes `[bot]` behind an App in some places. */
const plain = (name: string): string => name.toLowerCase().replace(/\[bot\]$/, "");

/**
 * Every production change is logged as an issue (R31): the pull request closes one, is linked to one, or refers to an
 * open one of its own repository.
 */
export const issueLogging: Rule<PullRequestSnapshot, LoggingSettings> = {
  name: "logging",
  judges: "pull request",
  evaluate(pull, { excuse }, world): Ruling {
    if (!world.isProduction(pull.base)) return { findings: [] };
    const passed = (title: string, message: string): Ruling => ({
      findings: [{ rule: "logging", verdict: "pass", title, message }],
    });
    const home = repositoryName(pull.subject);
    const issues = [
      ...pull.linkedIssues.map(({ repository, number }) =>
        repository === home ? `#${number}` : `${repository}#${number}`,
      ),
      ...pull.mentionedIssues.map((number) => `#${number}`),
    ];
    if (issues.length > 0)
      return passed("Logged as an issue", `This change is logged in ${listed(issues, "and")}.`);
    const { author } = pull;
    if (author?.bot && excuse.bots)
      return passed("Needs no issue", "The policy asks no issue of bots.");
    if (author && excuse.authors.some((name) => plain(name) === plain(author.login)))
      return passed("Needs no issue", `The policy asks no issue of ${quoted(author.login)}.`);
    const label = pull.labels.find((worn) =>
      excuse.labels.some((name) => plain(name) === plain(worn)),
    );
    if (label !== undefined)
      return passed(
        "Needs no issue",
        `The policy asks no issue of a change labelled ${quoted(label)}.`,
      );
    return {
      findings: [
        {
          rule: "logging",
          verdict: "fail",
          title: "No issue logs this change",
          message:
            "Every production change is logged as an issue, so that the team can find out later what was done and " +
            "why, and this one names none. Please write `Closes #` and the issue's number in the description, or " +
            "link an issue under Development.",
        },
      ],
    };
  },
};
