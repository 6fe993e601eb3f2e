import type { Reading } from "../reading.js";
import { within } from "../sections/section.js";
import { datesIn } from "../time/dates.js";
import { hasClock } from "../time/moments.js";
import { wordsIn } from "./substance.js";

/** How templates are titled, in a few languages. */
const TEMPLATE =
  /\btemplate\b|\bmodèle de\b|\bvorlage\b|\bplantilla\b|\bmodelo de\b|テンプレート|模板/i;
/** So many blanks are a form, not an oversight. */
const MANY_BLANKS = 4;
/** A sentence that somebody wrote. */
const SENTENCE = 10;

/**
 * Whether a document is a template that nobody has filled in: it calls itself one, or is full of blanks and tells nothing, and
 * names no day and no time of day. Then whatever it says, it says to the writer.
 */
export const isUnfilled = ({ root, statements }: Reading, blanks: number): boolean => {
  const titled = within(root)
    .slice(0, 2)
    .some(({ title, blocks }) => TEMPLATE.test(title) || TEMPLATE.test(firstLine(blocks)));
  if (!titled && blanks < MANY_BLANKS) return false;
  return statements.every(
    ({ text }) =>
      !(datesIn(text).length > 0 || hasClock(text)) && (titled || wordsIn(text) < SENTENCE),
  );
};

const firstLine = (blocks: Reading["root"]["blocks"]): string => {
  const text = blocks[0]?.lines[0]?.text ?? "";
  return text.length < 60 ? text : "";
};
