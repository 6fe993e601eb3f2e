import type { IssueRequest } from "../domain/asked.js";
import { splitAtBecause } from "./because.js";
import { type Command, mistake, type Reading } from "./command.js";
import { bare, isTeam, loginOf } from "./people.js";
import { asOneLine, nameOf, noteOf, QUOTES, saidBack } from "./words.js";

const form = {
  name: "escalate",
  usage: "/escalate [circle|@login] [because …]",
  example: "/escalate payments because nobody can pay",
  help: "Calls whoever must act now: the owner of a circle, a person, or if it names none, the owner of the issue's circle.",
  where: "issue",
} as const;

export const escalate: Command<IssueRequest, "issue"> = {
  ...form,
  read: (args) => read(args),
};

type Addressee = Extract<IssueRequest, { command: "escalate" }>["to"];

const read = (args: string): Reading<IssueRequest> => {
  const { head, because } = splitAtBecause(args);
  const ask = (to: Addressee, reason = because): Reading<IssueRequest> => ({
    ok: { command: "escalate", to, because: reason === undefined ? undefined : noteOf(reason) },
  });
  const text = asOneLine(head).replace(LEAD, "");
  if (text.startsWith("@")) {
    const { mention, rest } = splitMention(text);
    if (isTeam(mention))
      return mistake(form, `${saidBack(mention)} is a team, and no one person or circle.`);
    const person = loginOf(mention);
    if (person === undefined)
      return mistake(form, `${saidBack(mention)} is nobody's login on GitHub.`);
    if (/(?:^|\s)@/.test(rest)) return mistake(form, "An escalation goes to one person or circle.");
    // `/escalate @bo nobody can pay` says why as well, without its little word.
    return ask({ person }, because ?? rest);
  }
  const said = nameOf(text);
  if (said === "too long") return mistake(form, "The reason must stand behind “because”.");
  return ask(said && { circle: said.name });
};

const LEAD = new RegExp(`^(?:to(?=\\s|$))?[\\s${QUOTES}(]*`, "i");

/** The first word, without the punctuation behind it, and what follows. */
const splitMention = (text: string): { readonly mention: string; readonly rest: string } => {
  const end = text.search(/[\s,]/);
  const first = end < 0 ? text : text.slice(0, end);
  return { mention: bare(first), rest: text.slice(first.length) };
};
