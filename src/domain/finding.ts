import type { Instant } from "./time.js";

/** What one rule says of one subject. */
export interface Finding {
  /** The rule's name, which is also its section in the policy file. */
  readonly rule: string;
  /** `unknown` when what the rule needs could not be learned: the last verdict then stands. */
  readonly verdict: "pass" | "fail" | "unknown";
  /** A few words for a check's title, where there is room for little. */
  readonly title: string;
  /** One or two plain sentences: what, why, until when, what to do, who can help. Markdown. */
  readonly message: string;
  /** The message without what to do on a pull request, where a deployment must be told the same. */
  readonly reason?: string | undefined;
  /** The instant from which this may no longer hold, and the subject is looked at again. */
  readonly until?: Instant | undefined;
  /** Stands in an issue's status comment though nothing is wrong: what is due, when, and who answers for it. */
  readonly standing?: boolean | undefined;
  /** Remarks on lines of a changed file. */
  readonly annotations?: readonly Annotation[];
}

/** A remark on a line of a file in a pull request. Lines and columns count from 1. */
export interface Annotation {
  readonly path: string;
  readonly line: number;
  readonly column?: number;
  readonly title: string;
  readonly message: string;
  /** A `warning` holds nothing up; a failure unless said otherwise. */
  readonly level?: "failure" | "warning";
}
