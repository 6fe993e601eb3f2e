import type { IssueSnapshot } from "../domain/snapshot.js";
import { quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/** Carries out `/duplicate #n`: closes the issue and leaves a link. Whoever opens it again is not fought. */
export const duplicates: Rule<IssueSnapshot, undefined> = {
  name: "duplicates",
  judges: "issue",
  evaluate(_, __, { asked }): Ruling {
    const last = asked.findLast(({ request }) => request.command === "duplicate");
    if (last?.request.command !== "duplicate") return { findings: [] };
    const { request, by, at, comment } = last;
    return {
      findings: [],
      effects: [
        {
          kind: "note",
          key: `duplicate ${comment} ${request.of}`,
          body: `Duplicate of #${request.of}\n\n${quoted(by)} says that this is dealt with there; please go on there. Whoever thinks otherwise may reopen this issue.`,
        },
        { kind: "closed", closed: true, reason: "duplicate", since: at },
      ],
    };
  },
};
