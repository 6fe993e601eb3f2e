import { commands } from "../../commands/index.js";
import type { IssueRequest } from "../../domain/asked.js";
import { mayGive, sayMayNot, sayUnseen, switchedOn, type Who } from "../../domain/authority.js";
import type { Circle } from "../../domain/duty/duty.js";
import { matterOf } from "../../domain/duty/matter.js";
import { escalationTarget } from "../../domain/escalation/target.js";
import { demandsOn, incidentLabel } from "../../domain/incident/settings.js";
import { labelMeant } from "../../domain/priority/meant.js";
import { prioritySet } from "../../domain/priority/settings.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import { listed, quoted } from "../../domain/words.js";
import type { Policy } from "../../policy/settings.js";
import type { World } from "../../rules/rule.js";
import { stageNamed } from "../../rules/stages.js";
import { pathFor } from "../incidents/begin.js";
import type { Listener } from "./judge.js";

/** Who may give which command on an issue, and what the policy lets them ask for. */
export const listenerOf = (
  issue: IssueSnapshot,
  policy: Policy,
  { crew, team, duty }: Pick<World, "crew" | "team" | "duty">,
): Listener => {
  const standing = {
    author: issue.author?.login,
    assignees: issue.assignees,
    circle: duty.circleOf(matterOf(issue)),
    crew,
    team,
  };
  const who = ({ command }: IssueRequest): readonly Who[] =>
    policy.commands === false ? [] : policy.commands[command] || [];
  const operations = (policy.operations && policy.operations.team) || undefined;
  const unseen = (whom: readonly Who[]): string => sayUnseen(whom, operations, team);
  return {
    commands: switchedOn(commands, policy.commands),
    issue: issue.subject,
    may: (request, asker) => mayGive(who(request), asker, standing),
    refusal: (request, may, asker) =>
      sayMayNot(request.command, who(request), may, asker, standing) +
      (may === "unknown" ? "" : unseen(who(request))),
    objection: (request) =>
      request.command === "escalate"
        ? misdirected(request, policy, standing.circle, { crew, duty }, unseen(["team"]))
        : objection(request, issue, policy),
  };
};

const misdirected = (
  { to }: Extract<IssueRequest, { command: "escalate" }>,
  { escalation }: Policy,
  own: Circle | undefined,
  { crew, duty }: Pick<World, "crew" | "duty">,
  unseen: string,
): string | undefined => {
  if (escalation === false) return "By the policy, nothing is escalated here.";
  const asked = escalationTarget(to, own, duty, crew);
  if ("target" in asked) return undefined;
  return to && "person" in to ? asked.refusal + unseen : asked.refusal;
};

const noReport = (issue: IssueSnapshot, policy: Policy): string | undefined => {
  if (policy.incidents === false || policy.incidents.report === false)
    return "By the policy, no report is demanded of an incident here.";
  if (!demandsOn(issue, policy))
    return `This is no incident: it does not wear the label ${quoted(incidentLabel(policy))}.`;
  return pathFor(issue, policy) === undefined
    ? "The policy names no files under `documents` that are incident reports; write it in this issue."
    : undefined;
};

const objection = (
  request: IssueRequest,
  issue: IssueSnapshot,
  policy: Policy,
): string | undefined => {
  const { subject } = issue;
  const { priority, stages } = policy;
  if (request.command === "priority") {
    if (priority === false) return "By the policy, issues have no priority here.";
    const set = prioritySet(priority);
    return labelMeant(request.priority, set, { loose: true })
      ? undefined
      : `${quoted(request.priority)} is no priority here; write ${listed(
          set.map(({ name }) => `\`/priority ${name}\``),
          "or",
        )}.`;
  }
  if (request.command === "stage") {
    if (stages === false) return "By the policy, issues have no stages here.";
    return stageNamed(stages.labels, request.stage) !== undefined
      ? undefined
      : `${quoted(request.stage)} is no stage here; write ${listed(
          stages.labels.map((label) => `\`/stage ${label}\``),
          "or",
        )}.`;
  }
  if (request.command === "report") return noReport(issue, policy);
  if (request.command === "duplicate" && request.of === subject.number)
    return "An issue is no duplicate of itself; write `/duplicate #` and the number of the other one.";
  return undefined;
};
