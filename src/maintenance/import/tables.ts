/** A table of a Markdown text. Lines count from 1. */
export interface Table {
  readonly line: number;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/**
 * The tables of a Markdown text, as GitHub's tables extension has them (https://github.github.com/gfm/#tables-extension-):
 * a row, a line of dashes, and rows until a line without a bar. Read by lines rather than with a Markdown parser, because
 * in lists that teams keep by hand tables often follow a bullet point or one another without an empty line, where a parser
 * sees none.
 */
export const tablesIn = (text: string): Table[] => {
  const lines = text.split(/\r\n|\n|\r/);
  const heads = lines.flatMap((line, index) =>
    DELIMITER.test(line) && (lines[index - 1] ?? "").includes("|") ? [index - 1] : [],
  );
  return heads.map((head, nth) => {
    const next = heads[nth + 1] ?? lines.length;
    const body = lines.slice(head + 2, next);
    const length = body.findIndex((line) => !line.includes("|"));
    const rows = length < 0 ? body : body.slice(0, length);
    return {
      line: head + 1,
      header: cellsOf(lines[head] as string).map(plainText),
      rows: rows.map((line, index) => ({ line: head + 3 + index, cells: cellsOf(line) })),
    };
  });
};

/** The cells of a row: bars in code spans and behind a backslash separate nothing. */
const cellsOf = (line: string): string[] => {
  const cells: string[] = [""];
  for (const [piece] of line.trim().matchAll(/\\.|`[^`]*`|[^\\`|]+|./g))
    if (piece === "|") cells.push("");
    else cells.push(`${cells.pop()}${piece === "\\|" ? "|" : piece}`);
  const trimmed = cells.map((cell) => cell.trim());
  if (trimmed[0] === "") trimmed.shift();
  if (trimmed.at(-1) === "") trimmed.pop();
  return trimmed;
};

/** A cell without its markup: of links the text, of HTML nothing, of code and emphasis what they hold. */
export const plainText = (cell: string): string =>
  cell
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/(?<!\w)([*_`]{1,3})(\S(?:.*?\S)?)\1(?!\w)/g, "$2")
    .replaceAll(/\s+/g, " ")
    .trim();

/** The address that a cell links to; undefined when it links nowhere. */
export const linkIn = (cell: string): string | undefined =>
  /(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)/.exec(cell)?.[1];
