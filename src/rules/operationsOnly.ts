import type { Finding } from "../domain/finding.js";
import type { PullRequestSnapshot } from "../domain/snapshot.js";
import { type Membership, membership } from "../domain/team.js";
import { quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/** The `operations` section of the policy file. */
export interface OperationsSettings {
  /** Slug of the team that alone pushes to production; undefined as long as the policy names none. */
  readonly team?: string | null;
  /** Whether a push that came by no pull request opens an issue. */
  readonly direct_pushes: "issue" | "allow";
}

/**
 * Only the operations team pushes to production (R29): the author of a pull request, or someone who approved its
 * current head, is on that team. An approval given on an earlier commit does not count, for nobody of the team has
 * seen what would go in. Without a team the rule has nothing to say.
 */
export const operationsOnly: Rule<PullRequestSnapshot, OperationsSettings> = {
  name: "operations",
  judges: "pull request",
  evaluate(pull, { team: slug }, world): Ruling {
    if (!slug || !world.isProduction(pull.base)) return { findings: [] };
    const team = world.team(slug);
    const onTeam = (login: string): Membership => membership(team, login);
    const finding = (part: Pick<Finding, "verdict" | "title" | "message" | "reason">): Ruling => ({
      findings: [{ rule: "operations", ...part }],
    });
    if (team.kind === "unknown")
      return finding({
        verdict: "unknown",
        title: "The operations team could not be read; the last verdict stands",
        message:
          `watchbill could not learn who is on the team ${quoted(slug)} (${team.reason}), so the last verdict ` +
          "stands. Whoever keeps the policy can check the team's name and the App's access to it.",
        reason:
          `watchbill could not learn who is on the team ${quoted(slug)} (${team.reason}). Whoever keeps the policy ` +
          "can check the team's name and the App's access to it.",
      });
    if (pull.author && !pull.author.bot && onTeam(pull.author.login) === "member")
      return finding({
        verdict: "pass",
        title: "Opened by the operations team",
        message: `${quoted(pull.author.login)}, who opened this, is on the team ${quoted(slug)}.`,
      });
    const approvals = pull.approvals.filter(({ by }) => onTeam(by) === "member");
    const current = approvals.find(({ sha }) => sha === pull.headSha);
    if (current)
      return finding({
        verdict: "pass",
        title: "Approved by the operations team",
        message: `${quoted(current.by)} of the team ${quoted(slug)} approved the current commit.`,
      });
    const [earlier] = approvals;
    return finding({
      verdict: "fail",
      title: "Needs the operations team's approval",
      message:
        `Only the operations team pushes to production, and ` +
        (earlier
          ? `the approval of ${quoted(earlier.by)} was given on an earlier commit. `
          : `nobody of it has opened or approved this. `) +
        `Please ask someone of the team ${quoted(slug)} to approve the current commit.`,
    });
  },
};
