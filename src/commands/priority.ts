import type { IssueRequest } from "../domain/asked.js";
import { type Command, mistake } from "./command.js";
import { nameOf } from "./words.js";

const form = {
  name: "priority",
  usage: "/priority <priority>",
  example: "/priority major",
  help: "Sets the issue's priority.",
  where: "issue",
} as const;

/** Whether there is such a priority is the policy's to say. */
export const priority: Command<IssueRequest, "issue"> = {
  ...form,
  read: (args) => {
    const said = nameOf(args);
    if (!said) return mistake(form, "Which priority is missing.");
    if (said === "too long") return mistake(form, "That is longer than the name of a priority.");
    return { ok: { command: "priority", priority: said.name } };
  },
};
