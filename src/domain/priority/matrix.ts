import type { IssueEvent } from "../history.js";
import { sameLabel } from "../labels.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, Temporal } from "../time.js";
import { degreeInForm } from "./form.js";
import { byUrgency } from "./level.js";
import { labelMeant } from "./meant.js";
import type { AxisLabels, Degree, MatrixSettings, PriorityLabel } from "./settings.js";

/**
 * How many steps below the set's first label each pair is, by the Eisenhower order: first what is both urgent and
 * important, last what is neither (R9). Row urgency, column importance.
 */
const STEPS: Readonly<Record<Degree, Readonly<Record<Degree, number>>>> = {
  high: { high: 0, medium: 1, low: 2 },
  medium: { high: 1, medium: 2, low: 3 },
  low: { high: 2, medium: 3, low: 4 },
};

/** What urgency and importance come to. */
export interface Computed {
  readonly label: PriorityLabel;
  readonly urgency: Degree;
  readonly importance: Degree;
  /** Since when they are what they are. */
  readonly at: Instant;
  /** Whether a person, and no bot, made them so. */
  readonly byPerson: boolean;
}

/** The priority that a pair comes to. */
export const ofPair = (
  urgency: Degree,
  importance: Degree,
  set: readonly PriorityLabel[],
  { table }: Pick<MatrixSettings, "table">,
): PriorityLabel | undefined => {
  const own = table?.[urgency]?.[importance];
  if (own !== undefined) return labelMeant(own, set);
  const ordered = byUrgency(set);
  return ordered[Math.min(STEPS[urgency][importance], ordered.length - 1)];
};

/** How urgent, or how important, an issue is by its labels, else by its form's answer; undefined if nobody has said. */
export const degreeOf = (
  issue: Pick<IssueSnapshot, "labels" | "body" | "events">,
  axis: "urgency" | "importance",
  matrix: MatrixSettings,
): Degree | undefined => {
  const { high, low } = matrix[axis];
  const worn = (["high", "low"] as const).filter((degree) =>
    issue.labels.some((label) => sameLabel(label, matrix[axis][degree])),
  );
  if (worn.length === 2) {
    const last = issue.events.findLast(
      (event) => event.kind === "labeled" && isOf({ high, low }, event),
    );
    return last && "label" in last && sameLabel(last.label, low) ? "low" : "high";
  }
  return worn[0] ?? degreeInForm(issue.body, axis);
};

const isOf = ({ high, low }: AxisLabels, event: IssueEvent): boolean =>
  (event.kind === "labeled" || event.kind === "unlabeled") &&
  (sameLabel(event.label, high) || sameLabel(event.label, low));

/** The priority that an issue's urgency and importance come to; undefined as long as nobody has said either. */
export const computed = (
  issue: Pick<IssueSnapshot, "labels" | "body" | "events" | "createdAt" | "author">,
  set: readonly PriorityLabel[],
  matrix: MatrixSettings,
): Computed | undefined => {
  const urgency = degreeOf(issue, "urgency", matrix);
  const importance = degreeOf(issue, "importance", matrix);
  if (!urgency && !importance) return undefined;
  const label = ofPair(urgency ?? "medium", importance ?? "medium", set, matrix);
  if (!label) return undefined;
  const last = issue.events.findLast(
    (event) => isOf(matrix.urgency, event) || isOf(matrix.importance, event),
  );
  const since = last && Temporal.Instant.compare(last.at, issue.createdAt) > 0 ? last : undefined;
  const by = since ? since.by : issue.author;
  return {
    label,
    urgency: urgency ?? "medium",
    importance: importance ?? "medium",
    at: since?.at ?? issue.createdAt,
    byPerson: !(since?.own || by?.bot),
  };
};
