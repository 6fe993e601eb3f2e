import type { Asked } from "../domain/asked.js";
import { switchedOn } from "../domain/authority.js";
import type { Duty } from "../domain/duty/duty.js";
import { readDuty } from "../domain/duty/read.js";
import { escalatesByItself } from "../domain/escalation/byItself.js";
import { readHours } from "../domain/hours/hours.js";
import { isUnseen, type Membership, membership, type Team } from "../domain/team.js";
import type { Instant } from "../domain/time.js";
import { isProductionBranch } from "../policy/policy.js";
import type { Policy } from "../policy/settings.js";
import type { World } from "../rules/rule.js";
import type { Circumstances } from "./circumstances.js";

/** Which branches lead into production, where it is not the policy's own word. */
export type Production = World["isProduction"];

/** What the rules are told beside the policy and the time. */
export interface Told {
  readonly isProduction?: Production | undefined;
  readonly asked?: readonly Asked[];
  readonly adHocFreezes?: World["adHocFreezes"];
}

/** What rules know beside a subject: the policy's standing facts, the teams, and what they are told. */
export const worldOf = (
  policy: Policy,
  teams: Circumstances["teams"],
  now: Instant,
  { isProduction, asked = [], adHocFreezes = [] }: Told = {},
): World => {
  const team = (slug: string): Team =>
    teams.get(slug) ?? { kind: "unknown", reason: "it was not asked for" };
  const duty = readDuty(policy, policy.timezone);
  return {
    now,
    timezone: policy.timezone,
    isProduction: isProduction ?? ((branch) => isProductionBranch(policy, branch)),
    team,
    adHocFreezes,
    hours: policy.hours ? readHours(policy.hours, policy.timezone).working : undefined,
    clocks: policy,
    escalates: escalatesByItself(policy.escalation, duty),
    offers: (name) => switchedOn([{ name }], policy.commands).length > 0,
    duty,
    crew: (login, isInsider) => crewMembership(login, isInsider, policy, duty, team),
    asked,
  };
};

/**
 * Whether somebody is of the team: whom the policy names, or who is on its operations team; where it has none, whoever
 * belongs to the repository or its organisation. Of a team that GitHub refuses to tell of, only those count whom the policy
 * names: a clock must not stand still for whoever says a word.
 */
const crewMembership = (
  login: string,
  isInsider: boolean,
  { operations }: Policy,
  { people }: Duty,
  team: World["team"],
): Membership => {
  if (people.some((one) => one.toLowerCase() === login.toLowerCase())) return "member";
  const slug = operations ? operations.team : undefined;
  if (slug) return isUnseen(team(slug)) ? "outsider" : membership(team(slug), login);
  return isInsider ? "member" : "outsider";
};
