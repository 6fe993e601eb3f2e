import { ladder } from "../domain/duty/ladder.js";
import type { Effect, NoteEffect } from "../domain/effect.js";
import type { Finding } from "../domain/finding.js";
import { isOpenForReport, lastOpened } from "../domain/history.js";
import { overSince, putAsideAs } from "../domain/incident/closing.js";
import { reportDue } from "../domain/incident/due.js";
import type { IncidentReport } from "../domain/incident/report.js";
import { sayComplete, sayLacks, sayWhere } from "../domain/incident/say.js";
import type { IncidentSettings, ReportSettings } from "../domain/incident/settings.js";
import { notesOn } from "../domain/note.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { earliest, type Instant, sayInstant, Temporal } from "../domain/time.js";
import type { Rule, Ruling, World } from "./rule.js";

/** What was closed so long before watchbill first saw it is left to people: installing it must not open old incidents. */
const TOO_OLD = { hours: 48 };

/**
 * Every incident is reported (R35, R50): its status comment says what the report lacks; closed without one it is opened
 * again, once, and the report is chased until it is due. Who closes it again is not fought.
 */
export const incidents: Rule<IssueSnapshot, IncidentSettings> = {
  name: "incidents",
  judges: "issue",
  alsoClosed: true,
  evaluate(issue, { report: demands }, world): Ruling {
    const { report } = world;
    if (!report || demands === false) return { findings: [] };
    const missing = (present: boolean): Effect => ({
      kind: "label",
      name: demands.missing,
      present,
    });
    const settled = (title: string, message: string): Ruling => ({
      findings: [{ rule: "incidents", verdict: "pass", title, message }],
      effects: [missing(false)],
    });
    if (report.complete) {
      const { findings, effects = [] } = settled("Reported", sayComplete(report));
      return { findings, effects: [...effects, ...closedAgain(issue)] };
    }
    const excuse = excuseOf(issue, report, demands, world);
    if (excuse !== undefined) return settled("No report needed", excuse);
    const over = overSince(issue);
    if (!over || demands.if_missing === "allow") {
      const { findings, effects } = settled("Not reported yet", sayLacks(report));
      return {
        findings: findings.map((one) => ({ ...one, standing: issue.open })),
        effects: effects ?? [],
      };
    }
    if (isHistory(issue, over, world.now))
      return settled("From before", "This was closed before watchbill first looked here.");
    const { findings, effects = [] } = chase({ issue, report, demands, over, world });
    return { findings, effects: [missing(true), ...effects] };
  },
};

/** An incident that is open for nothing but its report is closed once that is complete. */
const closedAgain = (issue: IssueSnapshot): readonly Effect[] => {
  const opened = issue.events.findLast(({ kind }) => kind === "reopened");
  return issue.open && opened && isOpenForReport(issue)
    ? [{ kind: "closed", closed: true, reason: "completed", since: opened.at }]
    : [];
};

interface Chased {
  readonly issue: IssueSnapshot;
  readonly report: IncidentReport;
  readonly demands: ReportSettings;
  /** When the incident was over. */
  readonly over: Instant;
  readonly world: World;
}

/** Why an incident needs no report, in a sentence; undefined if it does. */
const excuseOf = (
  issue: IssueSnapshot,
  { severity, closedAs }: IncidentReport,
  { required }: ReportSettings,
  { asked }: World,
): string | undefined => {
  if (!required.includes(severity)) return `By the policy, a ${severity} incident needs no report.`;
  const opened = lastOpened(issue);
  const isDuplicate = asked.some(
    ({ request, at }) =>
      request.command === "duplicate" && Temporal.Instant.compare(at, opened) >= 0,
  );
  const aside = putAsideAs(issue, closedAs);
  if (aside === "duplicate" || isDuplicate)
    return "This is a duplicate; the other issue is reported.";
  if (aside === "not planned")
    return "This was closed as not planned, so it counts as no incident.";
  return undefined;
};

/** That watchbill looked in time shows in its own words. */
const isHistory = (issue: IssueSnapshot, over: Instant, now: Instant): boolean =>
  Temporal.Instant.compare(over.add(TOO_OLD), now) < 0 &&
  !/\bThe report\b/.test(issue.statusComment?.body ?? "") &&
  ![...notesOn(issue).keys()].some((key) => key.startsWith("incident "));

const chase = (chased: Chased): Ruling => {
  const { issue, report, demands, over, world } = chased;
  const due = reportDue(demands, over, world.hours);
  const by = due ? ` It is due by ${sayInstant(due.due, world.timezone)}.` : "";
  const isReached = (at: Instant | undefined): boolean =>
    at !== undefined && Temporal.Instant.compare(world.now, at) >= 0;
  const finding: Finding = {
    rule: "incidents",
    verdict: "fail",
    title: "Report missing",
    message: isReached(due?.due)
      ? `The report was due by ${sayInstant(due?.due as Instant, world.timezone)}. ${sayLacks(report)}`
      : `This incident is over.${by} ${sayLacks(report)}`,
    until: earliest(due ? [due.warn, due.due].filter((at) => !isReached(at)) : []),
  };
  const note = (which: string, body: string): NoteEffect => ({
    kind: "note",
    key: `incident ${which} ${over}`,
    body: addressed(chased, `${body}\n\n${sayWhere(report)}`),
  });
  const warns = due && Temporal.Instant.compare(due.warn, due.due) < 0;
  return {
    findings: [finding],
    effects: [
      ...atClosing(chased, by, note),
      ...(warns && isReached(due.warn) && !isReached(due.due)
        ? [note("warn", `The report on this incident is not complete.${by} ${sayLacks(report)}`)]
        : []),
      ...(isReached(due?.due) ? [note("due", finding.message)] : []),
      ...(demands.if_missing === "reopen" && (issue.open || isFresh(issue, over))
        ? [{ kind: "closed", closed: false, since: over } as const]
        : []),
    ],
  };
};

// Of an incident that was let be once, nothing more than the report's own calendar is heeded.
const isFresh = ({ events }: IssueSnapshot, over: Instant): boolean =>
  !events.some(
    ({ kind, own, at }) => kind === "reopened" && own && Temporal.Instant.compare(at, over) >= 0,
  );

const atClosing = (
  { demands, report, issue, over }: Chased,
  by: string,
  note: (which: string, body: string) => NoteEffect,
): readonly Effect[] => {
  if (issue.open || !isFresh(issue, over)) return [];
  return demands.if_missing === "reopen"
    ? [
        note(
          "reopened",
          `This incident was closed before its report was complete, so it is open again.${by} ${sayLacks(report)}\n\n` +
            "Whoever closes it again is let be.",
        ),
      ]
    : [
        note(
          "closed",
          `This incident was closed before its report was complete.${by} ${sayLacks(report)}`,
        ),
      ];
};

/** Text for whoever must act: the assignees, or else who answers for the issue's circle, or else nobody by name. */
const addressed = ({ issue, world: { duty, now } }: Chased, text: string): string => {
  const [owner] = ladder(duty.circleOf({ labels: issue.labels }), now, duty);
  const people = issue.assignees.length > 0 ? issue.assignees : owner ? [owner.who] : [];
  return people.length === 0 ? text : `${people.map((login) => `@${login}`).join(", ")}: ${text}`;
};
