import type { Asked } from "../asked.js";
import type { IssueEvent } from "../history.js";
import { sameLabel } from "../labels.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, Temporal } from "../time.js";
import { priorityInForm } from "./form.js";
import { type Computed, computed } from "./matrix.js";
import { labelMeant } from "./meant.js";
import { type PriorityLabel, type PrioritySettings, prioritySet } from "./settings.js";

/** Someone's word on an issue's priority. */
export interface Choice {
  readonly label: PriorityLabel;
  readonly at: Instant;
  /** Login; undefined when the account is gone. */
  readonly by: string | undefined;
  /** Whether a person made it. What bots and watchbill itself set counts only where no person has said anything. */
  readonly byPerson: boolean;
  readonly how:
    | { readonly kind: "label" }
    | { readonly kind: "form" }
    | { readonly kind: "command" }
    | ({ readonly kind: "matrix" } & Pick<Computed, "urgency" | "importance">);
}

/** What is known of an issue's priority. */
export interface PriorityState {
  /** The word that counts; undefined as long as nobody's does. */
  readonly choice: Choice | undefined;
  /** The priority labels of the set that it wears. */
  readonly worn: readonly PriorityLabel[];
  /** Since when it has no priority, if it has none: its opening, reopening, or when the last one was taken off. */
  readonly since: Instant;
  /** What the form's answer says, if that means none of the labels. */
  readonly unread: string | undefined;
}

/** Labels that a form or template puts on follow the opening by a moment: they do not outweigh the form's answer. */
const OPENING = { seconds: 10 };

const later = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) > 0;

/** What a history comes to while it is told: which words stand, the label's name in lower case as their key. */
interface Telling {
  readonly standing: Map<string, Choice>;
  since: Instant;
}

/**
 * An issue's priority from its history: the latest word of a person counts, be it a label, a command, a form's answer
 * (as it stands now, given at the opening) or the change of urgency and importance from which it follows; of bots only
 * where no person has said anything. Who takes off the one that counts takes back all that was said before.
 *
 * @param asked the commands given on the issue, oldest first.
 */
export const priorityOf = (
  issue: IssueSnapshot,
  settings: PrioritySettings,
  asked: readonly Asked[],
): PriorityState => {
  const set = prioritySet(settings);
  const matrix = settings.matrix ? computed(issue, set, settings.matrix) : undefined;
  const form = priorityInForm(issue.body, set, Boolean(settings.matrix));
  const telling: Telling = { standing: new Map(), since: issue.createdAt };
  if (form && "label" in form) put(telling, ofForm(form.label, issue));
  const words = [...commandsIn(asked, set), ...(matrix ? [ofMatrix(matrix, issue)] : [])].sort(
    (one, other) => Temporal.Instant.compare(one.at, other.at),
  );
  for (const event of issue.events) {
    // Of the same second, watchbill's own doing follows what it was done for.
    while (
      words[0] &&
      (later(event.at, words[0].at) || (event.own && !later(words[0].at, event.at)))
    )
      put(telling, words.shift() as Choice);
    tell(telling, event, set, issue);
  }
  for (const word of words) put(telling, word);
  const worn = set.filter(({ name }) => issue.labels.some((label) => sameLabel(label, name)));
  reconcile(telling, worn, issue);
  return {
    choice: best(telling),
    worn,
    since: telling.since,
    unread: form && "unread" in form ? form.unread : undefined,
  };
};

const put = ({ standing }: Telling, choice: Choice): void => {
  // Said again it is said later.
  standing.delete(keyOf(choice.label));
  standing.set(keyOf(choice.label), choice);
};

const keyOf = ({ name }: PriorityLabel): string => name.toLowerCase();

const best = ({ standing }: Telling): Choice | undefined => {
  const latest = (choices: readonly Choice[]): Choice | undefined =>
    choices.reduce<Choice | undefined>(
      (last, one) => (last && later(last.at, one.at) ? last : one),
      undefined,
    );
  const all = [...standing.values()];
  return latest(all.filter(({ byPerson }) => byPerson)) ?? latest(all);
};

const tell = (
  telling: Telling,
  event: IssueEvent,
  set: readonly PriorityLabel[],
  issue: IssueSnapshot,
): void => {
  if (event.kind === "reopened") telling.since = event.at;
  if (event.kind !== "labeled" && event.kind !== "unlabeled") return;
  const label = set.find(({ name }) => sameLabel(name, event.label));
  if (!label) return;
  const { standing } = telling;
  if (event.kind === "labeled") {
    // Its own label carries out what was said, and says nothing itself.
    if (!event.own || !standing.has(keyOf(label))) put(telling, ofLabel(label, event, issue));
    return;
  }
  const counted = best(telling)?.label === label;
  if (event.own || !counted) standing.delete(keyOf(label));
  else standing.clear();
  if (standing.size === 0) telling.since = event.at;
};

/** What the labels themselves show outweighs a history with gaps: labels are renamed, and deleted without an event. */
const reconcile = (
  telling: Telling,
  worn: readonly PriorityLabel[],
  issue: IssueSnapshot,
): void => {
  const { standing } = telling;
  for (const [key, { how }] of standing)
    if (how.kind === "label" && !worn.some((label) => keyOf(label) === key)) standing.delete(key);
  for (const label of worn) {
    if (standing.has(keyOf(label))) continue;
    const event = issue.events.findLast(
      (one) => one.kind === "labeled" && sameLabel(one.label, label.name),
    );
    put(
      telling,
      event
        ? ofLabel(label, event, issue)
        : { ...ofForm(label, issue), by: undefined, how: { kind: "label" } },
    );
  }
};

const ofForm = (label: PriorityLabel, { createdAt, author }: IssueSnapshot): Choice => ({
  label,
  at: createdAt,
  by: author?.login,
  byPerson: !author?.bot,
  how: { kind: "form" },
});

const ofLabel = (label: PriorityLabel, event: IssueEvent, issue: IssueSnapshot): Choice => {
  const { createdAt, author } = issue;
  const atOpening = event.by?.login === author?.login && !later(event.at, createdAt.add(OPENING));
  return {
    label,
    // A moment before the form's answer, which is more than the label that every issue of the form gets.
    at: atOpening ? createdAt.subtract({ nanoseconds: 1 }) : event.at,
    by: event.by?.login,
    byPerson: !(event.own || event.by?.bot),
    how: { kind: "label" },
  };
};

const ofMatrix = (
  { label, at, byPerson, urgency, importance }: Computed,
  { author }: IssueSnapshot,
): Choice => ({
  label,
  at,
  by: author?.login,
  byPerson,
  how: { kind: "matrix", urgency, importance },
});

const commandsIn = (asked: readonly Asked[], set: readonly PriorityLabel[]): readonly Choice[] =>
  asked.flatMap(({ request, by, at }) => {
    const label =
      request.command === "priority"
        ? labelMeant(request.priority, set, { loose: true })
        : undefined;
    return label ? [{ label, at, by, byPerson: true, how: { kind: "command" } } as const] : [];
  });
