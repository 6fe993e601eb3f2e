import { endOfDuration } from "../domain/exception.js";
import type { Finding } from "../domain/finding.js";
import { sameLabel } from "../domain/labels.js";
import { occurrenceIn } from "../domain/maintenance/seats.js";
import { type Choice, type PriorityState, priorityOf } from "../domain/priority/choice.js";
import { doneOnce } from "../domain/priority/doneOnce.js";
import { looksLikePriority } from "../domain/priority/looks.js";
import { labelMeant } from "../domain/priority/meant.js";
import { type PrioritySettings, prioritySet } from "../domain/priority/settings.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { type Instant, sayInstant, Temporal } from "../domain/time.js";
import { listed, quoted } from "../domain/words.js";
import type { Rule, Ruling, World } from "./rule.js";

export type { PrioritySettings } from "../domain/priority/settings.js";

const finding = (part: Omit<Finding, "rule">): Finding => ({ rule: "priority", ...part });

/**
 * Every open issue carries exactly one of the team's priority labels (R34), so that anyone can see what comes first. Which
 * one follows from the issue's history (domain/priority/choice.ts); the others go. Without one, watchbill waits for the
 * grace period before it asks. GitHub compares label names without regard to case, and so does this.
 */
export const priorityLabel: Rule<IssueSnapshot, PrioritySettings> = {
  name: "priority",
  judges: "issue",
  evaluate(issue, settings, world): Ruling {
    if (!issue.open) return { findings: [] };
    const state = priorityOf(issue, settings, world.asked);
    // Nobody is asked how urgent a job is that comes by the calendar; its schedule may say so by a label.
    if (!state.choice && occurrenceIn(issue)) return { findings: [] };
    const ruling = state.choice
      ? ruleChosen(issue, settings, state, state.choice)
      : ruleMissing(issue, settings, state, world);
    return { ...ruling, findings: [...ruling.findings, ...sayOthers(issue, settings, world)] };
  },
};

const ruleChosen = (
  { events }: IssueSnapshot,
  { missing }: PrioritySettings,
  { worn }: PriorityState,
  choice: Choice,
): Ruling => {
  const { name } = choice.label;
  const rest = worn.filter((label) => label !== choice.label);
  const losers = rest.map((label) =>
    doneOnce(events, { name: label.name, present: false }, choice.at),
  );
  const kept = losers.filter(({ undone }) => undone).map(({ effect }) => quoted(effect.name));
  const words = `The priority is ${quoted(name)}${because(choice)}.`;
  return {
    findings: [
      kept.length === 0
        ? finding({ verdict: "pass", title: `Priority: ${name}`, message: words })
        : finding({
            verdict: "fail",
            title: "More than one priority",
            message:
              `${words} ${listed(kept, "and")} was taken off for it and has been put back, and watchbill leaves it at ` +
              `that. Please keep one and remove the rest.`,
          }),
    ],
    effects: [
      { kind: "label", name, present: true, since: choice.at },
      ...losers.map(({ effect }) => effect),
      doneOnce(events, { name: missing, present: false }, choice.at).effect,
    ],
  };
};

const because = ({ how, by }: Choice): string => {
  if (how.kind === "form") return ", as the form was answered";
  if (how.kind === "command") return `, as ${by ? quoted(by) : "someone"} asked`;
  if (how.kind === "label") return "";
  return `, because its urgency is ${how.urgency} and its importance ${how.importance}`;
};

const ruleMissing = (
  { labels }: IssueSnapshot,
  settings: PrioritySettings,
  { since, unread }: PriorityState,
  { now, timezone, offers }: World,
): Ruling => {
  const asksAt = endOfGrace(settings, since, timezone);
  if (Temporal.Instant.compare(now, asksAt) < 0)
    return {
      findings: [
        finding({
          verdict: "pass",
          title: "No priority yet",
          message: `This issue has no priority yet. watchbill asks for one on ${sayInstant(asksAt, timezone)}.`,
          until: asksAt,
        }),
      ],
    };
  const set = prioritySet(settings);
  const names = listed(
    set.map(({ name }) => quoted(name)),
    "or",
  );
  const guesses = labels.flatMap((label) => {
    const meant = looksLikePriority(label) ? labelMeant(label, set) : undefined;
    return meant ? ` ${quoted(label)} probably means ${quoted(meant.name)}.` : [];
  });
  return {
    findings: [
      finding({
        verdict: "fail",
        title: "No priority yet",
        message:
          `This issue has no priority, so nobody can tell how soon it must be dealt with. ` +
          `Please give it one of the labels ${names}` +
          ((offers?.("priority") ?? true) ? ", or type `/priority` with one of them." : ".") +
          (unread === undefined
            ? ""
            : ` The form's answer ${quoted(unread)} does not say which of them is meant.`) +
          guesses.join(""),
      }),
    ],
    effects: [{ kind: "label", name: settings.missing, present: true, since }],
  };
};

const endOfGrace = ({ grace }: PrioritySettings, from: Instant, timezone: string): Instant =>
  grace === false ? from : endOfDuration(grace, from, timezone);

/** Labels that look like a priority and are none of the team's (R34) are pointed out, and left to people. */
const sayOthers = (
  issue: IssueSnapshot,
  settings: PrioritySettings,
  { now, timezone }: World,
): readonly Finding[] => {
  if (settings.others === "allow") return [];
  const { matrix } = settings;
  const known = [
    ...prioritySet(settings).map(({ name }) => name),
    settings.missing,
    ...(matrix ? [matrix.urgency, matrix.importance].flatMap(({ high, low }) => [high, low]) : []),
  ];
  const others = issue.labels.filter(
    (label) => looksLikePriority(label) && !known.some((one) => sameLabel(one, label)),
  );
  if (others.length === 0) return [];
  const on = others.map(
    (label) =>
      issue.events.findLast((event) => event.kind === "labeled" && sameLabel(event.label, label))
        ?.at ?? issue.createdAt,
  );
  const last = on.reduce((one, other) => (Temporal.Instant.compare(one, other) > 0 ? one : other));
  const saysAt = endOfGrace(settings, last, timezone);
  const title = "Another priority label";
  if (Temporal.Instant.compare(now, saysAt) < 0)
    return [
      finding({
        verdict: "pass",
        title,
        message: `${listed(others.map(quoted), "and")} will be pointed out on ${sayInstant(saysAt, timezone)}.`,
        until: saysAt,
      }),
    ];
  return [
    finding({
      verdict: "fail",
      title,
      message:
        `This issue carries ${listed(others.map(quoted), "and")}, and the team has agreed on no priority labels but ` +
        `${listed(
          prioritySet(settings).map(({ name }) => quoted(name)),
          "and",
        )}. Please take ${others.length === 1 ? "it" : "them"} off; watchbill never does.`,
    }),
  ];
};
