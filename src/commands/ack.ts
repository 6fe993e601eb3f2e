import type { IssueRequest } from "../domain/asked.js";
import type { Command } from "./command.js";

export const ack: Command<IssueRequest, "issue"> = {
  name: "ack",
  aliases: ["acknowledge"],
  usage: "/ack",
  example: "/ack",
  help: "Says that you have seen the issue and see to it. An escalation then waits for nobody else.",
  where: "issue",
  // Whatever follows, as in `/ack, on my way`, is for those who read along.
  read: () => ({ ok: { command: "ack" } }),
};
