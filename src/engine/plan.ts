import type { LabelEffect } from "../domain/effect.js";
import type { IssueSnapshot, PullRequestSnapshot, Snapshot } from "../domain/snapshot.js";
import type { Ruling } from "../rules/rule.js";
import type { Write } from "./gateway.js";
import { type CheckReport, reportCheck, reportStatus } from "./report.js";

/**
 * What is wanted minus what GitHub already shows: the fewest writes, and none on a second look.
 *
 * @param notes paragraphs of Markdown for the end of a check's summary.
 */
export const plan = (
  snapshot: Snapshot,
  ruling: Ruling,
  notes: readonly string[] = [],
): readonly Write[] => {
  if (!snapshot.open) return [];
  return [
    ...planLabels(snapshot, ruling.effects ?? []),
    ...(snapshot.kind === "issue"
      ? planStatus(snapshot, ruling)
      : planCheck(snapshot, ruling, notes)),
  ];
};

const planLabels = (snapshot: Snapshot, effects: readonly LabelEffect[]): readonly Write[] => {
  const worn = new Map(snapshot.labels.map((label) => [label.toLowerCase(), label]));
  const missing = effects
    .filter(({ name, present }) => present && !worn.has(name.toLowerCase()))
    .map(({ name }) => name);
  const surplus = effects
    .filter(({ present }) => !present)
    .flatMap(({ name }) => worn.get(name.toLowerCase()) ?? []);
  return [
    ...(missing.length > 0 ? [{ kind: "add labels", labels: missing } as const] : []),
    ...surplus.map((label) => ({ kind: "remove label", label }) as const),
  ];
};

const sameText = (one: string, other: string): boolean =>
  one.replaceAll("\r\n", "\n").trim() === other.replaceAll("\r\n", "\n").trim();

// An issue in order gets no comment: only one that once had something to do is told that it is done.
const planStatus = (issue: IssueSnapshot, { findings }: Ruling): readonly Write[] => {
  const { statusComment } = issue;
  if (findings.length === 0) return [];
  if (!statusComment && findings.every(({ verdict }) => verdict === "pass")) return [];
  const body = reportStatus(issue.subject, findings);
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
