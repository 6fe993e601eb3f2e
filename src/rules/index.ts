import type { IssueSnapshot, PullRequestSnapshot } from "../domain/snapshot.js";
import { issueLogging } from "./issueLogging.js";
import { operationsOnly } from "./operationsOnly.js";
import { priorityLabel } from "./priorityLabel.js";
import { releaseFreeze } from "./releaseFreeze.js";
import type { Rule } from "./rule.js";
import { testedFirst } from "./testedFirst.js";

// Each rule knows the type of its own settings; the list cannot, and nobody reads settings through it.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyRule = Rule<IssueSnapshot, any> | Rule<PullRequestSnapshot, any>;

/** Every rule there is, in the order in which people read them. */
export const rules: readonly AnyRule[] = [
  priorityLabel,
  releaseFreeze,
  operationsOnly,
  issueLogging,
  testedFirst,
];
