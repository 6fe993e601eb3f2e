import { helpText } from "../../commands/help.js";
import type { AnyCommand, CommandRequest } from "../../commands/index.js";
import { parseCommands, type TypedCommand } from "../../commands/parse.js";
import { understand } from "../../commands/understand.js";
import type { IssueRequest } from "../../domain/asked.js";
import type { LedgerEntry } from "../../domain/exception.js";
import type { Finding } from "../../domain/finding.js";
import type { Comment, PullRequestSnapshot } from "../../domain/snapshot.js";
import type { Instant } from "../../domain/time.js";
import { quoted } from "../../domain/words.js";
import type { Write } from "../gateway.js";
import { sayFindings } from "../report.js";
import { type Answer, answerMark, answersIn, ledgerOf } from "./answers.js";
import { type GrantTerms, grant, refusalOf, sayGranted } from "./grant.js";

/** What the commands of a pull request come to: its exceptions, and the comments that answer. */
export interface Deskwork {
  /** All that watchbill's comments record, those to be written now included. */
  readonly answers: readonly Answer[];
  readonly ledger: readonly LedgerEntry[];
  readonly writes: readonly Write[];
}

/** Nobody means to give so many commands in one comment. */
const MOST_COMMANDS = 10;

/**
 * Deals with every command in a pull request's comments that has not been dealt with: each comment is answered once,
 * and an edit runs only what it adds. All of it is told by the comments themselves, so it does not matter how often,
 * or how late, anybody looks.
 *
 * @param findings what the rules say before any exception, for `/why`.
 * @param terms undefined when the policy allows no exceptions.
 * @param known the registry, without the commands that the policy switches off.
 */
export const doDeskwork = (
  pull: PullRequestSnapshot,
  findings: readonly Finding[],
  terms: GrantTerms | undefined,
  known: readonly AnyCommand[],
): Deskwork => {
  const before = answersIn(pull.subject, pull.comments);
  // What nothing can answer is not granted either: it waits until the pull request is unlocked.
  const heard = pull.locked ? [] : pull.comments;
  const now = heard.flatMap((comment) => {
    const typed = notYetRun(comment, before);
    const answer =
      typed.length > 0 ? answerTo(comment, typed, { pull, findings, terms, known }) : undefined;
    return answer ? [answer] : [];
  });
  const answers = [...before, ...now.map(({ answer }) => answer)];
  return {
    answers,
    ledger: ledgerOf(answers),
    writes: now.map(({ answer, words }) => ({
      kind: "write comment",
      body: [answerMark(pull.subject, answer), ...words].join("\n\n"),
    })),
  };
};

const keyOf = ({ name, args }: TypedCommand): string => `${name} ${args}`.trim();

// Words that someone else put into a person's comment are not that person's.
const isOwnWord = ({ own, author, edit }: Comment): boolean =>
  !own && author !== undefined && !author.bot && (edit === undefined || edit.by === author.login);

const notYetRun = (comment: Comment, answers: readonly Answer[]): readonly TypedCommand[] => {
  if (!isOwnWord(comment)) return [];
  const ran = answers.filter(({ to }) => to === comment.id).flatMap((answer) => answer.ran);
  return parseCommands(comment.body)
    .filter((typed) => {
      const place = ran.indexOf(keyOf(typed));
      if (place >= 0) ran.splice(place, 1);
      return place < 0;
    })
    .slice(0, MOST_COMMANDS);
};

/** What it takes to answer a comment. */
interface Desk {
  readonly pull: PullRequestSnapshot;
  readonly findings: readonly Finding[];
  readonly terms: GrantTerms | undefined;
  readonly known: readonly AnyCommand[];
}

const answerTo = (
  comment: Comment,
  typed: readonly TypedCommand[],
  { pull, findings, terms, known }: Desk,
): { answer: Answer; words: readonly string[] } | undefined => {
  const by = comment.author?.login ?? "";
  const at = comment.edit?.at ?? comment.createdAt;
  const words: string[] = [];
  const answer = {
    to: comment.id,
    ran: [] as string[],
    granted: [] as LedgerEntry[],
    revoked: [] as { rule: string | undefined; at: Instant }[],
    incidents: [],
  };

  const carryOut = (request: Exclude<CommandRequest, IssueRequest>): string => {
    if (request.command === "help") return helpText(known, "pull request", request.about);
    if (request.command === "why") return sayFindings(findings, request.rule, "pull request");
    if (!terms) return "By the policy there are no exceptions here.";
    if (request.command === "exempt") {
      const judged = grant(pull, { by, at, request }, terms);
      if ("refusal" in judged) return judged.refusal;
      answer.granted.push({ ...judged.exception, revokedAt: undefined });
      return sayGranted(judged.exception, terms.timezone);
    }
    const refusal = pull.author?.login === by ? undefined : refusalOf(by, terms);
    if (refusal) return refusal;
    answer.revoked.push({ rule: request.rule, at });
    return request.rule
      ? `${quoted(by)} ended the exceptions from the rule ${quoted(request.rule)}.`
      : `${quoted(by)} ended all exceptions of this pull request.`;
  };

  for (const one of typed) {
    const understood = understand(one, "pull request", known, pull.subject);
    if (understood.kind === "unknown") continue;
    answer.ran.push(keyOf(one));
    if (understood.kind === "near miss") words.push(understood.answer);
    else if ("mistake" in understood.reading) words.push(understood.reading.mistake);
    else words.push(carryOut(understood.reading.ok));
  }
  return answer.ran.length > 0 ? { answer, words } : undefined;
};
