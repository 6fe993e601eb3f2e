import type { Finding } from "../../domain/finding.js";
import type { LinkedIssue, PullRequestSnapshot } from "../../domain/snapshot.js";
import { repositoryName } from "../../domain/subject.js";
import { type Instant, sayInstant, Temporal } from "../../domain/time.js";
import type { Policy } from "../../policy/settings.js";
import type { Write } from "../gateway.js";
import { type Answer, answerMark, type IncidentRecord } from "./answers.js";

/** The one rule that an open incident excuses its fixes from. */
export const INCIDENTS_EXCUSE = "freeze";

/** Where an incident's leave stands on a pull request. Only the first lets it pass. */
export type IncidentState = "in force" | "revoked" | "ended by a push" | "ended with its incident";

/** What open incidents come to on a pull request. */
export interface IncidentWork {
  readonly findings: readonly Finding[];
  /** Every leave that an incident ever gave here, with where it stands. */
  readonly records: readonly (IncidentRecord & { readonly state: IncidentState })[];
  readonly writes: readonly Write[];
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Which issues excuse their fixes by the policy. */
export interface Excusing {
  /** The incidents' label. */
  readonly label: string;
  /** The label of incidents that are over, and open for nothing but their report; undefined if there are none such. */
  readonly over: string | undefined;
}

/** What a policy says of incidents that excuse; false if none does. */
export const excusing = ({
  exceptions,
  incidents,
}: Pick<Policy, "exceptions" | "incidents">): Excusing | false =>
  exceptions !== false &&
  exceptions.incidents !== false && {
    label: exceptions.incidents,
    over: incidents && incidents.report ? incidents.report.missing : undefined,
  };

/** Whether an issue is an open incident of the pull request's own repository, and no outsider made it one. */
const isOpenIncident = (
  issue: LinkedIssue,
  pull: Pick<PullRequestSnapshot, "subject">,
  { label, over }: Excusing,
): boolean =>
  issue.open &&
  same(issue.repository, repositoryName(pull.subject)) &&
  issue.insiderLabels.some((worn) => same(worn, label)) &&
  !issue.labels.some((worn) => over !== undefined && same(worn, over));

/** Where each leave that incidents gave stands. `/revoke` ends an incident's leave on this pull request for good. */
export const incidentRecords = (
  pull: Pick<PullRequestSnapshot, "subject" | "headSha" | "linkedIssues">,
  answers: readonly Answer[],
  by: Excusing | false,
): IncidentWork["records"] =>
  answers
    .flatMap(({ incidents }) => incidents)
    .map((record) => ({ ...record, state: stateOf(record, pull, answers, by) }));

const stateOf = (
  { incident, headSha }: IncidentRecord,
  pull: Pick<PullRequestSnapshot, "subject" | "headSha" | "linkedIssues">,
  answers: readonly Answer[],
  by: Excusing | false,
): IncidentState => {
  if (isRevoked(incident, answers)) return "revoked";
  if (headSha !== pull.headSha) return "ended by a push";
  const stands =
    by !== false &&
    pull.linkedIssues.some((issue) => issue.number === incident && isOpenIncident(issue, pull, by));
  return stands ? "in force" : "ended with its incident";
};

const isRevoked = (incident: number, answers: readonly Answer[]): boolean => {
  const first = answers
    .flatMap(({ incidents }) => incidents)
    .find((record) => record.incident === incident);
  return (
    first !== undefined &&
    answers
      .flatMap(({ revoked }) => revoked)
      .some(
        ({ rule, at }) =>
          (rule === undefined || rule === INCIDENTS_EXCUSE) &&
          Temporal.Instant.compare(at, first.since) > 0,
      )
  );
};

/**
 * Lets a pull request pass the freeze while an incident that it is linked to is open, and notes so in a comment, once
 * for each incident and head.
 *
 * @param findings those that still stand after people's exceptions.
 * @param answers all that watchbill's comments here record, those of this look included.
 * @param by which incidents excuse; false if the policy lets none.
 */
export const excuseFix = (
  findings: readonly Finding[],
  pull: PullRequestSnapshot,
  answers: readonly Answer[],
  by: Excusing | false,
  now: Instant,
): IncidentWork => {
  const unchanged = { findings, records: incidentRecords(pull, answers, by), writes: [] };
  const frozen = findings.some(
    ({ rule, verdict }) => rule === INCIDENTS_EXCUSE && verdict === "fail",
  );
  if (!frozen || by === false) return unchanged;
  const incident = pull.linkedIssues.find(
    (issue) => isOpenIncident(issue, pull, by) && !isRevoked(issue.number, answers),
  )?.number;
  if (incident === undefined) return unchanged;
  const excused = findings.map((finding) =>
    finding.rule === INCIDENTS_EXCUSE && finding.verdict === "fail"
      ? passFor(finding, incident)
      : finding,
  );
  const isNoted = unchanged.records.some(
    (record) => record.incident === incident && record.headSha === pull.headSha,
  );
  if (isNoted) return { ...unchanged, findings: excused };
  // Nobody is excused without a record, and where it is locked there can be none.
  if (pull.locked) return unchanged;
  const answer: Answer = {
    to: 0,
    ran: [],
    granted: [],
    revoked: [],
    incidents: [{ incident, headSha: pull.headSha, since: now }],
  };
  return {
    findings: excused,
    records: incidentRecords(pull, [...answers, answer], by),
    writes: [
      {
        kind: "write comment",
        body: `${answerMark(pull.subject, answer)}\n\n${sayLeave(incident, pull.headSha)}`,
      },
    ],
  };
};

const passFor = (finding: Finding, incident: number): Finding => ({
  rule: finding.rule,
  verdict: "pass",
  title: `Excused from ${finding.rule} by the open incident #${incident}`,
  message:
    `The incident #${incident} is open and this pull request is linked to it, so by the policy it may go in. ` +
    `Without it: ${finding.message}`,
  until: finding.until,
});

const sayLeave = (incident: number, headSha: string): string =>
  `The incident #${incident} excuses this pull request from the rule \`${INCIDENTS_EXCUSE}\`, at commit ` +
  `\`${headSha.slice(0, 7)}\`, for as long as the incident is open and linked here. It ends when the incident is ` +
  `closed, and by \`/revoke ${INCIDENTS_EXCUSE}\`.`;

/** Lines of the ledger in the check's summary, one for each leave that an incident gave. */
export const sayIncidents = (
  records: IncidentWork["records"],
  timezone: string,
): readonly string[] =>
  records.map(
    ({ incident, since, headSha, state }) =>
      `- ${INCIDENTS_EXCUSE}: ${state}; granted by the incident #${incident} ${sayInstant(since, timezone)} ` +
      `while it is open, for \`${headSha.slice(0, 7)}\``,
  );
