import type { IssueRequest } from "../domain/asked.js";
import { type Command, mistake } from "./command.js";
import { readPeople } from "./people.js";

const form = {
  name: "assign",
  usage: "/assign [@login …]",
  example: "/assign @amina @bo",
  help: "Assigns the issue to these people, or to you if it names nobody.",
  where: "issue",
} as const;

/** A request that names nobody means whoever asks, as in Prow (https://prow.k8s.io/command-help#assign). */
export const assign: Command<IssueRequest, "issue"> = {
  ...form,
  read: (args) => {
    const read = readPeople(args);
    if ("wrong" in read) return mistake(form, read.wrong);
    return { ok: { command: "assign", people: read.people } };
  },
};
