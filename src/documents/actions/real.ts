import { blankIn } from "../blanks/marks.js";
import { isPrompt } from "../blanks/prompts.js";
import { isNothing, saidBy, wordsIn } from "../blanks/substance.js";
import { type Block, bareValue } from "../markdown/block.js";
import type { Action } from "./action.js";

/** What every incident asks for by itself is no lesson from this one: to write this very report, to close the ticket. */
const SELF =
  /^(?:\W*(?:write|draft|complete|finish|publish|fill (?:in|out)|create|file|prepare|post|share|submit)\s+(?:up\s+)?(?:an?|the|this|our)?\s*(?:public |internal |full |detailed )?(?:incident|after[- ]action|post[- ]?mortem|post[- ]incident|rca)?\s*(?:report|post-?mortem|write-?up|review|rca|document)?|.*\b(?:incident has been dealt with|incident title is|copy\/?paste|after-action report (?:below|template)|actionable items in report|leaving comments below|incident (?:report )?(?:write-?up|is over))\b.*)(?:\s*[.:(].*)?$/i;
/** An answer that points elsewhere or says that there are none. */
const NOT_ONE =
  /^(?:\W*)(?:see (?:my |the )?(?:above|below|previous|comment|other)|none\b.{0,30}$|no (?:further )?(?:actions?|follow-?ups?)\b|n\/?a\b|nothing\b.{0,40}$|tb[dca]\b)/i;
/** An issue, a pull request or another address: it stands for what is to be done there. */
export const REFERENCE =
  /(?:^|[\s([])#\d+\b|https?:\/\/\S+|\b[A-Z]{2,10}-\d+\b|\b[\w.-]+\/[\w.-]+#\d+/;

/** Whether it is something to do that follows from the incident: no blank, no pointer elsewhere, not the report itself. */
export const isReal = ({ text, bare, block, links }: Action): boolean => {
  if (block?.kind === "row") return saidBy(block) !== "" && rowIsReal(block);
  const plain = text.trim();
  if (isNothing(plain) && links.length === 0) return false;
  if (NOT_ONE.test(plain) || isPrompt(plain, block?.lines[0]?.style === "italic")) return false;
  if (REFERENCE.test(plain))
    return (
      !SELF.test(plain.replace(REFERENCE, "").trim()) || plain.replace(REFERENCE, "").trim() === ""
    );
  if (SELF.test(plain)) return false;
  // "**How can this be prevented?** [List recommendations]" answers its question with a blank.
  const [first] = block?.lines ?? [];
  const value = first && first.lead !== "" ? bareValue(first) : undefined;
  if (value !== undefined && blankIn(value, value) === value) return false;
  const blank = blankIn(bare.replaceAll(/\bTO-?DO\b:?/gi, ""));
  if (blank !== undefined && wordsIn(bare.replace(blank, " ")) < 3) return false;
  return wordsIn(plain) >= 2 || links.length > 0;
};

const rowIsReal = (block: Block): boolean => {
  const said = block.cells.filter(
    (cell) => !isNothing(cell) && !isPrompt(cell, false) && blankIn(cell) === undefined,
  );
  return (
    said.some((cell) => wordsIn(cell) >= 2 && !SELF.test(cell)) ||
    said.some((cell) => REFERENCE.test(cell)) ||
    block.links.length > 0
  );
};
