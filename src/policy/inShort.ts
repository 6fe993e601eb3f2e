import { describeClocks } from "../domain/clock/describe.js";
import { readDuty } from "../domain/duty/read.js";
import { describeEscalation } from "../domain/escalation/describe.js";
import { describeFreeze } from "../domain/freeze/describe.js";
import { describeHours } from "../domain/hours/describe.js";
import { prioritySet } from "../domain/priority/settings.js";
import { listed } from "../domain/words.js";
import type { Policy } from "./settings.js";

/** What a policy does, in a few plain sentences for whoever just wrote it. */
export const inShort = (policy: Policy): string[] => {
  const {
    timezone,
    hours,
    production,
    priority,
    freeze,
    acknowledge,
    resolve,
    waiting,
    escalation,
    queue,
  } = policy;
  return [
    `Days and hours are those of ${timezone}.`,
    ...(hours ? [describeHours(hours, timezone)] : []),
    `Production is released from ${listed(production.branches, "and")}.`,
    priority === false
      ? "Issues need no priority label: the rule is switched off."
      : `Every issue carries exactly one of ${listed(
          prioritySet(priority).map(({ name }) => name),
          "and",
        )}; ` + `while it has none, it carries ${priority.missing}.`,
    ...(hours ? describeClocks({ acknowledge, resolve, waiting, priority }) : []),
    ...describeEscalation(escalation, readDuty(policy, timezone)),
    ...(queue.issue ? [`The order of work is kept in a pinned issue, "${queue.title}".`] : []),
    describeFreeze(freeze),
  ];
};
