import { saidIn, wordsIn } from "../blanks/substance.js";
import type { Told } from "../contract.js";
import type { Reading, Statement } from "../reading.js";
import { isAbout, type Section, sectionsAbout, within } from "../sections/section.js";
import { CAUSE, UNKNOWN } from "../words/cause.js";
import { BECAUSE_OF_THAT, explains, hintedCause, toldBeside } from "./explained.js";

const GUESS =
  /\b(?:suspect\w*|likely|probabl[ey]|believ\w+|hypothes\w+|appears?|seems?|presum\w+|think|most likely|assum\w+|possibl[ey])\b/i;
/** An unfinished sentence about a cause, or about another one. */
const NO_CAUSE =
  /\b(?:did(?:n't| not) (?:resolve|solve|fix)|in case|no malicious|(?:unexpected|surprising|surprised|lucky|fortunate) because|(?:if|unless|when(?:ever)?) .*(?:caus|trigger|fail))\b/i;

/**
 * Whether the report names a cause: in a section for it, with contributing factors, or in a sentence elsewhere. A guess
 * counts, "unknown" does not.
 *
 * @param mended whether the report tells what ended the incident: then what it tells beside harm and remedy explains it.
 */
export const judgeCause = (reading: Reading, mended: boolean): Told => {
  const sections = sectionsAbout(reading.root, "cause");
  const strong = sections.find(namesCause);
  if (strong) return { there: true, line: strong.line };
  const wrong = within(reading.root).find(
    (section) =>
      section.kinds.has("wentWrong") &&
      (saysCause(withoutNotice(saidIn(section))) || explains(saidIn(section))),
  );
  if (wrong && sections.length === 0) return { there: true, line: wrong.line };
  const denied = sections.find((section) => UNKNOWN.test(saidIn(section)));
  const told = reading.statements.find((statement) => tellsCause(statement, sections.length > 0));
  if (told && !denied) return { there: true, line: told.line };
  const hinted =
    sections.length > 0
      ? undefined
      : (hintedCause(reading) ?? (mended ? toldBeside(reading) : undefined));
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

/** Why it took so long to notice is not why it happened. */
const withoutNotice = (text: string): string =>
  text
    .replaceAll(/\n(?=\p{Ll})/gu, " ")
    .split(/(?<=[.!?])\s+|\n/)
    .filter(
      (sentence) => !/\bnotic(?:e|ed|ing)\b/i.test(sentence) && !BECAUSE_OF_THAT.test(sentence),
    )
    .join("\n");

const withoutIgnorance = (sentence: string): string => sentence.replace(UNKNOWN, " ");

const saysCause = (text: string): boolean =>
  (CAUSE.test(text) || GUESS.test(text)) && wordsIn(text) > 4;

/** What is done to mend something is no cause. */
const REMEDY =
  /\b(?:was|were|been) (?:\w+ly )?(?:deleted|removed|disabled|rolled back|reverted|restarted|renewed|replaced|applied|run|rerun|set)\b/gi;

const tellsCause = ({ text, section }: Statement, emptySection: boolean): boolean =>
  CAUSE.test(
    isAbout(section, "resolution")
      ? withoutIgnorance(text).replaceAll(REMEDY, " ")
      : withoutIgnorance(text),
  ) &&
  !NO_CAUSE.test(text) &&
  !/\?\s*$/.test(text) &&
  !(section.kinds.has("wentWrong") && BECAUSE_OF_THAT.test(text)) &&
  !isAbout(section, "actions") &&
  !(emptySection && (isAbout(section, "lessons") || isAbout(section, "impact"))) &&
  wordsIn(text) > 3;
