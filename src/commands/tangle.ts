/** What a line may begin with to stand in quotations and lists. */
const PREFIX = /^[\s\d.)*+>-]*/;

/** As many steps as are over before anyone notices, and far more than what people write takes. */
const MOST_STEPS = 2_000_000;

/**
 * Whether quotations begin and end so often without an empty line between them that reading them would take long.
 *
 * The parser looks from the start of a quotation to the end of its block, to learn which lines below belong to it unmarked.
 * When each of thousands of lines begins a quotation anew, this costs the square of their number. Counted is how often it
 * may look (wherever a line begins otherwise than the one above, once for each level) times how far.
 *
 * @param lines of a text, without their ends
 */
export const isTangled = (lines: readonly string[]): boolean => {
  let steps = 0;
  let block = { lines: 0, looks: 0, quotes: false, prefix: "" };
  for (const line of [...lines, ""]) {
    if (line.trim() === "") {
      if (block.quotes) steps += block.lines * block.looks;
      block = { lines: 0, looks: 0, quotes: false, prefix: "" };
      continue;
    }
    const [prefix] = PREFIX.exec(line) ?? [""];
    block.lines += 1;
    if (prefix !== block.prefix) block.looks += 1 + levels(prefix) + levels(block.prefix);
    if (levels(prefix) > 0) block.quotes = true;
    block.prefix = prefix;
  }
  return steps > MOST_STEPS;
};

const levels = (prefix: string): number => prefix.split(">").length - 1;

const TOO_DEEP = /^([\s\d.)*+>-]{80})[\s\d.)*+>-]+/;

/**
 * A line without the quotations and lists that it opens beyond the first 80 characters. The parser gives up the rest of a
 * text that nests deeper than it bears, where GitHub goes on.
 */
export const notTooDeep = (line: string): string => line.replace(TOO_DEEP, "$1…");
