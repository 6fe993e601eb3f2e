import { matterOf } from "../domain/duty/matter.js";
import type { Effect, LabelEffect } from "../domain/effect.js";
import {
  breaches,
  criticalSince,
  escalatesByItself,
  overdue,
  untaken,
} from "../domain/escalation/byItself.js";
import type { Cause } from "../domain/escalation/cause.js";
import { type Pace, paceOf } from "../domain/escalation/pace.js";
import { noteKey, recordOf } from "../domain/escalation/record.js";
import { type Escalation, escalationOf, everAsked } from "../domain/escalation/running.js";
import type { EscalationSettings } from "../domain/escalation/settings.js";
import {
  escalationTarget,
  type Step,
  stepsLeft,
  type Target,
} from "../domain/escalation/target.js";
import { sayAsking, sayEnd, sayStanding } from "../domain/escalation/words.js";
import type { Finding } from "../domain/finding.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { earliest, type Instant, sayInstant, Temporal } from "../domain/time.js";
import type { Rule, Ruling, World } from "./rule.js";

const compare = Temporal.Instant.compare;

/**
 * An urgent matter reaches whoever must act (R32, R46): by `/escalate`, by a clock that ran out, or because nobody took a
 * critical issue. One after the other is asked, each in one note, until somebody answers or nobody is left.
 *
 * How far it has come is told by the notes that stand: nobody is asked before the one before them had their time since
 * they were really asked, however long watchbill was away, and nobody twice.
 */
export const escalation: Rule<IssueSnapshot, EscalationSettings> = {
  name: "escalation",
  judges: "issue",
  alsoClosed: true,
  evaluate(issue, settings, world): Ruling {
    const over = { findings: [], effects: takenOff(issue, settings.label) };
    if (!issue.open) return over;
    const since = criticalSince(issue, world);
    const record = recordOf(issue);
    const seen = { ...world, record };
    const pace = paceOf(settings, since !== undefined, world.hours, world.duty);
    const byItself = escalatesByItself(settings, world.duty);
    const missed = byItself && since ? untaken(issue, since, pace, seen) : undefined;
    const isDue = missed !== undefined && compare(missed.at, world.now) <= 0;
    const running = escalationOf(
      [
        ...(byItself ? [...breaches(issue, seen), ...overdue(issue, world.now)] : []),
        ...(isDue ? [missed] : []),
      ],
      record,
      { issue, asked: world.asked, crew: world.crew },
    );
    const until = isDue ? undefined : missed?.at;
    if (running) return ruled(running, until, issue, settings, pace, world);
    return until ? { ...over, findings: [untakenYet(until, world.timezone)] } : over;
  },
};

const untakenYet = (until: Instant, timezone: string): Finding =>
  finding("Nobody has taken it yet", {
    message:
      "Nobody has taken this critical issue yet; unless somebody does, it is escalated on " +
      `${sayInstant(until, timezone)}.`,
    until,
    standing: true,
  });

const finding = (title: string, rest: Pick<Finding, "message"> & Partial<Finding>): Finding => ({
  rule: "escalation",
  verdict: "pass",
  title,
  ...rest,
});

/** The label goes once nothing is escalated any more; one that somebody else put on is theirs. */
const takenOff = ({ labels, events }: IssueSnapshot, name: string): readonly LabelEffect[] => {
  const same = (label: string) => label.toLowerCase() === name.toLowerCase();
  const last = events.findLast((event) => event.kind === "labeled" && same(event.label));
  return labels.some(same) && last?.own ? [{ kind: "label", name, present: false }] : [];
};

const ruled = (
  running: Escalation,
  untakenAt: Instant | undefined,
  issue: IssueSnapshot,
  { label }: EscalationSettings,
  pace: Pace,
  world: World,
): Ruling => {
  const { now, timezone, duty } = world;
  const { cause, notes, answer } = running;
  const worn: LabelEffect = { kind: "label", name: label, present: true, since: cause.at };
  const shown = (title: string, message: string, rest: Partial<Finding> = {}): Ruling => ({
    findings: [finding(title, { message, standing: true, until: untakenAt, ...rest })],
    effects: [worn],
  });
  if (answer)
    return shown("Escalated and acknowledged", sayStanding.answered(cause, answer, timezone));
  const before = everAsked(running);
  const last = notes.at(-1);
  if (last && last.who === undefined)
    return shown("Nobody answered", sayStanding.exhausted(cause, before, timezone), {
      verdict: "fail",
    });

  const target = targetOf(cause, issue, world);
  const firstLeft = (at: Instant, asked: readonly string[]): Step | undefined =>
    stepsLeft(target, at, duty, pace.onCallFirst(at), asked)[0];
  const begins = beginOf(running, pace, now);
  if (!begins || compare(now, begins) < 0) {
    const due = last && pace.due(last.at);
    const next = firstLeft(begins ?? now, before);
    return due && last.who !== undefined && compare(now, due) < 0
      ? shown("Escalated", sayStanding.asked(cause, last.who, due, next, timezone), {
          until: earliest([due, untakenAt]),
        })
      : shown("Escalated", sayStanding.waiting(cause, next, begins, timezone), {
          until: earliest([begins, untakenAt]),
        });
  }
  const step = firstLeft(now, before);
  const rung = notes.length;
  if (!step)
    return noted(
      shown("Nobody answered", sayStanding.exhausted(cause, before, timezone), { verdict: "fail" }),
      { kind: "note", key: noteKey(cause, rung), body: sayEnd(cause, before, timezone) },
    );
  const due = pace.due(now);
  const key = noteKey(cause, rung, step.who);
  const { person } = target;
  const absent = rung === 0 && person && duty.isAway(person, now) ? person : undefined;
  const next = firstLeft((due && pace.next(due)) ?? now, [...before, step.who]);
  const body = sayAsking({ cause, step, next, before, due, absent, timezone });
  return noted(
    shown("Escalated", sayStanding.asked(cause, step.who, due, next, timezone), {
      until: earliest([due, untakenAt]),
    }),
    { kind: "assignee", login: step.who, present: true, since: cause.at, unlessNoted: key },
    { kind: "note", key, body },
  );
};

const noted = (ruling: Ruling, ...effects: readonly Effect[]): Ruling => ({
  ...ruling,
  effects: [...(ruling.effects ?? []), ...effects],
});

/** To whom it goes; a circle that the policy no longer has is replaced by the issue's own. */
const targetOf = (cause: Cause, issue: IssueSnapshot, { duty, crew }: World): Target => {
  const own = duty.circleOf(matterOf(issue));
  if (cause.kind !== "asked") return { circle: own };
  const asked = escalationTarget(cause.request.to, own, duty, crew);
  return "target" in asked ? asked.target : { circle: own };
};

/**
 * When the next is asked. What a person asks for is done at once; else people are asked only while they are there, and
 * after the time of those asked before them.
 */
const beginOf = (
  { cause, notes, pressed }: Escalation,
  pace: Pace,
  now: Instant,
): Instant | undefined => {
  const last = notes.at(-1);
  // GitHub tells whole seconds: what was typed twice in one comment has not been pressed after its note.
  const again = pressed?.round({ smallestUnit: "second", roundingMode: "floor" });
  if (again && (!last || compare(again, last.at) > 0)) return again;
  if (!last && cause.kind === "asked") return cause.at;
  const over = last ? pace.due(last.at) : cause.at;
  return over && pace.next(compare(over, now) > 0 ? over : now);
};
