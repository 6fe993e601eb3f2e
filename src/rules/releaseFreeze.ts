import { frozenAt } from "../domain/freeze/frozenAt.js";
import type { FreezeSettings } from "../domain/freeze/settings.js";
import type { PullRequestSnapshot } from "../domain/snapshot.js";
import type { Rule, Ruling } from "./rule.js";

/**
 * While production is frozen, no pull request is merged into it (R30). The finding holds until the freeze's next
 * edge for this pull request, so that its check turns over at that instant without an event.
 */
export const releaseFreeze: Rule<PullRequestSnapshot, FreezeSettings> = {
  name: "freeze",
  judges: "pull request",
  evaluate(pullRequest, settings, world): Ruling {
    const answer = frozenAt(settings, {
      timezone: world.timezone,
      at: world.now,
      base: pullRequest.base,
      production: world.isProduction(pullRequest.base),
      paths: pullRequest.paths,
      labels: pullRequest.labels,
      openedAt: pullRequest.createdAt,
      adHoc: world.adHocFreezes,
    });
    return {
      findings: [
        {
          rule: "freeze",
          verdict: answer.frozen ? "fail" : "pass",
          title: answer.title,
          message: answer.message,
          until: answer.holdsUntil,
        },
      ],
    };
  },
};
