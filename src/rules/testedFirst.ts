import type { PullRequestSnapshot } from "../domain/snapshot.js";
import { listed, quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/** The `tested` section of the policy file. Empty lists demand nothing. */
export interface TestedSettings {
  /** Environments in which the change must be deployed and green before it goes into production. */
  readonly environments: readonly string[];
  /** Items that must be ticked off in the pull request's description. */
  readonly checklist: readonly string[];
}

const TICKED = /^\s*(?:[-*+]|\d+[.)])\s+\[[xX]\]\s+(.+?)\s*$/;

const words = (text: string): string =>
  text
    .replaceAll(/[*_`~]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** The texts of the ticked items of a description's task lists (https://github.github.com/gfm/#task-list-items-extension-). */
const ticked = (body: string): readonly string[] =>
  body.split(/\r?\n/).flatMap((line) => {
    const [, item] = TICKED.exec(line) ?? [];
    return item ? [words(item)] : [];
  });

/**
 * Only thoroughly tested products reach production (R39): the change was deployed to the earlier environments, where
 * its newest deployment is green, or its author has ticked off what the policy names. A deployment counts when it is of
 * the head, or of the very same content.
 */
export const testedFirst: Rule<PullRequestSnapshot, TestedSettings> = {
  name: "tested",
  judges: "pull request",
  evaluate(pull, settings, world): Ruling {
    const asked = [...settings.environments, ...settings.checklist];
    if (asked.length === 0 || !world.isProduction(pull.base)) return { findings: [] };
    const untested = settings.environments.filter((environment) => !isGreen(pull, environment));
    const done = ticked(pull.body);
    const unticked = settings.checklist.filter((item) => !done.includes(words(item)));
    if (untested.length + unticked.length === 0)
      return {
        findings: [
          {
            rule: "tested",
            verdict: "pass",
            title: "Tested before production",
            message: `This change has passed ${listed(asked.map(quoted), "and")}.`,
          },
        ],
      };
    const todo = [
      ...(untested.length > 0
        ? [`deploy its current commit to ${listed(untested.map(quoted), "and")} with success`]
        : []),
      ...(unticked.length > 0
        ? [`tick off ${listed(unticked.map(quoted), "and")} in the description`]
        : []),
    ];
    return {
      findings: [
        {
          rule: "tested",
          verdict: "fail",
          title: "Not tested before production yet",
          message: `Only what was tested goes into production. Please ${listed(todo, "and")}; this check then turns green by itself.`,
          reason: `Only what was tested goes into production. Please ${listed(todo, "and")}.`,
        },
      ],
    };
  },
};

// GitHub lists deployments oldest first; the newest to an environment is what stands there.
const isGreen = ({ deployments }: PullRequestSnapshot, environment: string): boolean =>
  deployments.findLast((one) => one.environment.toLowerCase() === environment.toLowerCase())
    ?.green ?? false;
