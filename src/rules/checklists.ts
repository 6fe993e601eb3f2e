import type { Finding } from "../domain/finding.js";
import { isOpenForReport } from "../domain/history.js";
import { boxesIn } from "../domain/maintenance/boxes.js";
import { unshown } from "../domain/maintenance/evidence.js";
import { occurrenceIn } from "../domain/maintenance/seats.js";
import { termsOf } from "../domain/maintenance/terms.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { sayInstant, Temporal } from "../domain/time.js";
import { counted, listed, quoted } from "../domain/words.js";
import type { Rule, Ruling, World } from "./rule.js";

/** Steps that were left open are named one by one up to here. */
const MOST_NAMED = 10;

/**
 * Closes a recurring job's issue by itself where its job says so: once every box is ticked, or as it stands when its time is
 * over, with what was left open (R42). Whoever opens it again is not fought.
 */
export const checklists: Rule<IssueSnapshot, undefined> = {
  name: "checklists",
  judges: "issue",
  evaluate(issue, _, world): Ruling {
    const { now, timezone } = world;
    const mark = occurrenceIn(issue);
    // What watchbill itself opened again, because something is missing, is not closed for its boxes.
    if (!mark || isOpenForReport(issue)) return { findings: [] };
    const { close, until } = mark;
    const boxes = boxesIn(issue.body);
    const left = boxes.filter(({ ticked }) => !ticked).map(({ step }) => step);
    const isDone = boxes.length > 0 && left.length === 0;
    const since = issue.createdAt;
    if (close === "ticked" && isDone && isShown(issue, world))
      return {
        findings: [],
        effects: [{ kind: "closed", closed: true, reason: "completed", since }],
      };
    if (until === undefined) return { findings: [] };
    const end = Temporal.Instant.from(until);
    if (Temporal.Instant.compare(now, end) < 0) {
      const finding: Finding = {
        rule: "checklists",
        verdict: "pass",
        title: "It is closed when its time is over",
        message: `This is closed as it stands on ${sayInstant(end, timezone)}.`,
        until: end,
      };
      return { findings: [finding] };
    }
    const named = left.slice(0, MOST_NAMED).map((step) => `\n- ${step}`);
    const rest = left.length - named.length;
    const who = (mark.now ?? mark.turns).map(({ who }) => quoted(who));
    const had = who.length > 0 ? ` ${listed(who, "and")} had it.` : "";
    const body =
      boxes.length === 0
        ? `The time for this is over, so it is closed as it stands.${had}`
        : `The time for this is over, so it is closed with ${left.length} of ${counted(boxes.length, "step")} left open.${had}${
            named.length > 0 ? `\n${named.join("")}` : ""
          }${rest > 0 ? `\n- and ${rest} more` : ""}`;
    const reason = isDone ? "completed" : "not_planned";
    return {
      findings: [],
      effects: [
        ...(isDone ? [] : [{ kind: "note", key: `over ${until}`, body } as const]),
        { kind: "closed", closed: true, reason, since },
      ],
    };
  },
};

// What must be shown first is waited for: see the rule of occurrences.
const isShown = (issue: IssueSnapshot, { crew }: World): boolean => {
  const shown = issue.comments.map(({ body, createdAt: at, author, own, byInsider }) => ({
    body,
    at,
    byTeam: !own && author?.bot === false && crew(author.login, byInsider) !== "outsider",
  }));
  return unshown(termsOf(issue).evidence, shown, issue.createdAt).length === 0;
};
