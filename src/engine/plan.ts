import type { Finding } from "../domain/finding.js";
import type { IssueSnapshot, PullRequestSnapshot } from "../domain/snapshot.js";
import type { Ruling } from "../rules/rule.js";
import type { Write } from "./gateway.js";
import type { Hearing } from "./hearing/hear.js";
import type { CommandRecord } from "./hearing/record.js";
import { planEffects } from "./planEffects.js";
import { type CheckReport, reportCheck, reportStatus } from "./report.js";

/**
 * What is wanted of a pull request minus what GitHub already shows: the fewest writes, and none on a second look.
 *
 * @param notes paragraphs of Markdown for the end of the check's summary.
 */
export const plan = (
  pull: PullRequestSnapshot,
  ruling: Ruling,
  notes: readonly string[] = [],
): readonly Write[] =>
  pull.open ? [...planEffects(pull, ruling.effects ?? []), ...planCheck(pull, ruling, notes)] : [];

/**
 * What is wanted of an issue minus what GitHub already shows. What was heard is marked last: should a look break off,
 * the next one hears it again and finds done what was done. On a locked issue, where watchbill may not say a word, only its
 * labels are kept right until it is unlocked (https://docs.github.com/en/communities/moderating-comments-and-conversations/locking-conversations).
 */
export const planIssue = (
  issue: IssueSnapshot,
  { findings, effects = [] }: Ruling,
  { record, unmarked }: Pick<Hearing, "record" | "unmarked">,
): readonly Write[] =>
  [
    ...planEffects(issue, effects),
    ...planStatus(issue, findings, record),
    ...unmarked.map((comment) => ({ kind: "mark seen", comment }) as const),
  ].filter(({ kind }) => !issue.locked || WITHOUT_WORDS.has(kind));

// Whatever else is tried where nothing can be noted would be tried again at each look.
const WITHOUT_WORDS: ReadonlySet<Write["kind"]> = new Set(["add labels", "remove label"]);

const sameText = (one: string, other: string): boolean =>
  one.replaceAll("\r\n", "\n").trim() === other.replaceAll("\r\n", "\n").trim();

// An issue in order gets no comment: only one on which something is due, was to be done, or was asked for.
const planStatus = (
  issue: IssueSnapshot,
  findings: readonly Finding[],
  record: CommandRecord,
): readonly Write[] => {
  const { statusComment } = issue;
  const isQuiet = findings.every(({ verdict, standing }) => verdict === "pass" && !standing);
  if (record.heard.length === 0 && (findings.length === 0 || (!statusComment && isQuiet)))
    return [];
  const body = reportStatus(issue.subject, findings, record);
  if (!statusComment) return [{ kind: "write comment", body }];
  return sameText(statusComment.body, body)
    ? []
    : [{ kind: "edit comment", id: statusComment.id, body }];
};

const planCheck = (
  pull: PullRequestSnapshot,
  { findings }: Ruling,
  notes: readonly string[],
): readonly Write[] => planReport(pull, reportCheck(pull, findings, notes));

/** The write that makes the check on a pull request's head say what is reported; none if it does. */
// Annotations can be added to a check run but not taken away (https://docs.github.com/en/rest/checks/runs#update-a-check-run),
// so a run that has some is followed by a new one: branch protection heeds the newest of a name.
export const planReport = (pull: PullRequestSnapshot, check: CheckReport): readonly Write[] => {
  if (pull.check?.mark === check.mark && pull.check.conclusion === check.conclusion) return [];
  return pull.check && !pull.check.hasAnnotations
    ? [{ kind: "edit check", id: pull.check.id, check }]
    : [{ kind: "write check", headSha: pull.headSha, check }];
};
