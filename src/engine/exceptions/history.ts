import { stateOf } from "../../domain/exception.js";
import type { PullRequestSnapshot } from "../../domain/snapshot.js";
import { repositoryName } from "../../domain/subject.js";
import { type Instant, Temporal } from "../../domain/time.js";
import { answersIn, ledgerOf } from "./answers.js";
import { type Excusing, INCIDENTS_EXCUSE, incidentRecords } from "./incidents.js";

/** An exception as `watchbill exceptions` lists it. */
export interface PastException {
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
  readonly rule: string;
  /** Login of who granted it; `#12` for an incident. */
  readonly granter: string;
  readonly reason: string;
  readonly since: Instant;
  /** Undefined for as long as the incident is open. */
  readonly until: Instant | undefined;
  /** The commit that it was granted for. */
  readonly head: string;
  readonly state: string;
}

/**
 * Every exception that watchbill's own comments on a pull request record, oldest first, with where it stands.
 *
 * @param incidents which incidents excuse by the policy; false if none does.
 */
export const historyOf = (
  pull: Pick<PullRequestSnapshot, "subject" | "headSha" | "base" | "linkedIssues" | "comments">,
  incidents: Excusing | false,
  now: Instant,
): readonly PastException[] => {
  const answers = answersIn(pull.subject, pull.comments);
  const where = { repository: repositoryName(pull.subject), pullRequest: pull.subject.number };
  const granted = ledgerOf(answers).map((entry) => ({
    ...where,
    rule: entry.rule,
    granter: entry.granter,
    reason: entry.reason,
    since: entry.since,
    until: entry.until,
    head: entry.headSha,
    state: stateOf(entry, pull, now),
  }));
  const excused = incidentRecords(pull, answers, incidents).map((record) => ({
    ...where,
    rule: INCIDENTS_EXCUSE,
    granter: `#${record.incident}`,
    reason: `incident #${record.incident}`,
    since: record.since,
    until: undefined,
    head: record.headSha,
    state: record.state,
  }));
  return [...granted, ...excused].sort((one, other) =>
    Temporal.Instant.compare(one.since, other.since),
  );
};
