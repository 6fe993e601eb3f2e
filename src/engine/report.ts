import { createHash } from "node:crypto";
import type { Annotation, Finding } from "../domain/finding.js";
import type { Conclusion, PullRequestSnapshot } from "../domain/snapshot.js";
import { type Subject, subjectName } from "../domain/subject.js";
import { type CommandRecord, recordLine } from "./hearing/record.js";

/** The name of watchbill's check run: the one name that branch protection requires. */
export const CHECK_NAME = "watchbill";

/** What the check run shows. */
export interface CheckReport {
  readonly conclusion: Conclusion;
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** See `checkMark`. */
  readonly mark: string;
}

const SIGN = { pass: "✅", fail: "❌", unknown: "❔" } as const;

/** Worst first: what blocks is what the title must say. */
export const bySeverity = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ verdict }) => verdict === "fail"),
  ...findings.filter(({ verdict }) => verdict === "unknown"),
  ...findings.filter(({ verdict }) => verdict === "pass"),
];

/** What findings come to; what cannot be judged keeps the last conclusion, if there was one. */
export const conclude = (
  findings: readonly Finding[],
  last: Conclusion | undefined,
): Conclusion => {
  if (findings.length === 0) return "neutral";
  if (findings.some(({ verdict }) => verdict === "fail")) return "failure";
  // What could not be judged keeps its last verdict; what never was judged does not pass.
  if (findings.some(({ verdict }) => verdict === "unknown")) return last ?? "failure";
  return "success";
};

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");

/** Findings as a table in Markdown, in the order given. */
export const table = (ordered: readonly Finding[]): string =>
  ordered.length === 0
    ? "No rule of the team's policy applies to this pull request, so watchbill does not hold it back."
    : [
        "| | Rule | What it says |",
        "|---|---|---|",
        ...ordered.map(
          ({ rule, verdict, message }) => `| ${SIGN[verdict]} | ${rule} | ${cell(message)} |`,
        ),
      ].join("\n");

/**
 * The one check run of a pull request: the first reason in the title, every rule's verdict in a table.
 *
 * @param findings what the rules say of the pull request; none at all makes a neutral check.
 * @param notes paragraphs of Markdown that follow the table.
 * @param sharing the pull requests that the check speaks for: this one, and those that share its head.
 */
export const reportCheck = (
  snapshot: PullRequestSnapshot,
  findings: readonly Finding[],
  notes: readonly string[] = [],
  sharing: readonly PullRequestSnapshot[] = [snapshot],
): CheckReport => {
  const ordered = bySeverity(findings);
  const conclusion = conclude(ordered, lastVerdict(snapshot));
  const report = {
    conclusion,
    title: ordered[0]?.title ?? "No rule applies here",
    summary: [table(ordered), ...notes].join("\n\n"),
    annotations: ordered.flatMap(({ annotations }) => annotations ?? []),
  };
  return { ...report, mark: checkMark(snapshot.subject, report, sharing) };
};

/**
 * Names a check run's subject, its words and what it speaks for, to be kept as the run's `external_id`: so watchbill
 * knows without reading the words back whether a run still says what it should, and which pull request a re-run is
 * asked for (GitHub names none for a fork: https://docs.github.com/en/rest/checks/runs).
 */
const checkMark = (
  subject: Subject,
  report: Omit<CheckReport, "mark">,
  sharing: readonly PullRequestSnapshot[],
): string => `#${subject.number} ${digestOf(report)} ${sharing.map(wayOf).join(".")}`;

type Way = Pick<PullRequestSnapshot, "subject" | "base">;

/** Eight hexadecimal digits for a pull request and the branch that it would go into. */
const wayOf = ({ subject: { number }, base }: Way): string =>
  createHash("sha256").update(`#${number} ${base}`).digest("hex").slice(0, 8);

/**
 * What the check on a pull request's head last concluded, if it spoke for this pull request and this base: what it said
 * of another one of the same commit, or before the base was changed, is no verdict that could stand.
 */
export const lastVerdict = (pull: PullRequestSnapshot): Conclusion | undefined =>
  pull.check && speaksFor(pull.check.mark, pull) ? pull.check.conclusion : undefined;

/** Whether a check run that is marked so spoke for a pull request, and for the base that it has now. */
export const speaksFor = (mark: string, pull: Way): boolean => {
  const [, , ways] = mark.split(" ");
  return ways?.split(".").includes(wayOf(pull)) ?? false;
};

/** Sixteen hexadecimal digits that stand for the words of a report. */
export const digestOf = (report: Omit<CheckReport, "mark">): string =>
  createHash("sha256").update(JSON.stringify(report)).digest("hex").slice(0, 16);

/** The number of the pull request that a check run's `external_id` names; undefined if watchbill did not write it. */
export const numberInMark = (mark: string): number | undefined => {
  const [, number] = /^#(\d{1,10}) [0-9a-f]{16}(?: [0-9a-f.]+)?$/.exec(mark) ?? [];
  return number === undefined ? undefined : Number(number);
};

/**
 * The hidden first line by which watchbill knows its status comment. It is bound to its subject by the number: what is
 * moved elsewhere counts for nothing.
 */
export const statusMarker = (subject: Subject): string =>
  `<!-- watchbill:status ${subjectName(subject)} -->`;

/** Whether a comment begins so, of whatever repository: it may have been renamed since, or be spelled with other capitals. */
export const hasStatusMark = (body: string, { number }: Pick<Subject, "number">): boolean =>
  new RegExp(`^<!-- watchbill:status [\\w.-]+/[\\w.-]+#${number} -->`).test(body);

/** What the status comment says when nothing is due. */
export const NOTHING_LEFT =
  "✅ Nothing is left to do here; everything watchbill asked for is done.";

/**
 * The one status comment of an issue: what is to be done if anything is, what is due and when, and that all is well if
 * neither. Hidden in it is the record of the commands that were heard.
 */
export const reportStatus = (
  subject: Subject,
  findings: readonly Finding[],
  record?: CommandRecord,
): string => {
  const open = bySeverity(findings).filter(({ verdict }) => verdict !== "pass");
  const standing = findings.filter(({ verdict, standing }) => verdict === "pass" && standing);
  const lines = [
    ...open.map(({ verdict, message }) => `${SIGN[verdict]} ${message}`),
    ...standing.map(({ message }) => `🕑 ${message}`),
  ];
  return [
    [
      statusMarker(subject),
      ...(record && record.heard.length > 0 ? [recordLine(record)] : []),
    ].join("\n"),
    ...(lines.length > 0 ? lines : [NOTHING_LEFT]),
  ].join("\n\n");
};

/** The full reasoning that `/why` asks for: what each rule says of a subject, or the one asked about. */
export const sayFindings = (
  findings: readonly Finding[],
  rule: string | undefined,
  place: "issue" | "pull request",
): string => {
  const asked = findings.filter((finding) => rule === undefined || finding.rule === rule);
  if (asked.length === 0)
    return rule === undefined
      ? `No rule has anything to say about this ${place}.`
      : `No rule of that name speaks about this ${place}.`;
  return asked.map(({ rule: name, message }) => `**${name}**: ${message}`).join("\n\n");
};
