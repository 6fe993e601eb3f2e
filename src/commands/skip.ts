import type { IssueRequest } from "../domain/asked.js";
import { splitAtBecause } from "./because.js";
import { type Command, mistake } from "./command.js";

const form = {
  name: "skip",
  usage: "/skip [because …]",
  example: "/skip because I am ill",
  help: "Passes your turn at this recurring job on to whoever is next in line; your next one comes all the sooner.",
  where: "issue",
} as const;

export const skip: Command<IssueRequest, "issue"> = {
  ...form,
  // Why is for those who read along; but whoever names someone means to give.
  read: (args) =>
    /(?:^|\s)@/.test(splitAtBecause(args).head)
      ? mistake(form, "It passes the turn on to whoever is next; `/swap @login` names someone.")
      : { ok: { command: "skip" } },
};
