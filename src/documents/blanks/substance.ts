import { type Block, bareValue, type Line } from "../markdown/block.js";
import { ownBlocks, type Section } from "../sections/section.js";
import { startsWithTime } from "../time/moments.js";
import { blankIn } from "./marks.js";
import { isPromptBlock, NO_RESPONSE } from "./prompts.js";

/** Words that say that nothing is said. */
const NOTHING =
  /^(?:n\.?\/?a\.?|not applicable|none|nil|nothing|no|-+|–|—|\.+|\?+|tb[dca]|todo|unknown|pending|see (?:above|below|summary|timeline)|as above|same as above|to be (?:determined|completed|confirmed|added|done|filled)|coming soon|wip|work in progress|in progress|no response|not yet|x+|ditto)\.?$/i;

/** A pointer to where it is said. */
const POINTER =
  /^(?:please |the |this is |also )?(?:see|refer to|check|read|tracked (?:in|at|on|here)|documented (?:in|at|here)|described (?:in|at|here|above|below)|available (?:in|at|here|on request)|link(?:ed)? (?:to|here)|details? (?:in|at|are in)|full (?:timeline|details|report|analysis) (?:in|at|is|available))\b[^.]*\.?$/i;

/** Whether what stands here says nothing: it is empty, a mark for nothing, or a template's own words. */
export const isNothing = (text: string): boolean => {
  const plain = text.replaceAll(/[*_~|>\s]+/g, " ").trim();
  if (plain.length < 90 && POINTER.test(plain) && plain.split(" ").length <= 9) return true;
  return (
    plain === "" || NOTHING.test(plain) || NO_RESPONSE.test(plain) || !/[\p{L}\p{N}]/u.test(plain)
  );
};

/** What a block says in the writer's own words; empty if nothing. Code counts only where `code` says so. */
export const saidBy = (block: Block, code = false): string =>
  saidLines(block, code)
    .map(({ text }) => text)
    .join("\n");

/** What a block says, line by line. */
export const saidLines = (block: Block, code = false): readonly Pick<Line, "text" | "line">[] => {
  if (block.kind === "comment" || block.kind === "heading" || (block.kind === "code" && !code))
    return [];
  if (block.kind === "row") {
    const text = saidInRow(block);
    return text === "" ? [] : [{ text, line: block.line }];
  }
  if (isPromptBlock(block)) return [];
  return unwrapped(
    block.lines.filter(
      (line) =>
        !isNothing(line.text) &&
        !isWhollyBlank(line) &&
        !(block.kind === "item" && isEmptyField(line.text)),
    ),
  );
};

/** Sentences that an editor broke at its right margin, whole again. */
const unwrapped = (lines: readonly Line[]): readonly Pick<Line, "text" | "line">[] => {
  const whole: { text: string; line: number }[] = [];
  /** How long the line before is, if it ends within a sentence. */
  let broken = 0;
  for (const { text, line, lead } of lines) {
    const last = whole.at(-1);
    const goesOn = /^\p{Ll}/u.test(text) ? MARGIN / 2 : MARGIN;
    if (
      last &&
      broken >= goesOn &&
      lead === "" &&
      /^[\p{L}\p{N}("'`]/u.test(text) &&
      !startsWithTime(text)
    )
      last.text = `${last.text} ${text}`;
    else whole.push({ text, line });
    broken = /[.!?:;|。]["')]?$/.test(text) ? 0 : text.length;
  }
  return whole;
};

/** Shorter lines end where their writer wished, unless the next begins with a small letter. */
const MARGIN = 55;

/** `- Users affected:` in a list, with nothing behind it. What is nested in it speaks for itself. */
const isEmptyField = (text: string): boolean => /^[^.!?\n]{1,40}[:：]\s*#?\s*$/.test(text);

const saidInRow = ({ columns, cells }: Block): string => {
  if (columns.length === 0 || cells.some(isSampleTime)) return "";
  const form = isForm(columns);
  return cells
    .filter(
      (cell, at) => !(form && at % 2 === 0) && !isNothing(cell) && blankIn(cell) === undefined,
    )
    .join(" | ");
};

/** `[02:30 AM]` in a cell of its own: the row is a template's sample. */
const isSampleTime = (cell: string): boolean => /^\[\d{1,2}:\d{2}\s?(?:[AP]M)?\]$/i.test(cell);

/** A table whose every other column has no name pairs names with values: `| Lead | | Severity | |`. */
const isForm = (columns: readonly string[]): boolean =>
  columns.length > 1 && columns.every((column, at) => at % 2 === 0 || column === "");

/** `YYYY-MM-DD HH:MM – HH:MM` is three; no line of a template has many more. */
const MOST_BLANKS = 6;

/** A line of which nothing is left without its blanks. */
const isWhollyBlank = (line: Line): boolean => {
  const { bare } = line;
  let blank = blankIn(bare, bareValue(line));
  if (blank === undefined) return false;
  let rest = bare;
  for (let more = 0; blank !== undefined && more < MOST_BLANKS; more += 1) {
    rest = rest.replace(blank, " ");
    blank = blankIn(rest);
  }
  const left = rest.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
  return left.split(" ").filter((word) => word.length > 1).length < 4;
};

/** What a section says, itself and its parts that are about nothing else. */
export const saidIn = (section: Section, code = false): string => {
  const said = ownBlocks(section)
    .map((block) => saidBy(block, code))
    .filter((text) => text !== "");
  return said.every((text) => ASKS_ONLY.test(text)) ? "" : said.join("\n");
};

/** A template's question; where a section holds nothing else, nobody has answered it. */
const ASKS_ONLY = /^(?:what|how|who|when|where|why|which)\b[^?\n]{3,160}\?$/i;

/** The number of words, in scripts that part words by spaces; in others, about as many. */
export const wordsIn = (text: string): number => {
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ??
    0;
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0) + Math.floor(dense / 2);
};
