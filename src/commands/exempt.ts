import { splitAtBecause } from "./because.js";
import { type Command, mistake, type Reading } from "./command.js";
import { readTerm, type Term } from "./term.js";
import { asOneLine, couldBeRule, isTypable, saidBack } from "./words.js";

/** Lets a pull request pass one rule, until its term is over or its head moves. */
export interface ExemptRequest {
  readonly command: "exempt";
  /** As typed, in lower case; whether there is such a rule, and who may excuse from it, is the policy's to say. */
  readonly rule: string;
  /** Undefined when none is asked for: the policy's own then holds. */
  readonly term: Term | undefined;
  /** One line, for the ledger. To be quoted wherever it is shown. */
  readonly reason: string;
}

/** Longest reason, in characters as people count them: a sentence or three, not a report. */
const LONGEST_REASON = 300;

const form = {
  name: "exempt",
  usage: "/exempt <rule> [for <duration>] because <reason>",
  example: "/exempt freeze for 2h because checkout is down and this mends it",
  help: "Lets this pull request pass one rule for a while. The exception is logged with its reason, and a push ends it; `until 2026-11-20T18:00` may stand for the duration.",
  where: "pull request",
} as const;

const HEAD = /^(\S+)(?:\s+(for|until)\s+(.+))?$/i;

export const exempt: Command<ExemptRequest, "pull request"> = {
  ...form,
  read: (args) => read(args),
};

const read = (args: string): Reading<ExemptRequest> => {
  if (!isTypable(args)) return mistake(form, "That is more than a rule and a reason.");
  const { head: before, because } = splitAtBecause(args);
  const head = before.trim().replace(/(?<![,;:])[,;:]+$/, "");
  if (head === "") return mistake(form, "Which rule it is about is missing.");
  if (because === undefined)
    return mistake(form, "An exception needs a reason that others can read later.");
  const [, word = "", preposition, span] = HEAD.exec(head) ?? [];
  const rule = word.replaceAll(/^[`"'“”]+|[`"'“”,;:]+$/g, "").toLowerCase();
  if (!couldBeRule(rule))
    return mistake(
      form,
      `${saidBack(head)} is not the name of a rule, alone or with a duration after “for”.`,
    );
  const term = span ? readTerm(preposition?.toLowerCase() as "for" | "until", span) : undefined;
  if (term && "wrong" in term) return mistake(form, term.wrong);
  const reason = asOneLine(because);
  if (!/[\p{L}\p{N}]/u.test(reason)) return mistake(form, "The reason after “because” is missing.");
  if ([...reason].length > LONGEST_REASON)
    return mistake(
      form,
      `The reason is too long: at most ${LONGEST_REASON} characters; the rest fits into the comment around it.`,
    );
  return { ok: { command: "exempt", rule, term: term?.term, reason } };
};
