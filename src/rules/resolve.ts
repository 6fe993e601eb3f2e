import { resolveClock } from "../domain/clock/clocks.js";
import { sayClock } from "../domain/clock/say.js";
import type { ResolveSettings } from "../domain/clock/settings.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/**
 * Issues are closed as soon as their priority promises (R34): the most urgent on the same working day. The clock is that
 * of domain/clock; it runs only where the policy says when the team works.
 */
export const resolve: Rule<IssueSnapshot, ResolveSettings> = {
  name: "resolve",
  judges: "issue",
  evaluate(issue, _, world): Ruling {
    const clock = resolveClock(issue, world);
    if (!clock) return { findings: [] };
    const as = `As ${quoted(clock.priority ?? "")}, `;
    return sayClock(
      issue,
      clock,
      {
        met: "Resolved",
        asks: `${as}this is to be resolved`,
        asked: `${as}this was to be resolved`,
        lacks: "and it is not",
        todo: "Please resolve and close it, or pass it on at once with `/escalate`.",
      },
      world,
    );
  },
};
