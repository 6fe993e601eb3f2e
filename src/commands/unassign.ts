import type { IssueRequest } from "../domain/asked.js";
import { type Command, mistake } from "./command.js";
import { readPeople } from "./people.js";

const form = {
  name: "unassign",
  usage: "/unassign [@login …]",
  example: "/unassign @amina",
  help: "Takes the issue from these people, or from you if it names nobody.",
  where: "issue",
} as const;

/** A request that names nobody means whoever asks, as in Prow (https://prow.k8s.io/command-help#assign). */
export const unassign: Command<IssueRequest, "issue"> = {
  ...form,
  read: (args) => {
    const read = readPeople(args);
    if ("wrong" in read) return mistake(form, read.wrong);
    return { ok: { command: "unassign", people: read.people } };
  },
};
