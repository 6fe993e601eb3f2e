import type { AdHocFreeze } from "../domain/freeze/adHoc.js";
import { frozenAt } from "../domain/freeze/frozenAt.js";
import type { FreezeSettings } from "../domain/freeze/settings.js";
import type { PullRequestSnapshot } from "../domain/snapshot.js";
import { earliest } from "../domain/time.js";
import type { Rule, Ruling } from "./rule.js";

/** How long it is left alone whether whoever called a freeze may, if that could not be learned. */
const ASK_AGAIN = { minutes: 5 };

/**
 * While production is frozen, no pull request is merged into it (R30). The finding holds until the freeze's next
 * edge for this pull request, so that its check turns over at that instant without an event.
 */
export const releaseFreeze: Rule<PullRequestSnapshot, FreezeSettings> = {
  name: "freeze",
  judges: "pull request",
  evaluate(pullRequest, settings, world): Ruling {
    const answerWith = (adHoc: readonly AdHocFreeze[]) =>
      frozenAt(settings, {
        timezone: world.timezone,
        at: world.now,
        base: pullRequest.base,
        production: world.isProduction(pullRequest.base),
        paths: pullRequest.paths,
        labels: pullRequest.labels,
        openedAt: pullRequest.createdAt,
        adHoc,
      });
    const answer = answerWith(world.adHocFreezes);
    const doubtful = world.adHocFreezes.find(({ doubt }) => doubt !== undefined);
    const sure = world.adHocFreezes.filter(({ doubt }) => doubt === undefined);
    if (answer.frozen && doubtful && !answerWith(sure).frozen)
      return {
        findings: [
          {
            rule: "freeze",
            verdict: "unknown",
            title: "Whether a freeze counts could not be learned; the last verdict stands",
            message: `${doubtful.doubt}, so it is not known whether that freezes, and the last verdict stands.`,
            reason: `${doubtful.doubt}, so it is not known whether that freezes.`,
            until: earliest([answer.holdsUntil, world.now.add(ASK_AGAIN)]),
          },
        ],
      };
    return {
      findings: [
        {
          rule: "freeze",
          verdict: answer.frozen ? "fail" : "pass",
          title: answer.title,
          message: answer.message,
          reason: answer.reason,
          until: answer.holdsUntil,
        },
      ],
    };
  },
};
