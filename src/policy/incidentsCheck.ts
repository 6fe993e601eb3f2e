import { Misread } from "../domain/calendar/misread.js";
import { readTargetOrNone, readWarning } from "../domain/clock/settings.js";
import { incidentLabel } from "../domain/incident/settings.js";
import { sameLabel } from "../domain/labels.js";
import type { Remark } from "./problem.js";
import type { Policy } from "./settings.js";

/** What the schema cannot say of the section `incidents`. */
export const incidentsCanBeChased = (
  policy: Pick<Policy, "incidents" | "exceptions">,
): readonly Remark[] => {
  const { incidents } = policy;
  if (incidents === false || incidents.report === false) return [];
  const { report } = incidents;
  return [
    ...unread("within", () => readTargetOrNone(report.within)),
    ...unread("warn", () => readWarning(report.warn)),
    ...(sameLabel(report.missing, incidentLabel(policy))
      ? [
          {
            path: ["incidents", "report", "missing"],
            message: "This is the label of the incidents themselves; choose another one.",
          },
        ]
      : []),
  ];
};

const unread = (key: string, read: () => unknown): readonly Remark[] => {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    return [{ path: ["incidents", "report", key], message: `${error.message}.` }];
  }
};
