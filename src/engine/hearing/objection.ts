import type { IssueRequest } from "../../domain/asked.js";
import { type Circle, same as sameLogin } from "../../domain/duty/duty.js";
import { escalationTarget } from "../../domain/escalation/target.js";
import { demandsOn, incidentLabel } from "../../domain/incident/settings.js";
import { seatsOf } from "../../domain/maintenance/seats.js";
import { labelMeant } from "../../domain/priority/meant.js";
import { prioritySet } from "../../domain/priority/settings.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import { listed, quoted } from "../../domain/words.js";
import type { Policy } from "../../policy/settings.js";
import type { World } from "../../rules/rule.js";
import { stageNamed } from "../../rules/stages.js";
import { pathFor } from "../incidents/begin.js";

/** Whom an escalation may go to. */
interface Addressees extends Pick<World, "crew" | "duty"> {
  /** The issue's own circle. */
  readonly circle: Circle | undefined;
  /** What is to be added where the team cannot be seen, and so nobody of it be found. */
  readonly unseen: string;
}

type Request<Name extends IssueRequest["command"]> = Extract<IssueRequest, { command: Name }>;

/** Why the policy does not allow what somebody asks for who may ask, in a sentence; undefined if it does. */
export const objectionTo = (
  request: IssueRequest,
  issue: IssueSnapshot,
  policy: Policy,
  addressees: Addressees,
): string | undefined => {
  switch (request.command) {
    case "priority":
      return noPriority(request, policy);
    case "stage":
      return noStage(request, policy);
    case "escalate":
      return misdirected(request, policy, addressees);
    case "report":
      return noReport(issue, policy);
    case "swap":
    case "skip":
      return noSeat(request, issue);
    case "duplicate":
      return request.of === issue.subject.number
        ? "An issue is no duplicate of itself; write `/duplicate #` and the number of the other one."
        : undefined;
    default:
      return undefined;
  }
};

const instead = (command: string, choices: readonly string[]): string =>
  `write ${listed(
    choices.map((choice) => `\`/${command} ${choice}\``),
    "or",
  )}.`;

const noPriority = (asked: Request<"priority">, { priority }: Policy): string | undefined => {
  if (priority === false) return "By the policy, issues have no priority here.";
  const set = prioritySet(priority);
  if (labelMeant(asked.priority, set, { loose: true })) return undefined;
  const names = set.map(({ name }) => name);
  return `${quoted(asked.priority)} is no priority here; ${instead("priority", names)}`;
};

const noStage = (asked: Request<"stage">, { stages }: Policy): string | undefined => {
  if (stages === false) return "By the policy, issues have no stages here.";
  if (stageNamed(stages.labels, asked.stage) !== undefined) return undefined;
  return `${quoted(asked.stage)} is no stage here; ${instead("stage", stages.labels)}`;
};

const misdirected = (
  { to }: Request<"escalate">,
  { escalation }: Policy,
  { circle, duty, crew, unseen }: Addressees,
): string | undefined => {
  if (escalation === false) return "By the policy, nothing is escalated here.";
  const asked = escalationTarget(to, circle, duty, crew);
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

const noSeat = (request: Request<"swap" | "skip">, issue: IssueSnapshot): string | undefined => {
  const seats = seatsOf(issue);
  if (seats.length === 0) return "Nobody has a seat here: this is no issue of a recurring job.";
  const seat = request.command === "swap" ? request.seat : undefined;
  if (seat === undefined || seats.some((name) => sameLogin(name, seat))) return undefined;
  const named = seats.filter((name) => name !== "");
  return named.length === 0
    ? "There is one seat here, and it has no name; write `/swap @login`."
    : `${quoted(seat)} is no seat here; ${instead(
        "swap",
        named.map((name) => `${name} @login`),
      )}`;
};
