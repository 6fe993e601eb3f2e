import type { IssueRequest } from "../domain/asked.js";
import { splitAtBecause } from "./because.js";
import { type Command, mistake } from "./command.js";
import { bare, isTeam, loginOf } from "./people.js";
import { asOneLine, isTypable, saidBack } from "./words.js";

const form = {
  name: "swap",
  usage: "/swap [seat] @login",
  example: "/swap driver @bo",
  help: "Hands a seat at this recurring job to someone else: yours, or the one that it names.",
  where: "issue",
} as const;

/** Words around a seat and a person that mean neither. */
const FILLERS = new Set(["with", "to", "for", "the", "my", "seat", "please"]);

/** What stands before the person is the seat. Whether there is such a seat here is the job's to say. */
export const swap: Command<IssueRequest, "issue"> = {
  ...form,
  read: (args) => {
    const { head } = splitAtBecause(args);
    if (!isTypable(head)) return mistake(form, "That is more than a seat and a person.");
    const words = asOneLine(head)
      .split(/[\s,]+/)
      .map(bare)
      .filter((word) => word !== "");
    const people = words.filter((word) => word.startsWith("@"));
    const [person, ...others] = people;
    if (person === undefined)
      return mistake(form, "Who is to have the seat is missing: names begin with `@`.");
    if (isTeam(person)) return mistake(form, `${saidBack(person)} is a team, not a person.`);
    const to = loginOf(person);
    if (to === undefined) return mistake(form, `${saidBack(person)} is nobody's login on GitHub.`);
    if (others.length > 0) return mistake(form, "One person has a seat.");
    const seat = words
      .slice(0, words.indexOf(person))
      .filter((word) => !FILLERS.has(word.toLowerCase()))
      .join(" ");
    return { ok: { command: "swap", seat: seat === "" ? undefined : seat, to } };
  },
};
