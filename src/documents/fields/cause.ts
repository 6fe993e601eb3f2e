import { saidIn, wordsIn } from "../blanks/substance.js";
import type { Told } from "../contract.js";
import type { Reading, Statement } from "../reading.js";
import type { Kind } from "../sections/kind.js";
import { isAbout, type Section, sectionsAbout, within } from "../sections/section.js";
import { CAUSE, HINT, UNKNOWN } from "../words/cause.js";

const GUESS =
  /\b(?:suspect\w*|likely|probabl[ey]|believ\w+|hypothes\w+|appears?|seems?|presum\w+|think|most likely|assum\w+|possibl[ey])\b/i;
/** An unfinished sentence about a cause, or about another one. */
const NO_CAUSE =
  /\b(?:did(?:n't| not) (?:resolve|solve|fix)|in case|(?:if|unless|when(?:ever)?) .*(?:caus|trigger|fail))\b/i;

/** Whether the report names a cause: in a section for it, with contributing factors, or in a sentence elsewhere. A guess counts, "unknown" does not. */
export const judgeCause = (reading: Reading): Told => {
  const sections = sectionsAbout(reading.root, "cause");
  const strong = sections.find(namesCause);
  if (strong) return { there: true, line: strong.line };
  const wrong = within(reading.root).find(
    (section) => section.kinds.has("wentWrong") && saysCause(saidIn(section)),
  );
  if (wrong && sections.length === 0) return { there: true, line: wrong.line };
  const denied = sections.find((section) => UNKNOWN.test(saidIn(section)));
  const told = reading.statements.find((statement) => tellsCause(statement, sections.length > 0));
  if (told && !denied) return { there: true, line: told.line };
  const hinted = sections.length > 0 ? undefined : hintedCause(reading);
  if (hinted) return { there: true, line: hinted.line };
  const [empty] = sections;
  return {
    there: false,
    line: (denied ?? empty)?.line ?? 1,
    lacks: denied
      ? "The report says that the cause is not known"
      : empty
        ? "The root cause is empty"
        : "Nothing says what caused the incident",
  };
};

/** A section about the cause that says one. */
const namesCause = (section: Section): boolean => {
  const said = saidIn(section);
  if (wordsIn(said) < 2) return false;
  const sentences = said.split(/(?<=[.!?])\s+|\n/);
  const known = sentences.filter((sentence) => !UNKNOWN.test(sentence));
  if (known.length === sentences.length) return true;
  // Among sentences that admit ignorance, only one that still names or guesses a cause counts.
  return sentences.map(withoutIgnorance).some(saysCause);
};

const withoutIgnorance = (sentence: string): string => sentence.replace(UNKNOWN, " ");

const saysCause = (text: string): boolean =>
  (CAUSE.test(text) || GUESS.test(text)) && wordsIn(text) > 4;

/** A report in past tense that explains itself without the usual words. An open question or a form's stub explains nothing. */
const hintedCause = ({ statements }: Reading): Statement | undefined => {
  const spoken = statements.filter(
    ({ section, block }) =>
      block.kind !== "row" &&
      !["actions", "lessons", "impact", "timeline", "links", "details", "resolution"].some((kind) =>
        isAbout(section, kind as Kind),
      ),
  );
  const words = spoken.reduce((sum, { text }) => sum + wordsIn(text), 0);
  if (words < FEWEST_TO_EXPLAIN || statements.some(({ text }) => UNKNOWN.test(text)))
    return undefined;
  return spoken.find(({ text }) => HINT.test(text) && wordsIn(text) > 5);
};

/** Fewer words tell what is seen, not why. */
const FEWEST_TO_EXPLAIN = 30;

const tellsCause = ({ text, section }: Statement, emptySection: boolean): boolean =>
  CAUSE.test(withoutIgnorance(text)) &&
  !NO_CAUSE.test(text) &&
  !isAbout(section, "actions") &&
  !(emptySection && isAbout(section, "lessons")) &&
  wordsIn(text) > 3;
