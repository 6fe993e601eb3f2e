import type { DocumentCopy, Severity } from "../document.js";

/** What GitHub shows of an incident's report beside the issue itself. */
export interface IncidentRecord {
  /** Why the issue was closed; undefined while it is open, or if nobody said. */
  readonly closedAs: "completed" | "not planned" | "duplicate" | undefined;
  /** Reports on the default branch that may be on it: those of pull requests that refer to it, and those linked there. */
  readonly landed: readonly DocumentCopy[];
  /** Reports that open pull requests bring which refer to it. */
  readonly proposed: readonly ProposedReport[];
  /** Where a report may be begun; undefined in an empty repository. */
  readonly place: ReportPlace | undefined;
}

export interface ReportPlace {
  /** The repository's page. */
  readonly url: string;
  /** The default branch, with the commit at its head. */
  readonly defaultBranch: { readonly name: string; readonly sha: string };
  /** The pull requests that refer to the incident and bring no report: changes because of it. */
  readonly changes: readonly { readonly number: number; readonly title: string }[];
}

export interface ProposedReport {
  /** Number of the pull request. */
  readonly pull: number;
  readonly path: string;
  /** Whether its author belongs to the repository or its organisation. */
  readonly byInsider: boolean;
}

/** How an incident's report stands. */
export interface IncidentReport {
  /** How severe the incident was, by its labels or else by its report; major where neither says. */
  readonly severity: Severity;
  readonly complete: boolean;
  /** The file on the default branch that is the report; undefined where it is the issue itself. */
  readonly path: string | undefined;
  readonly proposed: readonly ProposedReport[];
  /** What is missing, one thing each: its field, and what to write. */
  readonly lacks: readonly { readonly field: string; readonly message: string }[];
  readonly closedAs: IncidentRecord["closedAs"];
}
