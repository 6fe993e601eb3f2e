import type { Asked, IssueRequest } from "../asked.js";
import { same } from "../duty/duty.js";
import type { IssueEvent } from "../history.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, Temporal } from "../time.js";

/** A request to escalate. */
export type EscalateRequest = Extract<IssueRequest, { command: "escalate" }>;

/** Why an issue escalates, and since when. */
export type Cause = {
  readonly at: Instant;
} & (
  | {
      readonly kind: "asked";
      /** Login. */
      readonly by: string;
      readonly request: EscalateRequest;
    }
  | {
      readonly kind: "acknowledge" | "resolve" | "untaken" | "overdue";
      /** When what was missed was done after all, if it was. */
      readonly answer?: Answer | undefined;
    }
);

/** That somebody took over. */
export interface Answer {
  /** Login. */
  readonly by: string;
  readonly at: Instant;
}

const compare = Temporal.Instant.compare;

/**
 * Everything that was asked for, in order. Of requests in the same second, which is all that GitHub tells, each later one
 * is a nanosecond later.
 */
export const askedCauses = (asked: readonly Asked[]): readonly Cause[] => {
  let last: Instant | undefined;
  return asked.flatMap(({ request, by, at }) => {
    if (request.command !== "escalate") return [];
    last = last && compare(last, at) >= 0 ? last.add({ nanoseconds: 1 }) : at;
    return [{ kind: "asked", at: last, by, request } as const];
  });
};

/**
 * Whether somebody had taken an issue before an instant: they were assigned, or had said so by `/ack` or `/take`.
 *
 * @param called logins of those whom an escalation asked: that watchbill assigned them says nothing of what they do.
 */
export const wasTaken = (
  { assignees, events }: Pick<IssueSnapshot, "assignees" | "events">,
  asked: readonly Asked[],
  before: Instant,
  called: readonly string[] = [],
): boolean => {
  const said = asked.filter(({ at }) => compare(at, before) < 0).map(({ request }) => request);
  if (said.some(({ command }) => command === "ack" || command === "take")) return true;
  const wanted = said.flatMap((request) => (request.command === "assign" ? request.people : []));
  const isMerelyCalled = (login: string): boolean =>
    called.some((one) => same(one, login)) &&
    !wanted.some((one) => same(one, login)) &&
    events.findLast((event) => event.kind === "assigned" && same(event.assignee, login))?.own ===
      true;
  return assignedBefore(assignees, events, before).some((login) => !isMerelyCalled(login));
};

/** Who was assigned before an instant: who is now, with everything undone that happened since. */
const assignedBefore = (
  now: readonly string[],
  events: readonly IssueEvent[],
  at: Instant,
): readonly string[] => {
  let assigned = now;
  for (const event of events.filter((one) => compare(one.at, at) >= 0).reverse())
    if (event.kind === "assigned")
      assigned = assigned.filter((login) => !same(login, event.assignee));
    else if (event.kind === "unassigned") assigned = assigned.concat(event.assignee);
  return assigned;
};
