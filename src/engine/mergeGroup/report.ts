import type { Finding } from "../../domain/finding.js";
import type { MergeGroupSnapshot } from "../../domain/mergeGroup.js";
import type { Conclusion, PullRequestSnapshot } from "../../domain/snapshot.js";
import { counted, listed, quoted } from "../../domain/words.js";
import { bySeverity, type CheckReport, conclude, digestOf, lastVerdict, table } from "../report.js";

/** A pull request of a merge group, and what the rules say of it, exceptions counted in. */
export interface Judged {
  readonly pull: PullRequestSnapshot;
  readonly findings: readonly Finding[];
}

interface Verdict extends Judged {
  readonly conclusion: Conclusion;
}

/**
 * The one check run of a merge group: it fails if any of its pull requests does, names the first that does and why in
 * its title, and lists each in its summary. What cannot be judged keeps the group's last verdict, or else the pull
 * request's own.
 */
export const reportGroup = (
  { group, check }: Pick<MergeGroupSnapshot, "group" | "check">,
  judged: readonly Judged[],
): CheckReport => {
  const verdicts = judged.map((one) => ({
    ...one,
    findings: bySeverity(one.findings),
    conclusion: conclude(one.findings, check?.conclusion ?? lastVerdict(one.pull)),
  }));
  const report = {
    conclusion: combine(verdicts.map(({ conclusion }) => conclusion)),
    title: title(verdicts),
    summary: summary(verdicts),
    annotations: [],
  };
  return { ...report, mark: groupMark(group.branch, digestOf(report)) };
};

const combine = (conclusions: readonly Conclusion[]): Conclusion =>
  (["failure", "success"] as const).find((one) => conclusions.includes(one)) ?? "neutral";

const numberOf = ({ pull }: Judged): string => `#${pull.subject.number}`;

const isHeldBack = ({ conclusion }: Verdict): boolean => conclusion === "failure";

/** So many pull requests are named in a title; of more, only how many they are is said. */
const MOST_NAMED = 5;

const title = (verdicts: readonly Verdict[]): string => {
  const held = verdicts.find(isHeldBack);
  const unjudged = verdicts.find(({ findings }) => findings[0]?.verdict === "unknown");
  const first = held ?? unjudged;
  if (first) return `${numberOf(first)}: ${first.findings[0]?.title}`;
  const who =
    verdicts.length > MOST_NAMED
      ? `All ${counted(verdicts.length, "pull request")}`
      : listed(verdicts.map(numberOf), "and");
  return `${who} may be merged`;
};

// What is held back is told in full; of the others, a line each keeps within what GitHub takes (65,535 characters).
const summary = (verdicts: readonly Verdict[]): string => {
  const held = verdicts.filter(isHeldBack).map((one) => {
    const heading = `**❌ ${numberOf(one)}** ${quoted(one.pull.title)} holds this merge group back.`;
    return `${heading}\n\n${table(one.findings)}`;
  });
  const others = verdicts.filter((one) => !isHeldBack(one)).map(line);
  return [...held, others.join("\n")].filter((part) => part !== "").join("\n\n");
};

const line = (one: Verdict): string => {
  const said = one.findings.map(({ title: words }) => words).join("; ");
  return `- ✅ ${numberOf(one)} ${quoted(one.pull.title)}: ${said || "no rule applies to it"}`;
};

// A re-run of the check names no pull request (https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_run),
// so that the mark must say that it is a group's, and of which branch's queue.
const groupMark = (branch: string, digest: string): string => `queue ${digest} ${branch}`;

/** The branch of the merge group whose check run has this `external_id`; undefined if it is no group's. */
export const branchInMark = (mark: string): string | undefined =>
  /^queue [0-9a-f]{16} (.+)$/.exec(mark)?.[1];
