import { same } from "../domain/duty/duty.js";
import { boxesIn } from "../domain/maintenance/boxes.js";
import { occurrenceIn } from "../domain/maintenance/seats.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { type Instant, Temporal } from "../domain/time.js";
import { quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/**
 * The watch is handed over once whoever comes on call says so on the handover's issue (R18, R42): by `/ack`, which anyone
 * may give who may acknowledge, by a comment of their own, or by the box. The issue then closes; whoever opens it again is
 * not fought.
 */
export const handover: Rule<IssueSnapshot, undefined> = {
  name: "handover",
  judges: "issue",
  evaluate(issue, _, { asked }): Ruling {
    const mark = occurrenceIn(issue);
    if (!mark?.watch) return { findings: [] };
    const next = (mark.now ?? mark.turns)[0]?.who;
    const acks = asked
      .filter(({ request }) => request.command === "ack")
      .map(({ by, at }) => ({ by, at }));
    // A command alone is no word of having taken over: /why asks, and /swap gives away.
    const words = issue.comments
      .filter(({ own, body, author }) => {
        const says =
          !own && author && !author.bot && next !== undefined && same(author.login, next);
        return says && !/^\s*\//.test(body);
      })
      .map(({ author, createdAt }) => ({ by: author?.login, at: createdAt }));
    const [first] = [...acks, ...words].sort((one, other) =>
      Temporal.Instant.compare(one.at, other.at),
    );
    const isTicked = boxesIn(issue.body).some(({ ticked }) => ticked);
    const taken: { by: string | undefined; at: Instant } | undefined =
      first ?? (isTicked ? { by: next, at: issue.createdAt } : undefined);
    if (!taken) return { findings: [] };
    const who = taken.by === undefined ? "" : `${quoted(taken.by)} has the watch.`;
    return {
      findings: [],
      effects: [
        ...(who ? [{ kind: "note", key: "handover", body: who } as const] : []),
        { kind: "closed", closed: true, reason: "completed", since: taken.at },
      ],
    };
  },
};
