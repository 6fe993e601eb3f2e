import { describeFreeze } from "../domain/freeze/describe.js";
import { listed } from "../domain/words.js";
import type { Policy } from "./settings.js";

/** What a policy does, in a few plain sentences for whoever just wrote it. */
export const inShort = ({ timezone, production, priority, freeze }: Policy): string[] => [
  `Days and hours are those of ${timezone}.`,
  `Production is released from ${listed(production.branches, "and")}.`,
  priority === false
    ? "Issues need no priority label: the rule is switched off."
    : `Every issue carries exactly one of ${listed(priority.labels, "and")}; ` +
      `while it has none, it carries ${priority.missing}.`,
  describeFreeze(freeze),
];
