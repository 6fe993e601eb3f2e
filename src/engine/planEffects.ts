import {
  type AssigneeEffect,
  type ClosedEffect,
  type Effect,
  type LabelEffect,
  type NoteEffect,
  withLines,
} from "../domain/effect.js";
import type { IssueEvent } from "../domain/history.js";
import { noteMark, notesOn } from "../domain/note.js";
import type { IssueSnapshot, Snapshot } from "../domain/snapshot.js";
import { type Instant, Temporal } from "../domain/time.js";
import type { Write } from "./gateway.js";

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The writes that bring about what rules want of a subject and GitHub does not show yet. */
export const planEffects = (snapshot: Snapshot, effects: readonly Effect[]): readonly Write[] => [
  ...planLabels(snapshot, effects.filter(isLabel)),
  ...(snapshot.kind === "issue" ? planIssue(snapshot, effects) : []),
];

const isLabel = (effect: Effect): effect is LabelEffect => effect.kind === "label";

// Assignments before notes: a note says that somebody was asked, and once it stands nothing before it is tried again.
const planIssue = (issue: IssueSnapshot, effects: readonly Effect[]): readonly Write[] => {
  const notes = notesOn(issue);
  return [
    ...effects.flatMap((effect) =>
      effect.kind === "assignee" && !notes.has(effect.unlessNoted ?? "")
        ? planAssignee(issue, effect)
        : [],
    ),
    ...effects.flatMap((effect) =>
      effect.kind === "note" && !notes.has(effect.key) ? [planNote(issue, effect)] : [],
    ),
    ...effects.flatMap((effect) =>
      effect.kind === "lines" && withLines(issue.body, effect.lines) !== issue.body
        ? [{ kind: "replace lines", lines: effect.lines } as const]
        : [],
    ),
    // Of several, the last rule's: an incident at its last stage stays open for its report.
    ...effects
      .filter((effect) => effect.kind === "closed")
      .slice(-1)
      .flatMap((effect) => planClosed(issue, effect)),
  ];
};

/**
 * Whether what is wanted since an instant was done by watchbill or found done, and somebody has undone it: then it is
 * left at that. Neither people nor other bots are fought.
 */
const wasUndone = (
  events: readonly IssueEvent[],
  since: Instant,
  does: (event: IssueEvent) => boolean,
  undoes: (event: IssueEvent) => boolean,
): boolean => {
  const undone = events.findLastIndex((event) => !event.own && undoes(event));
  const last = events[undone];
  if (!last) return false;
  const order = Temporal.Instant.compare(last.at, since);
  // GitHub tells whole seconds. Of the same one, only what came after our own doing in it undid it.
  return (
    order > 0 ||
    (order === 0 &&
      events
        .slice(0, undone)
        .some(
          (event) => event.own && does(event) && Temporal.Instant.compare(event.at, since) === 0,
        ))
  );
};

const planLabels = (snapshot: Snapshot, effects: readonly LabelEffect[]): readonly Write[] => {
  const events = snapshot.kind === "issue" ? snapshot.events : [];
  const wanted = effects.filter(({ name, present, since }) => {
    const on = (kind: "labeled" | "unlabeled") => (event: IssueEvent) =>
      event.kind === kind && same(event.label, name);
    const [does, undoes] = present
      ? [on("labeled"), on("unlabeled")]
      : [on("unlabeled"), on("labeled")];
    return since === undefined || !wasUndone(events, since, does, undoes);
  });
  const worn = new Map(snapshot.labels.map((label) => [label.toLowerCase(), label]));
  const missing = wanted
    .filter(({ name, present }) => present && !worn.has(name.toLowerCase()))
    .map(({ name }) => name);
  const surplus = wanted
    .filter(({ present }) => !present)
    .flatMap(({ name }) => worn.get(name.toLowerCase()) ?? []);
  return [
    ...(missing.length > 0 ? [{ kind: "add labels", labels: [...new Set(missing)] } as const] : []),
    ...[...new Set(surplus)].map((label) => ({ kind: "remove label", label }) as const),
  ];
};

const planAssignee = (issue: IssueSnapshot, effect: AssigneeEffect): readonly Write[] => {
  const { login, present, since, orElse } = effect;
  if (issue.assignees.some((one) => same(one, login)) === present) return [];
  const on = (kind: "assigned" | "unassigned") => (event: IssueEvent) =>
    event.kind === kind && same(event.assignee, login);
  const [does, undoes] = present
    ? [on("assigned"), on("unassigned")]
    : [on("unassigned"), on("assigned")];
  if (wasUndone(issue.events, since, does, undoes)) return [];
  return [present ? { kind: "assign", login, orElse } : { kind: "unassign", login }];
};

const planNote = ({ subject }: IssueSnapshot, { key, body }: NoteEffect): Write => ({
  kind: "write comment",
  body: `${noteMark(subject, key)}\n\n${body}`,
});

const planClosed = (issue: IssueSnapshot, effect: ClosedEffect): readonly Write[] => {
  const { closed, since, reason = "completed" } = effect;
  if (issue.open !== closed) return [];
  const on = (kind: "closed" | "reopened") => (event: IssueEvent) => event.kind === kind;
  const [does, undoes] = closed ? [on("closed"), on("reopened")] : [on("reopened"), on("closed")];
  if (wasUndone(issue.events, since, does, undoes)) return [];
  return [closed ? { kind: "close", reason } : { kind: "reopen" }];
};
