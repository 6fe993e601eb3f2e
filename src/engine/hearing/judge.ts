import type { HelpRequest } from "../../commands/help.js";
import { type AnyCommand, commands } from "../../commands/index.js";
import type { TypedCommand } from "../../commands/parse.js";
import { understand } from "../../commands/understand.js";
import type { WhyRequest } from "../../commands/why.js";
import type { IssueRequest } from "../../domain/asked.js";
import type { Asker } from "../../domain/authority.js";
import type { IssueComment } from "../../domain/history.js";
import type { Subject } from "../../domain/subject.js";
import type { Membership } from "../../domain/team.js";

/** What asks for words rather than deeds. */
export type Inquiry = HelpRequest | WhyRequest;

/** What the policy says of commands on one issue. */
export interface Listener {
  /** The commands that the team uses. */
  readonly commands: readonly AnyCommand[];
  readonly issue: Subject;
  /** Whether somebody may ask for this here. */
  may(request: IssueRequest, asker: Asker): Membership;
  /** Why somebody may not, or that it could not be learned, in a sentence. */
  refusal(request: IssueRequest, may: Exclude<Membership, "member">, asker: Asker): string;
  /** Why the policy does not allow what is asked, in a sentence; undefined if it does. */
  objection(request: IssueRequest): string | undefined;
}

/** What becomes of one typed command. */
export type Judgement =
  | { readonly kind: "not ours" }
  /** It is answered with these words, and nothing is done. */
  | { readonly kind: "refused"; readonly words: string }
  /** Whether its author may could not be learned: it waits, and they are told. */
  | { readonly kind: "waits"; readonly words: string }
  | { readonly kind: "inquiry"; readonly request: Inquiry }
  | { readonly kind: "granted" };

/** Understands a command that somebody typed on an issue, and says what is to become of it. */
export const judgeCommand = (
  typed: TypedCommand,
  { author, byInsider }: Pick<IssueComment, "author" | "byInsider">,
  listener: Listener,
): Judgement => {
  const understood = understand(typed, "issue", listener.commands, listener.issue);
  if (understood.kind === "unknown") return { kind: "not ours" };
  if (understood.kind === "near miss") return { kind: "refused", words: understood.answer };
  if ("mistake" in understood.reading)
    return { kind: "refused", words: understood.reading.mistake };
  const request = understood.reading.ok;
  if (isInquiry(request)) return { kind: "inquiry", request };
  const asker = { login: author?.login ?? "", isInsider: byInsider };
  const may = listener.may(request, asker);
  if (may !== "member")
    return {
      kind: may === "unknown" ? "waits" : "refused",
      words: listener.refusal(request, may, asker),
    };
  const words = listener.objection(request);
  return words === undefined ? { kind: "granted" } : { kind: "refused", words };
};

/**
 * The request behind a command that was granted; undefined where it asks for words, or is no longer understood. What is
 * switched off since was still asked for.
 */
export const requestIn = (
  { name, args }: Pick<TypedCommand, "name" | "args">,
  issue: Subject,
): IssueRequest | undefined => {
  const understood = understand({ name, args, line: 0 }, "issue", commands, issue);
  if (understood.kind !== "known" || "mistake" in understood.reading) return undefined;
  const request = understood.reading.ok;
  return isInquiry(request) ? undefined : request;
};

const isInquiry = (request: Inquiry | IssueRequest): request is Inquiry =>
  request.command === "help" || request.command === "why";
