import type { IssueRequest } from "../domain/asked.js";
import type { Command } from "./command.js";

export const deescalate: Command<IssueRequest, "issue"> = {
  name: "deescalate",
  aliases: ["de-escalate"],
  usage: "/deescalate",
  example: "/deescalate",
  help: "Ends the issue's escalation.",
  where: "issue",
  // A reason that follows is for those who read along.
  read: () => ({ ok: { command: "deescalate" } }),
};
