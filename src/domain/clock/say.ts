import type { Duty } from "../duty/duty.js";
import { ladder } from "../duty/ladder.js";
import { matterOf } from "../duty/matter.js";
import type { Effect } from "../effect.js";
import { recordOf } from "../escalation/record.js";
import type { Finding } from "../finding.js";
import { sayWithin } from "../hours/target.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, sayInstant, Temporal } from "../time.js";
import { quoted } from "../words.js";
import type { Clock, ClockWorld } from "./clocks.js";
import { breachNoted, isHistory, noteKey } from "./told.js";

/** What a clock's sentences are made of, apart from its instants. Markdown. */
export interface ClockWords {
  /** A few words for a check's title: `Acknowledged`. */
  readonly met: string;
  /** What is to be done, in the present and in the past: `Someone of the team is to acknowledge this`. */
  readonly asks: string;
  readonly asked: string;
  /** That it has not been: `and nobody has`. */
  readonly lacks: string;
  /** What to do now, a sentence. */
  readonly todo: string;
}

export interface SayingWorld extends ClockWorld {
  readonly timezone: string;
  readonly duty: Duty;
  /** Whether a clock that runs out escalates by itself: that then calls whoever must act, and nothing else does. */
  readonly escalates?: boolean | undefined;
}

/** How long a person whose membership could not be learned is left alone. */
const ASK_AGAIN = { minutes: 5 };

/**
 * What is said of a clock, and what is noted: when it is due, while it runs; for what it waits, while it is paused; that it
 * was breached, what to do and who can help. The warning and the breach are each noted once, for whoever must act.
 */
export const sayClock = (
  issue: IssueSnapshot,
  clock: Clock,
  words: ClockWords,
  world: SayingWorld,
): { readonly findings: readonly Finding[]; readonly effects?: readonly Effect[] } => {
  const { now, timezone } = world;
  const finding = (part: Omit<Finding, "rule">): Finding => ({ rule: clock.name, ...part });
  if (clock.met.kind === "by")
    return {
      findings: [
        finding({
          verdict: "pass",
          title: words.met,
          message: `${quoted(clock.met.login)} took notice of this on ${sayInstant(clock.met.at, timezone)}.`,
        }),
      ],
    };
  const facts: Facts = { issue, clock, words, world, finding };
  if (isHistory(issue, clock, now, timezone)) return { findings: [old(facts)] };
  if (!clock.due) return { findings: clock.paused ? [paused(facts)] : [] };
  const { due, warn } = clock.due;
  const isOver = Temporal.Instant.compare(now, due) >= 0;
  const warns = !isOver && clock.warns && Temporal.Instant.compare(now, warn) >= 0;
  if (clock.met.kind === "unknown" && (isOver || warns))
    return { findings: [doubtful(facts, clock.met.login)] };
  if (isOver) return breach(facts, due);
  const next = warns || !clock.warns ? due : warn;
  return {
    findings: [
      finding({
        verdict: "pass",
        title: `Due ${sayInstant(due, timezone)}`,
        message: `${words.asks} ${sayWithin(clock.target)}, by ${sayInstant(due, timezone)}.`,
        standing: true,
        until: next,
      }),
    ],
    effects:
      warns && !wasAsked(issue, clock)
        ? [
            {
              kind: "note",
              key: noteKey(clock, "warn", due),
              body: addressed(
                facts,
                `${words.asks} ${sayWithin(clock.target)}, by ${sayInstant(due, timezone)}, ${words.lacks} yet. ${words.todo}`,
              ),
            },
          ]
        : [],
  };
};

// Whoever was asked to act while nobody has taken notice knows of it: a warning beside that is a ping too many.
const wasAsked = (issue: IssueSnapshot, { name, from }: Clock): boolean =>
  name === "acknowledge" &&
  recordOf(issue).some(
    ({ who, at }) => who !== undefined && Temporal.Instant.compare(at, from) >= 0,
  );

interface Facts {
  readonly issue: IssueSnapshot;
  readonly clock: Clock;
  readonly words: ClockWords;
  readonly world: SayingWorld;
  readonly finding: (part: Omit<Finding, "rule">) => Finding;
}

const breach = (
  facts: Facts,
  due: Instant,
): { findings: readonly Finding[]; effects: readonly Effect[] } => {
  const { issue, clock, words, world, finding } = facts;
  const at = sayInstant(due, world.timezone);
  const helper = actingOwner(facts);
  const what = `${words.asked} ${sayWithin(clock.target)}, by ${at}, ${words.lacks}. ${words.todo}`;
  const message = helper ? `${what} ${sayHelper(helper)} can help.` : what;
  return {
    findings: [
      finding({
        verdict: "fail",
        title: `Overdue since ${at}`,
        message,
      }),
    ],
    // Once for each start of the clock: another due, as after a change of the policy, is no other breach.
    effects:
      world.escalates || breachNoted(issue, clock)
        ? []
        : [
            {
              kind: "note",
              key: noteKey(clock, "due", due),
              body: addressed(facts, issue.assignees.length > 0 ? message : what),
            },
          ],
  };
};

const paused = ({ clock, words, world, finding }: Facts): Finding => {
  const { from, for: whose, asked } = clock.paused ?? { from: clock.from, for: "reporter" };
  const by = asked ? `, as ${quoted(asked.by)} asked` : "";
  const { waiting } = world.clocks;
  const vendor = waiting ? quoted(waiting.vendor) : "the label";
  return finding({
    verdict: "pass",
    title: "Paused",
    message:
      `${words.asks} ${sayWithin(clock.target)}, but the clock has been paused since ${sayInstant(from, world.timezone)}${by}, ` +
      `until ${whose === "reporter" ? "the reporter replies" : `${vendor} is taken off`}.`,
    standing: true,
  });
};

const old = ({ clock, words, world, finding }: Facts): Finding =>
  finding({
    verdict: "pass",
    title: "From before",
    message: clock.due
      ? `${words.asked} ${sayWithin(clock.target)}, by ${sayInstant(clock.due.due, world.timezone)}. That was over when watchbill ` +
        "first looked here, so it makes nothing of it."
      : `${words.asks} ${sayWithin(clock.target)}; the clock has been paused since before watchbill first looked here.`,
  });

const doubtful = ({ words, world, finding }: Facts, login: string): Finding =>
  finding({
    verdict: "unknown",
    title: "Whether this is acknowledged could not be learned",
    message:
      `It could not be learned whether ${quoted(login)} is of the team, so it is not known whether this has been ` +
      `acknowledged. watchbill asks again within minutes. ${words.todo}`,
    until: world.now.add(ASK_AGAIN),
  });

/** Text for whoever must act: the assignees, or else who answers for the issue's circle, or else nobody by name. */
const addressed = (facts: Facts, text: string): string => {
  const { assignees } = facts.issue;
  const helper = actingOwner(facts);
  const people = assignees.length > 0 ? assignees : helper ? [helper.who] : [];
  return people.length === 0 ? text : `${people.map((login) => `@${login}`).join(", ")}: ${text}`;
};

const actingOwner = ({ issue, world: { duty, now } }: Facts) =>
  ladder(duty.circleOf(matterOf(issue)), now, duty)[0];

const sayHelper = ({ who, circle }: NonNullable<ReturnType<typeof actingOwner>>): string =>
  circle === undefined ? quoted(who) : `${quoted(who)} of ${quoted(circle)}`;
