import type { Asked } from "../asked.js";
import { priorityOf } from "../priority/choice.js";
import { type PrioritySettings, prioritySet, sameLabel } from "../priority/settings.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, Temporal } from "../time.js";

/** A priority, and since when what it promises is counted. */
export interface Promised {
  readonly label: string;
  readonly from: Instant;
}

/** Whoever changes a priority more often than this is not followed any further back. */
const MOST_CHANGES = 50;

/**
 * The priority that an issue has, and since when its clock runs: since the issue was opened, or since the priority was
 * last raised. To be given a first one is to be raised; to be lowered sets nothing back.
 *
 * @param since when the clock starts at the earliest: the issue's opening, or its last reopening
 */
export const promiseOf = (
  issue: IssueSnapshot,
  settings: PrioritySettings,
  asked: readonly Asked[],
  since: Instant,
): Promised | undefined => {
  const places = new Map(prioritySet(settings).map(({ name }, place) => [name, place]));
  const changes = [
    ...issue.events.flatMap(({ kind, at }) =>
      kind === "labeled" || kind === "unlabeled" ? [at] : [],
    ),
    ...asked.flatMap(({ request, at }) => (request.command === "priority" ? [at] : [])),
  ]
    .sort(Temporal.Instant.compare)
    .slice(-MOST_CHANGES);
  let last = Number.POSITIVE_INFINITY;
  let from = since;
  const look = (seen: IssueSnapshot, heard: readonly Asked[], at: Instant): string | undefined => {
    const label = priorityOf(seen, settings, heard).choice?.label.name;
    const place = (label === undefined ? undefined : places.get(label)) ?? Number.POSITIVE_INFINITY;
    if (place < last && Temporal.Instant.compare(at, since) > 0) from = at;
    last = place;
    return label;
  };
  look(...asOf(issue, asked, since), since);
  for (const at of changes) look(...asOf(issue, asked, at), at);
  const label = priorityOf(issue, settings, asked).choice?.label.name;
  return label === undefined ? undefined : { label, from };
};

/** An issue and what was asked on it, as both were right after an instant. */
const asOf = (
  issue: IssueSnapshot,
  asked: readonly Asked[],
  at: Instant,
): [IssueSnapshot, readonly Asked[]] => {
  const isLater = (one: { readonly at: Instant }): boolean =>
    Temporal.Instant.compare(one.at, at) > 0;
  let labels = issue.labels;
  for (const event of issue.events.filter(isLater).reverse())
    if (event.kind === "labeled") labels = labels.filter((label) => !sameLabel(label, event.label));
    else if (event.kind === "unlabeled") labels = [...labels, event.label];
  return [
    { ...issue, labels, events: issue.events.filter((event) => !isLater(event)) },
    asked.filter((one) => !isLater(one)),
  ];
};
