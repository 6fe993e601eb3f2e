import type { Asked } from "../domain/asked.js";
import type { AssigneeEffect } from "../domain/effect.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/**
 * Carries out `/take`, `/assign` and `/unassign`: of what was asked about one person the last counts, and it is tried
 * once. Somebody whom GitHub cannot assign is mentioned instead.
 */
export const assignment: Rule<IssueSnapshot, undefined> = {
  name: "assignment",
  judges: "issue",
  evaluate(_, __, { asked }): Ruling {
    const last = new Map<string, AssigneeEffect & { readonly fresh: boolean }>();
    for (const one of asked)
      for (const login of peopleIn(one))
        last.set(login.toLowerCase(), {
          kind: "assignee",
          login,
          present: one.request.command !== "unassign",
          since: one.at,
          orElse: mention(login, one.by),
          fresh: one.fresh,
        });
    return {
      findings: [],
      effects: [...last.values()]
        .filter(({ fresh }) => fresh)
        .map(({ fresh, ...effect }) => effect),
    };
  },
};

const peopleIn = ({ request, by }: Asked): readonly string[] => {
  if (request.command === "take") return [by];
  if (request.command !== "assign" && request.command !== "unassign") return [];
  return request.people.length > 0 ? request.people : [by];
};

const mention = (login: string, by: string): string =>
  login.toLowerCase() === by.toLowerCase()
    ? `@${login}, GitHub cannot assign you here, because you have no access to this repository. Please ask someone of the team for it.`
    : `@${login}, ${quoted(by)} asks you to take this issue; GitHub cannot assign you, because you have no access to this repository.`;
