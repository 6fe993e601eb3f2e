import type { Severity } from "../document.js";
import { sameLabel } from "../labels.js";

/** The `incidents` section of the policy file. */
export interface IncidentSettings {
  /** The label of issues that are incidents; undefined for that of `exceptions`, or else `incident`. */
  readonly label?: string | undefined;
  readonly report: ReportSettings | false;
  /** Whether each action of a report that lands gets an issue, and with which label. */
  readonly actions: { readonly label: string } | false;
}

/** What is demanded of an incident's report (R35, R50). */
export interface ReportSettings {
  /** Incidents of which severity need one. */
  readonly required: readonly Severity[];
  /** By when, counted from the closing of the incident: a target as hours/target.ts reads it, or `none`. */
  readonly within: string;
  /** How long before that somebody is told; `none` for not at all. */
  readonly warn: string;
  /** What becomes of an incident that is closed without one. */
  readonly if_missing: "reopen" | "remind" | "allow";
  /** The label that a closed incident wears until its report is complete. */
  readonly missing: string;
}

/** As much of a policy as tells which issues are incidents. */
interface IncidentPolicy {
  readonly incidents: IncidentSettings | false;
  readonly exceptions: { readonly incidents: string | false } | false;
}

/** The label that makes an issue an incident by a policy. */
export const incidentLabel = ({ incidents, exceptions }: IncidentPolicy): string =>
  (incidents === false ? undefined : incidents.label) ||
  (exceptions === false ? undefined : exceptions.incidents) ||
  "incident";

/** What the policy demands of an issue's report; undefined where it is no incident, or nothing is demanded of any. */
export const demandsOn = (
  { labels }: { readonly labels: readonly string[] },
  policy: IncidentPolicy,
): ReportSettings | undefined => {
  const { incidents } = policy;
  if (incidents === false || incidents.report === false) return undefined;
  const label = incidentLabel(policy);
  return labels.some((worn) => sameLabel(worn, label)) ? incidents.report : undefined;
};
