import { type Block, bareValue, type Line } from "../markdown/block.js";
import { ownBlocks, type Section } from "../sections/section.js";
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
  return block.lines.filter((line) => !isNothing(line.text) && !isWhollyBlank(line));
};

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

/** A line of which nothing is left without its blanks. */
const isWhollyBlank = (line: Line): boolean => {
  const { bare } = line;
  const blank = blankIn(bare, bareValue(line));
  if (blank === undefined) return false;
  const left = bare
    .replace(blank, " ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return left.split(" ").filter((word) => word.length > 1).length < 4;
};

/** What a section says, itself and its parts that are about nothing else. */
export const saidIn = (section: Section, code = false): string =>
  ownBlocks(section)
    .map((block) => saidBy(block, code))
    .filter((text) => text !== "")
    .join("\n");

/** The number of words, in scripts that part words by spaces; in others, about as many. */
export const wordsIn = (text: string): number => {
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ??
    0;
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0) + Math.floor(dense / 2);
};
