import { wordsIn } from "../blanks/substance.js";
import type { Reading, Statement } from "../reading.js";
import type { Kind } from "../sections/kind.js";
import { isAbout } from "../sections/section.js";
import { HINT, UNKNOWN } from "../words/cause.js";
import { AFFECTED, STRONG } from "../words/harm.js";

/** How people reacted is no cause, though it went wrong. */
const REACTION =
  /\b(?:nobody|no ?one|alert\w*|pag(?:e|ed|er|ing)|communicat\w*|document\w*|monitor\w*|notic\w+|took|long|late|slow\w*|on-?call|runbook|team|respon\w+|detect\w*)\b/i;

/** Whether a text about what went wrong tells what happened, not only how people reacted to it. */
export const explains = (text: string): boolean =>
  text
    .split(/(?<=[.!?])\s+|\n/)
    .some((sentence) => HINT.test(sentence) && !REACTION.test(sentence) && wordsIn(sentence) > 5);

/** A report in past tense that explains itself without the usual words. An open question or a form's stub explains nothing. */
export const hintedCause = ({ statements }: Reading): Statement | undefined => {
  const spoken = statements.filter(
    ({ section, block }) =>
      block.kind !== "row" &&
      !["actions", "lessons", "impact", "timeline", "links", "details", "resolution"].some((kind) =>
        isAbout(section, kind as Kind),
      ),
  );
  const words = spoken.reduce((sum, { text }) => sum + wordsIn(text), 0);
  const explained = spoken.some(
    ({ section, text }) => isAbout(section, "background") && wordsIn(text) > 5,
  );
  if (
    (words < FEWEST_TO_EXPLAIN && !explained) ||
    statements.some(({ text }) => UNKNOWN.test(text))
  )
    return undefined;
  return spoken.find(({ text }) => HINT.test(text) && wordsIn(text) > 5);
};

/** In a list of what went wrong, it explains the line before it: mostly why something took long. */
export const BECAUSE_OF_THAT = /^(?:this|that) (?:is|was) (?:\w+ )?because\b/i;

/** What happened, apart from what it did to people, who noticed it and how it was mended. */
export const toldBeside = ({ statements }: Reading): Statement | undefined =>
  statements.some(({ text }) => UNKNOWN.test(text))
    ? undefined
    : statements.find(
        ({ section, block, text }) =>
          block.kind !== "row" &&
          !(section.kinds.has("wentWrong") && BECAUSE_OF_THAT.test(text)) &&
          (section.kinds.size === 0 || EXPLAINING.some((kind) => section.kinds.has(kind))) &&
          PAST.test(text) &&
          wordsIn(text) > 6 &&
          ![STRONG, AFFECTED, REACTION, MEANWHILE].some((other) => other.test(text)),
      );

const EXPLAINING: readonly Kind[] = ["summary", "background", "detection", "wentWrong"];
const PAST = /\b(?:was|were|did|had|went|cut|ran|took|made|put|sent|lost|left|\p{Ll}{2,}ed)\b/u;
const MEANWHILE =
  /\b(?:recover\w*|restor\w*|resolv\w*|fix\w*|receiv\w+|warn\w*|(?:re-?)?check(?:ed|ing)|verif\w+|confirm\w*|unexpected|surpris\w*|acknowledg\w*|apologi\w*|thank\w*|investigat\w*|updates?|users?|customers?|reported|experienc\w*|tracked|normal|again)\b/i;

/** Fewer words tell what is seen, not why. */
const FEWEST_TO_EXPLAIN = 22;
