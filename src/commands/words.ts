import { quoted } from "../domain/words.js";

/** More than anyone types behind a command. What is longer is not looked at closely. */
const LONGEST_ARGUMENTS = 2_000;

/** Longest name of a label, a stage, a circle or a vendor, in characters. GitHub allows 50 in a label. */
const LONGEST_NAME = 100;

/** Longest note behind a command, in characters: a sentence or three. */
const LONGEST_NOTE = 300;

/** What is repeated of what someone typed wrongly: enough to know it again. */
const LONGEST_QUOTE = 60;

/** Whether arguments are of a length that a person would type. */
export const isTypable = (args: string): boolean => args.length <= LONGEST_ARGUMENTS;

/**
 * The words of a command's arguments. An emoji, its short code or mere punctuation is no word, and what people put around
 * words in writing is not part of them: `/why freeze? 🙏` has the one word `freeze`.
 */
export const wordsOf = (args: string): readonly string[] =>
  isTypable(args)
    ? args
        .split(/\s+/)
        .filter((word) => !/^:[\w+-]+:$/.test(word))
        .map((word) =>
          word.replace(/^[^\p{L}\p{N}]+/u, "").replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, ""),
        )
        .filter((word) => word !== "")
    : [args];

const RULE = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/i;
const LONGEST_RULE = 64;

/** Whether a word could name a rule: letters, digits, hyphens and underscores. */
export const couldBeRule = (word: string): boolean =>
  word.length <= LONGEST_RULE && RULE.test(word);

/**
 * Typed text on one line: without control characters, and without those that would turn the text around them for whoever
 * reads it later.
 */
export const asOneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\u200b\u2060\ufeff]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

const cut = (text: string, most: number): string => {
  // Twice as many code units hold as many characters at least, whatever they are.
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length > most ? `${characters.slice(0, most).join("").trimEnd()}…` : text;
};

/** What someone typed, in a code span on one line, cut where it is long: for the answer that says what is wrong with it. */
export const saidBack = (text: string): string => {
  const line = cut(asOneLine(text), LONGEST_QUOTE);
  return line === "" ? "That" : quoted(line);
};

/**
 * A note for people: one line, at most 300 characters, without the dash or colon that leads it in. To be quoted wherever
 * it is shown. Undefined when it says nothing.
 */
export const noteOf = (text: string): string | undefined => {
  const note = asOneLine(text.slice(0, LONGEST_ARGUMENTS)).replace(/^[-–—:,;.\s]+/, "");
  return /[\p{L}\p{N}]/u.test(note) ? cut(note, LONGEST_NOTE) : undefined;
};

/** Quotes of all sorts around a word or a name. */
export const QUOTES = "`\"'“”„‚‘’«»";
const OPENING = new RegExp(`^[${QUOTES}\\s]+`);
// Behind a lookbehind, a run is looked at from its start alone, and so but once.
const CLOSING = new RegExp(`(?<![${QUOTES}\\s,;:.!?…])[${QUOTES}\\s,;:.!?…]+$`);

/**
 * What someone calls a label, a stage or a circle: one line without quotes around it or punctuation behind it. Emoji stay,
 * for a label may have them.
 *
 * @returns undefined when there is no letter or digit in it; "too long" beyond what a name can be.
 */
export const nameOf = (args: string): { readonly name: string } | "too long" | undefined => {
  if (!isTypable(args)) return "too long";
  const name = asOneLine(args).replace(OPENING, "").replace(CLOSING, "");
  if ([...name].length > LONGEST_NAME) return "too long";
  return /[\p{L}\p{N}]/u.test(name) ? { name } : undefined;
};
