import type { IssueRequest } from "../domain/asked.js";
import { type Command, mistake } from "./command.js";
import { nameOf } from "./words.js";

const form = {
  name: "stage",
  usage: "/stage <name>",
  example: "/stage In Progress",
  help: "Says how far the work is, by one of the team's stages.",
  where: "issue",
} as const;

/** Whether there is such a stage is the policy's to say. */
export const stage: Command<IssueRequest, "issue"> = {
  ...form,
  read: (args) => {
    const said = nameOf(args);
    if (!said) return mistake(form, "Which stage is missing.");
    if (said === "too long") return mistake(form, "That is longer than the name of a stage.");
    return { ok: { command: "stage", stage: said.name } };
  },
};
