import type { IssueSnapshot, PullRequestSnapshot } from "../domain/snapshot.js";
import { acknowledge } from "./acknowledge.js";
import { assignment } from "./assignment.js";
import { checklists } from "./checklists.js";
import { documents } from "./documents.js";
import { duplicates } from "./duplicates.js";
import { escalation } from "./escalation.js";
import { handover } from "./handover.js";
import { incidents } from "./incidents.js";
import { issueLogging } from "./issueLogging.js";
import { occurrence } from "./occurrence.js";
import { operationsOnly } from "./operationsOnly.js";
import { priorityLabel } from "./priorityLabel.js";
import { releaseFreeze } from "./releaseFreeze.js";
import { resolve } from "./resolve.js";
import type { Rule } from "./rule.js";
import { seats } from "./seats.js";
import { stages } from "./stages.js";
import { testedFirst } from "./testedFirst.js";
import { waiting } from "./waiting.js";

// Each rule knows the type of its own settings; the list cannot, and nobody reads settings through it.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyRule = Rule<IssueSnapshot, any> | Rule<PullRequestSnapshot, any>;

/** Every rule there is, in the order in which people read them. */
export const rules: readonly AnyRule[] = [
  priorityLabel,
  acknowledge,
  resolve,
  waiting,
  stages,
  assignment,
  seats,
  checklists,
  handover,
  duplicates,
  occurrence,
  // After the rules that close issues: an incident stays open for its report.
  incidents,
  escalation,
  releaseFreeze,
  operationsOnly,
  issueLogging,
  testedFirst,
  documents,
];
