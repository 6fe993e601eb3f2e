/** More than anyone types behind a command. What is longer is not looked at closely. */
const LONGEST_ARGUMENTS = 2_000;

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
        .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[^\p{L}\p{N}]+$/u, ""))
        .filter((word) => word !== "")
    : [args];

const RULE = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/i;
const LONGEST_RULE = 64;

/** Whether a word could name a rule: letters, digits, hyphens and underscores. */
export const couldBeRule = (word: string): boolean =>
  word.length <= LONGEST_RULE && RULE.test(word);
