import { type ClockWorld, clocksOf } from "../clock/clocks.js";
import { promiseOf } from "../clock/priority.js";
import { isHistory } from "../clock/told.js";
import type { Duty } from "../duty/duty.js";
import { isOpenForReport, lastOpened } from "../history.js";
import { termsOf } from "../maintenance/terms.js";
import { prioritySet } from "../priority/settings.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, sayInstant, Temporal } from "../time.js";
import { type Cause, wasTaken } from "./cause.js";
import type { Pace } from "./pace.js";
import type { AskedNote } from "./record.js";
import type { EscalationSettings } from "./settings.js";

const compare = Temporal.Instant.compare;

/**
 * Since when an issue is critical, which is to say of the first of the team's priorities; undefined if it is not. Counted
 * as its clocks are: from its opening, or from when it was last raised to it.
 */
export const criticalSince = (issue: IssueSnapshot, world: ClockWorld): Instant | undefined => {
  const { priority } = world.clocks;
  if (!priority || isOpenForReport(issue)) return undefined;
  const promise = promiseOf(issue, priority, world.asked, lastOpened(issue));
  const [first] = prioritySet(priority);
  return promise && promise.label === first?.name ? promise.from : undefined;
};

/** Whether issues escalate without a command: if the policy wants that, and names somebody who can be asked. */
export const escalatesByItself = (
  settings: EscalationSettings | false,
  { people }: Pick<Duty, "people">,
): boolean => settings !== false && settings.by_itself && people.length > 0;

/** What is needed to know whether watchbill came in time for something. */
export interface Seen extends ClockWorld {
  readonly timezone: string;
  readonly record: readonly AskedNote[];
}

/** The clocks of an issue that ran out before what they ask for was done; not those of long before watchbill came. */
export const breaches = (issue: IssueSnapshot, world: Seen): readonly Cause[] =>
  clocksOf(issue, world).flatMap((clock): readonly Cause[] => {
    const { name, breached, met } = clock;
    const isNoted = world.record.some(({ kind }) => kind === name);
    if (!breached || (!isNoted && isHistory(issue, clock, world.now, world.timezone))) return [];
    const answer = met.kind === "by" ? { by: met.login, at: met.at } : undefined;
    return [{ kind: name, at: breached, answer }];
  });

/** That an occurrence of a recurring job was not done by when it was to be. */
export const overdue = (issue: IssueSnapshot, now: Instant): readonly Cause[] => {
  const { due } = termsOf(issue);
  return due && compare(due, now) <= 0 ? [{ kind: "overdue", at: due }] : [];
};

/** As of clocks: what was due so long before watchbill first saw it is left to people. */
const TOO_OLD = { hours: 48 };

/**
 * That nobody took a critical issue in time, by the pace of what is critical; or the instant ahead at which that will be so
 * if nobody does until then.
 */
export const untaken = (
  issue: IssueSnapshot,
  since: Instant,
  pace: Pace,
  { asked, now, timezone, record }: Seen,
): Cause | undefined => {
  // Once somebody was asked because of it, they have been assigned because of it.
  const noted = record.findLast(
    ({ kind, cause }) => kind === "untaken" && compare(cause, since) >= 0,
  );
  if (noted) return { kind: "untaken", at: noted.cause };
  const at = pace.due(since);
  if (!at) return undefined;
  const isOld = compare(at.add(TOO_OLD), now) < 0;
  if (isOld && !issue.statusComment?.body.includes(sayInstant(at, timezone))) return undefined;
  const seen = compare(at, now) < 0 ? at : now.add({ nanoseconds: 1 });
  const said = asked.filter((one) => compare(one.at, lastOpened(issue)) >= 0);
  const called = record.flatMap(({ who }) => who ?? []);
  return wasTaken(issue, said, seen, called) ? undefined : { kind: "untaken", at };
};
