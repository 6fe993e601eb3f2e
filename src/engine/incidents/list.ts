import type { Severity } from "../../domain/document.js";
import { readHours } from "../../domain/hours/hours.js";
import { overSince, putAsideAs } from "../../domain/incident/closing.js";
import { reportDue } from "../../domain/incident/due.js";
import { incidentLabel } from "../../domain/incident/settings.js";
import { sameLabel } from "../../domain/labels.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import type { Repository } from "../../domain/subject.js";
import { type Instant, Temporal } from "../../domain/time.js";
import type { Policy } from "../../policy/settings.js";
import type { Circumstances } from "../circumstances.js";
import type { Gateway } from "../gateway.js";
import { readActionMark } from "./action.js";
import type { ActionIssue } from "./gateway.js";
import { judgeIncident } from "./judge.js";
import { withReport } from "./read.js";

/** An incident with its report and what is still to be done because of it. */
export interface ListedIncident {
  /** Undefined for actions of reports that name no incident. */
  readonly number: number | undefined;
  readonly title: string;
  readonly open: boolean;
  readonly severity: Severity | undefined;
  /** `none needed` by the policy, or because it was no incident. */
  readonly report: "complete" | "incomplete" | "none needed";
  /** The file that is the report. */
  readonly path: string | undefined;
  /** The fields that the report lacks. */
  readonly lacks: readonly string[];
  readonly due: Instant | undefined;
  readonly overdue: boolean;
  /** The open ones, those that are overdue first. */
  readonly actions: readonly ListedAction[];
}

export interface ListedAction {
  readonly number: number;
  readonly title: string;
  /** Who is assigned, or as the report has it. */
  readonly owner: string | undefined;
  /** As the report has it. */
  readonly due: string | undefined;
  readonly overdue: boolean;
}

/**
 * The incidents of a repository: those that are open, and of those that are closed the 25 that changed last, with what is
 * overdue first. It reads a hundred open issues a request, and up to three more for each incident.
 *
 * @throws GatewayError when GitHub does not answer.
 */
export const listIncidents = async (
  repository: Repository,
  policy: Policy,
  circumstances: Circumstances,
  gateway: Gateway,
  now: Instant,
): Promise<readonly ListedIncident[]> => {
  const { incidents } = policy;
  if (incidents === false) return [];
  const seen = await incidentsIn(repository, policy, gateway);
  const label = incidents.actions === false ? "" : incidents.actions.label;
  const issues =
    label === "" ? [] : ((await gateway.incidents.landed(repository, [], label))?.issues ?? []);
  const actions = openActions(repository, issues, policy, now);
  const listed: ListedIncident[] = [];
  for (const issue of seen) {
    const number = issue.subject.number;
    const own = actions.filter((one) => one.incident === number).map(({ action }) => action);
    listed.push(listedIncident(await withReport(issue, circumstances, gateway), own, policy, now));
  }
  const strays = actions
    .filter(({ incident }) => !seen.some(({ subject }) => subject.number === incident))
    .map(({ action }) => action);
  return inOrder([...listed, ...(strays.length > 0 ? [stray(strays)] : [])]);
};

/** Since ever: which closed issues are shown is decided by their number alone. */
const EVER = Temporal.Instant.fromEpochMilliseconds(0);

const incidentsIn = async (
  repository: Repository,
  policy: Policy,
  gateway: Gateway,
): Promise<readonly IssueSnapshot[]> => {
  const label = incidentLabel(policy);
  const found: IssueSnapshot[] = [];
  for await (const page of gateway.open(repository, { label, since: EVER }))
    for (const sighting of page) {
      if (!("snapshot" in sighting) || sighting.snapshot.kind !== "issue") continue;
      const { snapshot, whole } = sighting;
      if (!snapshot.labels.some((worn) => sameLabel(worn, label))) continue;
      const all = whole ? snapshot : await gateway.look(snapshot.subject);
      if (all?.kind === "issue") found.push(all);
    }
  return found;
};

const openActions = (
  repository: Repository,
  issues: readonly ActionIssue[],
  { timezone }: Policy,
  now: Instant,
) =>
  issues.flatMap(({ number, title, body, open, assignees }) => {
    const mark = open ? readActionMark(repository, body) : undefined;
    if (!mark) return [];
    const action: ListedAction = {
      number,
      title,
      owner: assignees.length > 0 ? assignees.join(", ") : mark.owner,
      due: mark.due,
      overdue: isPast(mark.due, timezone, now),
    };
    return [{ incident: mark.incident, action }];
  });

const isPast = (due: string | undefined, timezone: string, now: Instant): boolean =>
  due !== undefined &&
  /^\d{4}-\d{2}-\d{2}$/.test(due) &&
  due < now.toZonedDateTimeISO(timezone).toPlainDate().toString();

const listedIncident = (
  issue: IssueSnapshot,
  actions: readonly ListedAction[],
  policy: Policy,
  now: Instant,
): ListedIncident => {
  const demands = policy.incidents === false ? false : policy.incidents.report;
  const report = judgeIncident(issue, policy);
  const isNeeded =
    demands &&
    report &&
    demands.required.includes(report.severity) &&
    putAsideAs(issue, report.closedAs) === undefined;
  const over = overSince(issue);
  const hours = policy.hours ? readHours(policy.hours, policy.timezone).working : undefined;
  const due = isNeeded && over ? reportDue(demands, over, hours)?.due : undefined;
  const isMissing = Boolean(isNeeded) && !report?.complete;
  return {
    number: issue.subject.number,
    title: issue.title,
    open: issue.open,
    severity: report?.severity,
    report: report?.complete ? "complete" : isMissing ? "incomplete" : "none needed",
    path: report?.path,
    lacks: isMissing ? [...new Set(report?.lacks.map(({ field }) => field))] : [],
    due: isMissing ? due : undefined,
    overdue: isMissing && due !== undefined && Temporal.Instant.compare(due, now) <= 0,
    actions: inOrder(actions),
  };
};

const stray = (actions: readonly ListedAction[]): ListedIncident => ({
  number: undefined,
  title: "Reports on other incidents",
  open: false,
  severity: undefined,
  report: "none needed",
  path: undefined,
  lacks: [],
  due: undefined,
  overdue: false,
  actions: inOrder(actions),
});

/** What is overdue first, then the newest. */
const inOrder = <
  Listed extends {
    readonly number: number | undefined;
    readonly overdue: boolean;
    readonly actions?: readonly ListedAction[];
  },
>(
  listed: readonly Listed[],
): readonly Listed[] => {
  const late = ({ overdue, actions = [] }: Listed): number =>
    overdue ? 2 : actions.some((action) => action.overdue) ? 1 : 0;
  return [...listed].sort(
    (one, other) => late(other) - late(one) || (other.number ?? 0) - (one.number ?? 0),
  );
};
