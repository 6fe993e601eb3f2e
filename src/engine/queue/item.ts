import { clocksOf } from "../../domain/clock/clocks.js";
import { pausesOf } from "../../domain/clock/pauses.js";
import { isHistory } from "../../domain/clock/told.js";
import { sameLabel } from "../../domain/labels.js";
import { priorityOf } from "../../domain/priority/choice.js";
import { levelOf } from "../../domain/priority/level.js";
import { degreeOf } from "../../domain/priority/matrix.js";
import { prioritySet } from "../../domain/priority/settings.js";
import type { QueueItem } from "../../domain/queue/item.js";
import { isAboutProduction } from "../../domain/queue/production.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import { type Instant, Temporal } from "../../domain/time.js";
import { isProductionEnvironment } from "../../policy/policy.js";
import type { Policy } from "../../policy/settings.js";
import type { World } from "../../rules/rule.js";
import type { Circumstances } from "../circumstances.js";
import { hear } from "../hearing/hear.js";
import { listenerOf } from "../hearing/listener.js";
import { worldOf } from "../world.js";
import { isHousekeeping } from "./mark.js";

/**
 * What an issue's place in the order of work follows from, as the rules see it; undefined for what is no work: a closed
 * issue, and the issues in which watchbill keeps its own lists.
 */
export const queueItem = (
  issue: IssueSnapshot,
  policy: Policy,
  world: World,
): QueueItem | undefined => {
  if (!issue.open || isHousekeeping(issue)) return undefined;
  const due = firstDue(issue, world);
  return {
    number: issue.subject.number,
    title: issue.title,
    assignees: issue.assignees,
    ...priority(issue, policy, world),
    due: due && { what: due.what, at: due.at },
    breached: due?.breached ?? false,
    production: isAboutProduction(issue, policy.queue.production, (environment) =>
      isProductionEnvironment(policy, environment),
    ),
    effort: effortOf(issue, policy.queue.effort),
    createdAt: issue.createdAt,
    waiting: waitingOf(issue, world),
  };
};

/** The same for an issue that is only read: its commands are heard, and nothing is answered. */
export const queueItemOf = (
  issue: IssueSnapshot,
  policy: Policy,
  teams: Circumstances["teams"],
  now: Instant,
): QueueItem | undefined => {
  const world = worldOf(policy, teams, now);
  const { asked } = hear(issue, listenerOf(issue, policy, world), now);
  return queueItem(issue, policy, { ...world, asked });
};

/** The first of what has not been done yet on an issue. What was over before watchbill came counts for nothing here. */
const firstDue = (issue: IssueSnapshot, world: World) =>
  clocksOf(issue, world)
    .filter(({ met }) => met.kind !== "by")
    .filter((clock) => !isHistory(issue, clock, world.now, world.timezone))
    .flatMap(({ name, due, breached }) =>
      due ? [{ what: name, at: due.due, breached: breached !== undefined }] : [],
    )
    .sort(
      (one, other) =>
        Number(other.breached) - Number(one.breached) || Temporal.Instant.compare(one.at, other.at),
    )[0];

const priority = (
  issue: IssueSnapshot,
  { priority: settings }: Policy,
  { asked }: World,
): Pick<QueueItem, "priority" | "place" | "level" | "matters"> => {
  if (!settings) return { priority: undefined, place: 0, level: undefined, matters: undefined };
  const set = prioritySet(settings);
  const name = priorityOf(issue, settings, asked).choice?.label.name;
  const place = set.findIndex((label) => label.name === name);
  const { matrix } = settings;
  const urgency = matrix ? degreeOf(issue, "urgency", matrix) : undefined;
  const importance = matrix ? degreeOf(issue, "importance", matrix) : undefined;
  return {
    priority: name,
    place: place < 0 ? set.length : place,
    level: name === undefined ? undefined : levelOf(name, set),
    matters:
      urgency || importance
        ? { urgency: urgency ?? "medium", importance: importance ?? "medium" }
        : undefined,
  };
};

const effortOf = ({ labels }: IssueSnapshot, known: readonly string[]): QueueItem["effort"] => {
  const place = known.findIndex((name) => labels.some((label) => sameLabel(label, name)));
  const label = known[place];
  return label === undefined ? undefined : { label, place };
};

const waitingOf = (issue: IssueSnapshot, { clocks, asked }: World): string | undefined => {
  const { waiting } = clocks;
  if (!waiting) return undefined;
  const pause = pausesOf(issue, waiting, asked).find(({ until }) => !until);
  if (!pause) return undefined;
  return pause.for === "reporter" ? waiting.needs_info : waiting.vendor;
};
