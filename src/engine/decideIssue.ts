import { helpText } from "../commands/help.js";
import { commands } from "../commands/index.js";
import { switchedOn } from "../domain/authority.js";
import type { Effect, NoteEffect } from "../domain/effect.js";
import type { Finding } from "../domain/finding.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { earliest, type Instant } from "../domain/time.js";
import type { Policy } from "../policy/settings.js";
import type { Circumstances } from "./circumstances.js";
import type { Decision } from "./decision.js";
import { evaluate } from "./evaluate.js";
import { type Hearing, hear } from "./hearing/hear.js";
import { listenerOf } from "./hearing/listener.js";
import { type CommandRecord, recordOf } from "./hearing/record.js";
import { beginReport } from "./incidents/begin.js";
import { unactedReports } from "./incidents/judge.js";
import { planIssue } from "./plan.js";
import { planEffects } from "./planEffects.js";
import { queueItem } from "./queue/item.js";
import { isQueueIssue } from "./queue/mark.js";
import { sayFindings } from "./report.js";
import { worldOf } from "./world.js";

/** What a look at an issue comes to: its commands are heard, the rules judge it, and what is not yet so is written. */
export const decideIssue = (
  issue: IssueSnapshot,
  circumstances: Circumstances,
  now: Instant,
): Decision => {
  const { policy: outcome } = circumstances;
  // Who may give which command stands in the policy: without a valid one, nothing is heard and nothing judged.
  if (outcome.kind !== "valid" || isQueueIssue(issue))
    return { findings: [], writes: [], until: undefined };
  const { policy } = outcome;
  const hearing = issue.open
    ? hear(issue, listenerOf(issue, policy, worldOf(policy, circumstances.teams, now)), now)
    : undefined;
  const { findings, effects = [] } = evaluate(issue, circumstances, now, {
    asked: hearing?.asked ?? [],
  });
  const closed = [...effects, ...onceClosed(issue, effects, circumstances, now)];
  const begun = beginReport(issue, policy, hearing?.asked ?? []);
  const notes = hearing ? [...hearing.notes, ...answers(hearing, findings, policy)] : [];
  return {
    findings,
    writes: [
      ...begun.writes,
      ...planIssue(
        issue,
        { findings, effects: [...closed, ...begun.notes, ...notes] },
        hearing ?? { record: recordOnClosed(issue, findings), unmarked: [] },
      ),
    ],
    reports: unactedReports(issue, policy),
    until: earliest([...findings.map(({ until }) => until), hearing?.until]),
    ...(policy.queue.issue && hearing
      ? { item: itemOf(issue, policy, circumstances, now, hearing) }
      : {}),
  };
};

// GitHub does not tell watchbill of its own closing, so what no closed issue wears is taken off in the same look.
const onceClosed = (
  issue: IssueSnapshot,
  effects: readonly Effect[],
  circumstances: Circumstances,
  now: Instant,
): readonly Effect[] => {
  if (!planEffects(issue, effects).some(({ kind }) => kind === "close")) return [];
  const after = evaluate({ ...issue, open: false }, circumstances, now).effects ?? [];
  return after.filter((effect) => effect.kind === "label" && !effect.present);
};

// Of a closed issue nothing is heard, and what was heard before stays in its status comment if that is written.
const recordOnClosed = (issue: IssueSnapshot, findings: readonly Finding[]): CommandRecord =>
  (findings.length > 0 ? recordOf(issue) : undefined) ?? { heard: [], forgotten: false };

const itemOf = (
  issue: IssueSnapshot,
  policy: Policy,
  { teams }: Circumstances,
  now: Instant,
  { asked }: Hearing,
) => queueItem(issue, policy, worldOf(policy, teams, now, { asked }));

const answers = (
  { questions }: Hearing,
  findings: readonly Finding[],
  policy: Policy,
): readonly NoteEffect[] =>
  questions.map(({ key, request }) => ({
    kind: "note",
    key,
    body:
      request.command === "help"
        ? helpText(switchedOn(commands, policy.commands), "issue", request.about)
        : sayFindings(findings, request.rule, "issue"),
  }));
