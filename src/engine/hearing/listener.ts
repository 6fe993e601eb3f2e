import { commands } from "../../commands/index.js";
import type { IssueRequest } from "../../domain/asked.js";
import { mayGive, sayMayNot, sayUnseen, switchedOn, type Who } from "../../domain/authority.js";
import { matterOf } from "../../domain/duty/matter.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import type { Policy } from "../../policy/settings.js";
import type { World } from "../../rules/rule.js";
import type { Listener } from "./judge.js";
import { objectionTo } from "./objection.js";

/** Who may give which command on an issue, and what the policy lets them ask for. */
export const listenerOf = (
  issue: IssueSnapshot,
  policy: Policy,
  { crew, team, duty }: Pick<World, "crew" | "team" | "duty">,
): Listener => {
  const standing = {
    // An App and a person may have the same login.
    author: issue.author?.bot ? undefined : issue.author?.login,
    assignees: issue.assignees,
    circle: duty.circleOf(matterOf(issue)),
    crew,
    team,
  };
  const who = ({ command }: IssueRequest): readonly Who[] =>
    policy.commands === false ? [] : policy.commands[command] || [];
  const operations = policy.operations === false ? undefined : policy.operations.team || undefined;
  const unseen = (whom: readonly Who[]): string => sayUnseen(whom, operations, team);
  return {
    commands: switchedOn(commands, policy.commands),
    issue: issue.subject,
    may: (request, asker) => mayGive(who(request), asker, standing),
    refusal: (request, may, asker) =>
      sayMayNot(request.command, who(request), may, asker, standing) +
      (may === "unknown" ? "" : unseen(who(request))),
    objection: (request) =>
      objectionTo(request, issue, policy, {
        crew,
        duty,
        circle: standing.circle,
        unseen: unseen(["team"]),
      }),
  };
};
