export { sameLabel } from "../labels.js";

/** A priority label with all that a team may say of it. */
export interface PriorityLabel {
  readonly name: string;
  /** Six hexadecimal digits, without #. */
  readonly color?: string | undefined;
  readonly description?: string | undefined;
  /** Other words that mean it, in forms and commands. */
  readonly means?: readonly string[] | undefined;
}

/** The `priority` section of the policy file. */
export interface PrioritySettings {
  /** The team's priority labels, the most urgent first. */
  readonly labels: readonly (PriorityLabel | string)[];
  /** The label that an issue without a priority wears until it has one. */
  readonly missing: string;
  /** How long an issue may be without a priority before watchbill asks for one: `10 minutes`. false: not at all. */
  readonly grace: string | false;
  /** Whether other labels that look like a priority are pointed out (R34: "no other priority labels"). */
  readonly others: "point-out" | "allow";
  /** Urgency and importance, where a team labels these and lets the priority follow (R9). */
  readonly matrix?: MatrixSettings | false | null | undefined;
}

/** Labels of urgency and importance, and the priority that each pair comes to. */
export interface MatrixSettings {
  readonly urgency: AxisLabels;
  readonly importance: AxisLabels;
  /** Pairs that come to another priority than by the Eisenhower order: row urgency, column importance. */
  readonly table?: { readonly [urgency in Degree]?: { readonly [importance in Degree]?: string } };
}

/** An issue with neither of the two is of medium urgency, or importance. */
export interface AxisLabels {
  readonly high: string;
  readonly low: string;
}

export type Degree = "high" | "medium" | "low";

/** The labels of a priority section, each with all that is said of it. */
export const prioritySet = ({
  labels,
}: Pick<PrioritySettings, "labels">): readonly PriorityLabel[] =>
  labels.map((label) => (typeof label === "string" ? { name: label } : label));
