import type { IssueRequest } from "../domain/asked.js";
import type { Command } from "./command.js";

export const report: Command<IssueRequest, "issue"> = {
  name: "report",
  aliases: ["postmortem"],
  usage: "/report",
  example: "/report",
  help: "Begins the report on this incident: a file with what the issue tells filled in.",
  where: "issue",
  // Whatever follows is for those who read along.
  read: () => ({ ok: { command: "report" } }),
};
