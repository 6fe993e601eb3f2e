import { switchedOn } from "../domain/authority.js";
import { describeClocks } from "../domain/clock/describe.js";
import { bareLogin } from "../domain/duty/duty.js";
import { readDuty } from "../domain/duty/read.js";
import { describeEscalation } from "../domain/escalation/describe.js";
import { describeFreeze } from "../domain/freeze/describe.js";
import { describeHours } from "../domain/hours/describe.js";
import { incidentLabel } from "../domain/incident/settings.js";
import { prioritySet } from "../domain/priority/settings.js";
import { counted, listed } from "../domain/words.js";
import type { Policy } from "./settings.js";

/** What a policy does, in a few plain sentences for whoever just wrote it. */
export const inShort = (policy: Policy): string[] => {
  const { timezone, hours, production, stages, waiting, escalation, queue, freeze } = policy;
  return [
    `Days and hours are those of ${timezone}.`,
    hours
      ? describeHours(hours, timezone)
      : "When the team works is not said (hours), so no clock runs.",
    `Production is released from ${listed(production.branches, "and")}.`,
    ...priorities(policy),
    ...(hours ? describeClocks(policy) : []),
    ...(hours && waiting
      ? [
          `The clocks stand still while an issue carries ${waiting.needs_info} or ${waiting.vendor}.`,
        ]
      : []),
    ...describeEscalation(escalation, readDuty(policy, timezone)),
    ...onCall(policy),
    ...(stages ? [`The stages of the work are ${listed(stages.labels, "and")}.`] : []),
    ...(queue.issue ? [`The order of work is kept in a pinned issue, "${queue.title}".`] : []),
    describeFreeze(freeze),
    ...changes(policy),
    ...reports(policy),
    ...switchedOff(policy),
  ];
};

const priorities = ({ priority }: Policy): string[] => {
  if (priority === false) return ["Issues need no priority label: the rule is switched off."];
  const labels = prioritySet(priority).map(({ name }) => name);
  const { missing, matrix } = priority;
  return [
    `Every issue carries exactly one of ${listed(labels, "and")}; while it has none, it carries ${missing}.`,
    ...(matrix
      ? [
          `It follows from urgency (${matrix.urgency.high}, ${matrix.urgency.low}) and importance ` +
            `(${matrix.importance.high}, ${matrix.importance.low}), unless a person says another later.`,
        ]
      : []),
  ];
};

const onCall = ({ on_call }: Policy): string[] => {
  const turns = [on_call.rotation ?? []]
    .flat()
    .map(({ people, every }) => `${listed(people.map(bareLogin), "and")} take turns of ${every}`);
  const weeks = on_call.weeks.length;
  return [
    ...(turns.length > 0 ? [`On call, ${turns.join("; ")}.`] : []),
    ...(weeks > 0
      ? [`${counted(weeks, "turn")} on call ${weeks === 1 ? "is" : "are"} written out.`]
      : []),
  ];
};

/** Which incidents are to be reported. */
const reports = (policy: Policy): string[] => {
  const { incidents } = policy;
  const demands = incidents ? incidents.report : false;
  if (!demands || demands.required.length === 0) return [];
  const severities = listed(demands.required, "or");
  return [`An issue labelled ${incidentLabel(policy)} needs a report if it is ${severities}.`];
};

/** What is asked of pull requests, beside the freeze. */
const changes = ({ operations, logging, tested, documents }: Policy): string[] => {
  const team = operations ? operations.team : undefined;
  const demands = [
    ...(team ? [`someone of the team ${team} wrote it or approved it`] : []),
    ...(logging ? ["it names its issue"] : []),
    ...(tested && tested.environments.length > 0
      ? [`it was deployed to ${listed(tested.environments, "and")}`]
      : []),
    ...(tested && tested.checklist.length > 0 ? ["its checklist is ticked off"] : []),
  ];
  const kept = documents
    ? documents.map(({ paths, contract }) => {
        const kind = typeof contract === "string" ? contract : contract.name;
        return `${listed(paths, "and")} (${kind})`;
      })
    : [];
  return [
    ...(demands.length > 0 ? [`A change goes into production if ${listed(demands, "and")}.`] : []),
    ...(kept.length > 0 ? [`Changed documents have to be complete: ${listed(kept, "and")}.`] : []),
  ];
};

/** Sections whose absence would not show in any other sentence. */
const SWITCHED = [
  "acknowledge",
  "resolve",
  "waiting",
  "stages",
  "escalation",
  "operations",
  "logging",
  "tested",
  "documents",
  "incidents",
  "exceptions",
] as const;

const switchedOff = (policy: Policy): string[] => {
  const { commands } = policy;
  const names = commands
    ? Object.keys(commands)
        .map((name) => ({ name }))
        .filter((one) => switchedOn([one], commands).length === 0)
        .map(({ name }) => `/${name}`)
    : ["commands"];
  const off = [...SWITCHED.filter((name) => policy[name] === false), ...names];
  return off.length > 0 ? [`Switched off: ${off.join(", ")}.`] : [];
};
