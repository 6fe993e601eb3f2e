import type { Block, Line } from "./block.js";
import { isElement, plainLines } from "./inline.js";

/** More of one block of HTML is not looked at: what people write in a report is shorter. */
const LONGEST = 20_000;

const PIECE =
  /<!--([\s\S]*?)(?:-->|$)|<h([1-6])\b[^>]*>([\s\S]*?)<\/h\2>|<summary\b[^>]*>([\s\S]*?)<\/summary>|<tr\b[^>]*>([\s\S]*?)<\/tr>|<li\b[^>]*>([\s\S]*?)(?=<\/?li\b|<\/?[uo]l\b|$)|([^<]+|<[^>]*>?)/gi;

/**
 * The pieces of a block of HTML that read as text: comments, headings, what `<summary>` says, rows, items, and the rest
 * as paragraphs.
 *
 * @param first the line of the file that it begins on, counted from 1.
 */
export const htmlBlocks = (
  html: string,
  first: number,
  level: number,
  quoted: boolean,
): Block[] => {
  const found: Block[] = [];
  let open: { text: string; line: number } | undefined;
  let line = first;
  let columns: readonly string[] = [];
  const blank = { level, quoted, cells: [], columns: [], links: [] };
  const close = (): void => {
    if (open && open.text.trim() !== "")
      found.push({
        ...blank,
        kind: "paragraph",
        line: open.line,
        lines: shown(open.text, open.line),
      });
    open = undefined;
  };
  for (const match of html.slice(0, LONGEST).matchAll(PIECE)) {
    const [whole, comment, depth, heading, summary, row, item, rest] = match;
    if (rest === undefined) close();
    if (comment !== undefined)
      found.push({ ...blank, kind: "comment", line, lines: plainLines(comment, line) });
    else if (heading !== undefined)
      found.push({
        ...blank,
        kind: "heading",
        level: Number(depth),
        line,
        lines: one(heading, line),
      });
    else if (summary !== undefined)
      found.push({ ...blank, kind: "paragraph", line, lines: one(summary, line, "bold") });
    else if (row !== undefined) {
      const cells = row
        .split(/<t[dh]\b[^>]*>/i)
        .slice(1)
        .map(withoutTags);
      // Names of columns stand in cells of their own kind.
      const names = /<th\b/i.test(row) && !/<td\b/i.test(row);
      found.push({
        ...blank,
        kind: "row",
        line,
        cells,
        columns: names ? [] : columns,
        lines: one(cells.join(" | "), line),
      });
      if (names) columns = cells;
    } else if (item !== undefined)
      found.push({ ...blank, kind: "item", level: level + 1, line, lines: one(item, line) });
    else if (!isElement(rest ?? "")) {
      open ??= { text: "", line };
      open.text += rest ?? "";
    } else if (/^<\/?(p|div|br|hr)\b/i.test(rest ?? "")) close();
    else if (/^<table\b/i.test(rest ?? "")) columns = [];
    line += whole.split("\n").length - 1;
  }
  close();
  return found;
};

const withoutTags = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

const one = (html: string, line: number, style: Line["style"] = "plain"): Line[] =>
  plainLines(withoutTags(html), line).map((found) => ({
    ...found,
    style,
    lead: style === "bold" ? found.text : "",
    rest: style === "bold" ? "" : found.text,
  }));

const shown = (text: string, first: number): Line[] => {
  const start = text.length - text.trimStart().length;
  return plainLines(text.trim(), first + text.slice(0, start).split("\n").length - 1);
};
