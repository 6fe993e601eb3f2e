import { sameLabel } from "../domain/labels.js";
import { prioritySet } from "../domain/priority/settings.js";
import { type Path, type Remark, shown } from "./problem.js";
import type { Policy } from "./settings.js";

/**
 * Labels that two sections want for different things: watchbill would put one on for the one and take it off for the
 * other. Those of one section among themselves are that section's own matter.
 */
export const labelUsesDiffer = (policy: LabelPolicy): readonly Remark[] => {
  const uses = usesOf(policy);
  return uses.flatMap(({ section, path, label }, index) => {
    const other = uses
      .slice(0, index)
      .find((earlier) => earlier.section !== section && sameLabel(earlier.label, label));
    if (!other) return [];
    const message = `${shown(label)} ${other.use} already (${other.section}). Choose another label.`;
    return [{ path, message }];
  });
};

type LabelPolicy = Pick<Policy, "priority" | "waiting" | "stages" | "escalation">;

interface Use {
  readonly section: string;
  readonly path: Path;
  readonly label: string;
  /** What the label does, as it goes on in a sentence that begins with its name. */
  readonly use: string;
}

const usesOf = ({ priority, waiting, stages, escalation }: LabelPolicy): readonly Use[] => [
  ...(priority
    ? [
        ...prioritySet(priority).map(({ name }, index) => ({
          section: "priority",
          path: ["priority", "labels", index],
          label: name,
          use: "is a priority",
        })),
        {
          section: "priority",
          path: ["priority", "missing"],
          label: priority.missing,
          use: "says that an issue has no priority",
        },
      ]
    : []),
  ...(waiting
    ? (["needs_info", "vendor"] as const).map((key) => ({
        section: "waiting",
        path: ["waiting", key],
        label: waiting[key],
        use: "stops the clocks",
      }))
    : []),
  ...(escalation
    ? [
        {
          section: "escalation",
          path: ["escalation", "label"],
          label: escalation.label,
          use: "says that an issue is escalated",
        },
      ]
    : []),
  ...(stages
    ? stages.labels.map((label, index) => ({
        section: "stages",
        path: ["stages", "labels", index],
        label,
        use: "is a stage",
      }))
    : []),
];
