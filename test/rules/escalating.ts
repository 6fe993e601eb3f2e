import type { Asked, IssueRequest } from "../../src/domain/asked.js";
import { readDuty } from "../../src/domain/duty/read.js";
import type { IssueComment, IssueEvent } from "../../src/domain/history.js";
import { readHours } from "../../src/domain/hours/hours.js";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { earliest, type Instant, Temporal } from "../../src/domain/time.js";
import { planEffects } from "../../src/engine/planEffects.js";
import type { Policy } from "../../src/policy/policy.js";
import { acknowledge } from "../../src/rules/acknowledge.js";
import { escalation } from "../../src/rules/escalation.js";
import type { Ruling } from "../../src/rules/rule.js";
import { policyOf } from "../domain/duty.js";
import { anIssue, aWorld } from "../snapshots.js";

/** An issue on which time passes, and the escalation rule is asked whenever it said it wanted to be. */
export const anEscalatingIssue = (
  policyText: string,
  opened: string,
  but: Partial<IssueSnapshot> = {},
) => {
  let policy: Policy = policyOf(policyText);
  const zone = () => policy.timezone;
  const at = (local: string): Instant =>
    local.endsWith("Z")
      ? Temporal.Instant.from(local)
      : Temporal.PlainDateTime.from(local).toZonedDateTime(zone()).toInstant();
  let now = at(opened);
  let issue = anIssue({
    createdAt: now,
    author: { login: "visitor", bot: false },
    byInsider: false,
    ...but,
  });
  let asked: readonly Asked[] = [];
  let ids = 1;
  const pings: string[] = [];

  const happen = (event: Record<string, unknown>, by: string | undefined) => {
    const whole = {
      at: now,
      by:
        by === undefined
          ? { login: "watchbill", bot: true }
          : { login: by, bot: by.endsWith("[bot]") },
      own: by === undefined,
      ...event,
    } as IssueEvent;
    issue = { ...issue, events: [...issue.events, whole] };
    if (whole.kind === "labeled") issue = { ...issue, labels: [...issue.labels, whole.label] };
    if (whole.kind === "unlabeled")
      issue = { ...issue, labels: issue.labels.filter((one) => one !== whole.label) };
    if (whole.kind === "assigned")
      issue = { ...issue, assignees: [...issue.assignees, whole.assignee] };
    if (whole.kind === "unassigned")
      issue = { ...issue, assignees: issue.assignees.filter((one) => one !== whole.assignee) };
    if (whole.kind === "closed") issue = { ...issue, open: false };
    if (whole.kind === "reopened") issue = { ...issue, open: true };
  };
  const write = (body: string, by: string | undefined): number => {
    const comment: IssueComment = {
      id: ids++,
      author: { login: by ?? "watchbill", bot: by === undefined },
      own: by === undefined,
      body,
      createdAt: now,
      edit: undefined,
      byInsider: by !== "visitor",
      seen: false,
    };
    issue = { ...issue, comments: [...issue.comments, comment] };
    return comment.id;
  };
  const local = () =>
    now.toZonedDateTimeISO(zone()).toPlainDateTime().toString({ smallestUnit: "minute" });

  const world = () =>
    aWorld({
      now,
      timezone: zone(),
      asked,
      clocks: policy,
      hours: policy.hours ? readHours(policy.hours, zone()).working : undefined,
      duty: readDuty(policy, zone()),
    });

  /** What the rule says now, without carrying it out. */
  const rule = (): Ruling =>
    policy.escalation === false
      ? { findings: [] }
      : escalation.evaluate(issue, policy.escalation, world());

  /** When the issue is to be looked at again; the rule of a clock says when that may run out. */
  const again = (): Instant | undefined => {
    const clocks = policy.acknowledge
      ? acknowledge.evaluate(issue, policy.acknowledge, world()).findings
      : [];
    return earliest([...rule().findings, ...clocks].map(({ until }) => until));
  };

  /** Looks, and carries out what is wanted. Gives how many writes that took. */
  const look = (): number => {
    const { effects = [] } = rule();
    const writes = planEffects(issue, effects);
    for (const one of writes) {
      if (one.kind === "add labels")
        for (const label of one.labels) happen({ kind: "labeled", label }, undefined);
      if (one.kind === "remove label") happen({ kind: "unlabeled", label: one.label }, undefined);
      if (one.kind === "assign") happen({ kind: "assigned", assignee: one.login }, undefined);
      if (one.kind === "write comment") {
        write(one.body, undefined);
        pings.push(
          `${local()} ${[...one.body.replaceAll(/`[^`]*`/g, "").matchAll(/(?<![\w`])@([A-Za-z0-9-]+)/g)].map(([, who]) => who).join("+") || "nobody"}`,
        );
      }
    }
    return writes.length;
  };

  const self = {
    pings,
    at,
    get issue() {
      return issue;
    },
    get finding() {
      return rule().findings[0];
    },
    get effects() {
      return rule().effects;
    },
    get lastNote() {
      return issue.comments.findLast(({ own }) => own)?.body ?? "";
    },
    look,
    /** Lets time pass, looking at each instant at which the rule wanted to be asked again. */
    until(text: string) {
      const end = at(text);
      for (let looks = 0; looks < 200; looks++) {
        const next = again();
        if (!next || Temporal.Instant.compare(next, end) > 0) break;
        if (Temporal.Instant.compare(next, now) <= 0) throw new Error(`stuck at ${now}`);
        now = next;
        look();
      }
      now = end;
      look();
      return self;
    },
    /** Lets time pass while watchbill is down. */
    downUntil(text: string) {
      now = at(text);
      return self;
    },
    /** Somebody gives a command, which is heard at once. */
    asks(by: string, request: IssueRequest) {
      const comment = write(`/${request.command}`, by);
      asked = [...asked, { request, by, at: now, comment, fresh: true }];
      look();
      return self;
    },
    comments(by: string) {
      write("I am on it.", by);
      look();
      return self;
    },
    does(by: string, event: Record<string, unknown>) {
      happen(event, by);
      look();
      return self;
    },
    policyBecomes(text: string) {
      policy = policyOf(text);
      return self;
    },
  };
  look();
  return self;
};

/** Two circles, the first part of the second. */
export const TEAM = `
circles:
  web: { owner: amina, deputies: [dede], parent: operations, labels: [area-web] }
  operations: { owner: bo, deputies: [chi] }
`;
/** Working hours in London, whose clocks go back on Sunday 25 October 2026. */
export const LONDON = `
timezone: Europe/London
hours: { working: [{ days: Monday to Friday, from: "09:00", until: "18:00" }] }
${TEAM}`;
export const escalate = (to?: { circle: string } | { person: string }, because?: string) =>
  ({ command: "escalate", to, because }) as const;
/** An issue of the first circle. */
export const WEB = { labels: ["area-web"] };
