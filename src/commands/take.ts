import type { IssueRequest } from "../domain/asked.js";
import { type Command, mistake } from "./command.js";

const form = {
  name: "take",
  usage: "/take",
  example: "/take",
  help: "Assigns the issue to you.",
  where: "issue",
} as const;

export const take: Command<IssueRequest, "issue"> = {
  ...form,
  // What follows is for those who read along; but whoever names someone means to give, not to take.
  read: (args) =>
    /(?:^|\s)@/.test(args)
      ? mistake(form, "It assigns whoever writes it; `/assign` is for others.")
      : { ok: { command: "take" } },
};
