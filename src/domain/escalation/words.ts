import { type Instant, sayInstant } from "../time.js";
import { listed, quoted } from "../words.js";
import type { Answer, Cause } from "./cause.js";
import type { Step } from "./target.js";

/** Why an issue escalated, as half a sentence that follows "because". Nobody is pinged. */
export const sayCause = (cause: Cause, timezone: string): string => {
  const at = sayInstant(cause.at, timezone);
  if (cause.kind === "asked") {
    const { by, request } = cause;
    const reason = request.because === undefined ? "" : `: ${quoted(request.because)}`;
    return `${quoted(by)} asked for it on ${at}${reason}`;
  }
  if (cause.kind === "untaken") return `it is critical and nobody had taken it by ${at}`;
  if (cause.kind === "acknowledge")
    return `nobody of the team had answered it by ${at}, when that was due`;
  if (cause.kind === "overdue") return `it was not done by ${at}, when that was due`;
  return `it was not resolved by ${at}, when that was due`;
};

const sayRole = ({ as, circle }: Step): string => {
  if (as === "asked for") return "by name";
  if (as === "on call") return "because you are on call";
  return `as ${as === "owner" ? "the owner" : "a deputy"} of the circle ${quoted(circle ?? "")}`;
};

const sayNext = (next: Step | undefined): string =>
  next === undefined
    ? "Nobody is left to be asked after you."
    : `Without an answer, ${quoted(next.who)} is asked next.`;

/** What is said of whoever is asked. */
export interface Asking {
  readonly cause: Cause;
  readonly step: Step;
  readonly next: Step | undefined;
  /** Logins of those who were asked before. */
  readonly before: readonly string[];
  readonly due: Instant | undefined;
  /** Somebody who was asked for by name and is absent. */
  readonly absent: string | undefined;
  readonly timezone: string;
}

/** The note by which somebody is asked: who must act, why, by when, and who is next. It mentions no one but them. */
export const sayAsking = ({ cause, step, next, before, due, absent, timezone }: Asking): string => {
  const by = due === undefined ? "as soon as you can" : `by ${sayInstant(due, timezone)}`;
  const passed = [
    ...(absent === undefined ? [] : [`${quoted(absent)} is away.`]),
    ...(before.length === 0
      ? []
      : [
          `${listed(before.map(quoted), "and")} ${before.length === 1 ? "was" : "were"} asked before and did not answer.`,
        ]),
  ];
  return [
    `@${step.who}, please act on this issue ${by}. It is escalated because ${sayCause(cause, timezone)}.`,
    ...(passed.length > 0 ? [passed.join(" ")] : []),
    `You are asked ${sayRole(step)}. Answer with \`/ack\` or any comment, or take it with \`/take\`. ${sayNext(next)}`,
  ].join("\n\n");
};

/** The note at the ladder's end. */
export const sayEnd = (cause: Cause, asked: readonly string[], timezone: string): string =>
  [
    asked.length === 0
      ? "⚠️ **There is nobody to ask.**"
      : `⚠️ **Nobody has answered.** ${listed(asked.map(quoted), "and")} ${asked.length === 1 ? "was" : "were"} asked.`,
    `This issue is escalated because ${sayCause(cause, timezone)}, and nobody is left whom the policy names and who is there; ` +
      "watchbill stops here and asks no one else.",
    "Whoever reads this: please take it with `/take`, or call someone by other means. `/escalate @login` asks anew.",
  ].join("\n\n");

/** What the status says of an escalation, by where it stands. */
export const sayStanding = {
  waiting: (
    cause: Cause,
    next: Step | undefined,
    at: Instant | undefined,
    timezone: string,
  ): string =>
    `Escalated because ${sayCause(cause, timezone)}. ` +
    `${next ? quoted(next.who) : "The next one"} is asked ${at === undefined ? "once somebody is there" : `on ${sayInstant(at, timezone)}`}.`,
  asked: (
    cause: Cause,
    who: string,
    due: Instant | undefined,
    next: Step | undefined,
    timezone: string,
  ): string =>
    `Escalated because ${sayCause(cause, timezone)}. ${quoted(who)} is asked to act` +
    `${due === undefined ? "" : ` by ${sayInstant(due, timezone)}`}` +
    `${next ? `; then ${quoted(next.who)} is asked.` : ", and nobody is left to be asked after that."}`,
  answered: (cause: Cause, { by, at }: Answer, timezone: string): string =>
    `Escalated because ${sayCause(cause, timezone)}; acknowledged by ${quoted(by)} on ${sayInstant(at, timezone)}. ` +
    "`/deescalate` ends it.",
  exhausted: (cause: Cause, asked: readonly string[], timezone: string): string =>
    `Escalated because ${sayCause(cause, timezone)}, and ` +
    (asked.length === 0
      ? "there was nobody to ask. "
      : `nobody answered: ${listed(asked.map(quoted), "and")} ${asked.length === 1 ? "was" : "were"} asked in vain. `) +
    "Please take it with `/take`, or call someone by other means.",
};
