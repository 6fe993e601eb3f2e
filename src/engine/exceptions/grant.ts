import type { ExemptRequest } from "../../commands/exempt.js";
import { endOf } from "../../commands/term.js";
import { type Exception, type ExceptionSettings, endOfDuration } from "../../domain/exception.js";
import type { PullRequestSnapshot } from "../../domain/snapshot.js";
import { type Instant, sayInstant, Temporal } from "../../domain/time.js";
import { listed, quoted } from "../../domain/words.js";
import type { Granters } from "./granters.js";

/** Someone's word, and when it was given. */
export interface Typed<Request> {
  readonly by: string;
  readonly at: Instant;
  readonly request: Request;
}

/** What a grant depends on. */
export interface GrantTerms {
  readonly settings: ExceptionSettings;
  readonly granters: Granters;
  /** Names of the rules that can be excused here. */
  readonly rules: readonly string[];
  readonly timezone: string;
}

/** Whether someone who wants to change a pull request's exceptions may; the sentence that refuses if not. */
export const refusalOf = (
  by: string,
  { granters }: Pick<GrantTerms, "granters">,
): string | undefined => {
  const may = granters.may(by);
  if (may === "unknown")
    return (
      `watchbill could not learn from GitHub whether ${quoted(by)} may grant exceptions, so nothing was done. ` +
      `Please try again in a while, or ask ${granters.said}.`
    );
  if (may === "outsider")
    return `${quoted(by)} may not grant exceptions here; ${granters.said} may.`;
  return undefined;
};

/**
 * Judges `/exempt`: an exception, or the sentence that refuses it. It is granted only by someone who may, never by the
 * pull request's author, for a rule there is, for a time that the policy allows, and only for the head that its granter
 * could see: a command older than the head was about something else.
 */
export const grant = (
  pull: PullRequestSnapshot,
  { by, at, request }: Typed<ExemptRequest>,
  terms: GrantTerms,
): { readonly exception: Exception } | { readonly refusal: string } => {
  const { settings, granters, rules, timezone } = terms;
  if (!rules.includes(request.rule))
    return {
      refusal: `There is no rule ${quoted(request.rule)} to be excused from here; there is ${listed(rules.map(quoted), "and")}.`,
    };
  if (pull.author?.login.toLowerCase() === by.toLowerCase())
    return {
      refusal: `Nobody grants an exception to their own pull request; ${granters.said} may, if it is not ${quoted(by)}.`,
    };
  const refusal = refusalOf(by, terms);
  if (refusal) return { refusal };
  if (!pull.headSeenAt || Temporal.Instant.compare(at, pull.headSeenAt) <= 0)
    return {
      refusal:
        "The pull request was pushed to after this was written, or its base was changed, so the exception would be for " +
        "what nobody had seen. Please look at it as it is now and write the command again.",
    };
  const until = request.term
    ? endOf(request.term, at, timezone)
    : endOfDuration(settings.lasts, at, timezone);
  if (Temporal.Instant.compare(until, at) <= 0)
    return { refusal: `The exception would have ended already, ${sayInstant(until, timezone)}.` };
  if (Temporal.Instant.compare(until, endOfDuration(settings.longest, at, timezone)) > 0)
    return {
      refusal: `By the policy an exception lasts ${settings.longest} at most. Please ask for less.`,
    };
  const { rule, reason } = request;
  return {
    exception: {
      rule,
      reason,
      granter: by,
      since: at,
      until,
      headSha: pull.headSha,
      base: pull.base,
    },
  };
};

/** Tells of an exception that was just granted. */
export const sayGranted = (
  { rule, granter, reason, until, headSha }: Exception,
  timezone: string,
): string =>
  `${quoted(granter)} excused this pull request from the rule ${quoted(rule)} until ${sayInstant(until, timezone)}, ` +
  `because: ${quoted(reason)}. It holds for commit \`${headSha.slice(0, 7)}\` alone: a push ends it, and so does ` +
  `\`/revoke ${rule}\`.`;
