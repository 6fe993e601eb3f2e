import { acknowledgeClock } from "../domain/clock/clocks.js";
import { sayClock } from "../domain/clock/say.js";
import type { AcknowledgeSettings } from "../domain/clock/settings.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import type { Rule, Ruling } from "./rule.js";

/**
 * Someone of the team takes notice of every issue in time (R40). The clock is that of domain/clock; it runs only where the
 * policy says when the team works.
 */
export const acknowledge: Rule<IssueSnapshot, AcknowledgeSettings> = {
  name: "acknowledge",
  judges: "issue",
  evaluate(issue, _, world): Ruling {
    const clock = acknowledgeClock(issue, world);
    if (!clock) return { findings: [] };
    return sayClock(
      issue,
      clock,
      {
        met: "Acknowledged",
        asks: "Someone of the team is to acknowledge this",
        asked: "Someone of the team was to acknowledge this",
        lacks: "and nobody has",
        todo: "A comment, a label or `/take` by someone of the team other than its reporter is enough.",
      },
      world,
    );
  },
};
