import type { IssueRequest } from "../domain/asked.js";
import type { Command } from "./command.js";
import { noteOf } from "./words.js";

export const needsInfo: Command<IssueRequest, "issue"> = {
  name: "needs-info",
  usage: "/needs-info [what]",
  example: "/needs-info which browser, and since when",
  help: "Asks whoever reported the issue for more. Its clocks stand still until they answer.",
  where: "issue",
  read: (args) => ({ ok: { command: "needs-info", what: noteOf(args) } }),
};
