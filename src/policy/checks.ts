import { clockProblems } from "../domain/clock/check.js";
import { dutyProblems } from "../domain/duty/check.js";
import { escalationProblems } from "../domain/escalation/check.js";
import { freezeProblems } from "../domain/freeze/check.js";
import { commandProblems } from "./commands.js";
import { documentsCanBeKept } from "./documentsCheck.js";
import { hoursProblems } from "./hours.js";
import { incidentsCanBeChased } from "./incidentsCheck.js";
import { labelUsesDiffer } from "./labelUses.js";
import { priorityProblems } from "./priority.js";
import { type Remark, shown } from "./problem.js";
import type { Policy } from "./settings.js";

/** What a schema cannot say: how settings that are each right go together. Asked only of what the schema allows. */
export type Check = (policy: Policy) => readonly Remark[];

/** Zones that are named after winter time and never leave it, though the places where they are spoken of do. */
const ALWAYS_WINTER: Readonly<Record<string, string>> = {
  EST: "America/New_York",
  MST: "America/Denver",
  HST: "Pacific/Honolulu",
};

const zoneHasSummer: Check = ({ timezone }) => {
  const place = ALWAYS_WINTER[timezone.toUpperCase()];
  if (!place) return [];
  const message =
    `${shown(timezone)} is an abbreviation that not every system reads alike: ` +
    `it may or may not know summer time. Name a place, such as ${shown(place)}.`;
  return [{ path: ["timezone"], message, suggestion: place, severity: "warning" }];
};

const freezeCanBeRead: Check = ({ freeze, timezone }) =>
  freeze === false ? [] : freezeProblems(freeze, timezone);

const escalationCanBeRead: Check = ({ escalation }) =>
  escalation === false ? [] : escalationProblems(escalation);

const dutyCanBeRead: Check = (policy) => dutyProblems(policy, policy.timezone);

/** Every check, in the order of the file's sections. */
export const checks: readonly Check[] = [
  zoneHasSummer,
  hoursProblems,
  clockProblems,
  priorityProblems,
  labelUsesDiffer,
  freezeCanBeRead,
  dutyCanBeRead,
  escalationCanBeRead,
  documentsCanBeKept,
  incidentsCanBeChased,
  commandProblems,
];
