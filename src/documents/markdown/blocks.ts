import MarkdownIt, { type Token } from "markdown-it";
import type { Block, Line } from "./block.js";
import { htmlBlocks } from "./html.js";
import { linesOf, plainLines } from "./inline.js";

// Stays linear on nested lists and unclosed brackets, and goes no deeper than `maxNesting`.
const markdown = new MarkdownIt({ html: true, maxNesting: 60 });

/** What is open around the token being read. */
interface Around {
  quotes: number;
  lists: number;
  /** Of each open list item: the line it begins on, and whether its text has come. */
  items: { line: number; said: boolean }[];
  heading: number;
  columns: string[];
  inHead: boolean;
  row: { line: number; cells: string[]; links: string[]; lines: Line[] } | undefined;
}

/**
 * Reads Markdown (CommonMark with GFM's tables and task lists, and the HTML among it) into its blocks, in order.
 * Text inside code fences makes no headings; it stays code.
 */
export const blocksOf = (text: string): readonly Block[] => {
  const around: Around = {
    quotes: 0,
    lists: 0,
    items: [],
    heading: 0,
    columns: [],
    inHead: false,
    row: undefined,
  };
  const found: Block[] = [];
  for (const token of markdown.parse(text, {})) read(token, around, found);
  return found;
};

const read = (token: Token, around: Around, found: Block[]): void => {
  const line = (token.map?.[0] ?? 0) + 1;
  const plain = {
    level: around.lists,
    quoted: around.quotes > 0,
    cells: [],
    columns: [],
    links: [],
  };
  switch (token.type) {
    case "blockquote_open":
      around.quotes += 1;
      break;
    case "blockquote_close":
      around.quotes -= 1;
      break;
    case "bullet_list_open":
    case "ordered_list_open":
      around.lists += 1;
      break;
    case "bullet_list_close":
    case "ordered_list_close":
      around.lists -= 1;
      break;
    case "list_item_open":
      around.items.push({ line, said: false });
      break;
    case "list_item_close": {
      const item = around.items.pop();
      if (item && !item.said)
        found.push({ ...plain, kind: "item", line: item.line, lines: plainLines("", item.line) });
      break;
    }
    case "heading_open":
      around.heading = Number(token.tag.slice(1));
      break;
    case "thead_open":
      around.inHead = true;
      around.columns = [];
      break;
    case "thead_close":
      around.inHead = false;
      break;
    case "tr_open":
      around.row = { line, cells: [], links: [], lines: [] };
      break;
    case "tr_close":
      if (around.row) found.push(rowOf(around.row, around, plain));
      around.row = undefined;
      break;
    case "inline":
      readText(token, line, around, found, plain);
      break;
    case "fence":
    case "code_block":
      said(around);
      found.push({
        ...plain,
        kind: "code",
        line,
        lines: plainLines(token.content.trimEnd(), line + (token.type === "fence" ? 1 : 0)),
      });
      break;
    case "html_block":
      said(around);
      found.push(...htmlBlocks(token.content, line, around.lists, around.quotes > 0));
      break;
  }
};

type Plain = Pick<Block, "level" | "quoted" | "cells" | "columns" | "links">;

const said = (around: Around): boolean => {
  const item = around.items.at(-1);
  const first = item !== undefined && !item.said;
  if (item) item.said = true;
  return first;
};

const readText = (
  token: Token,
  line: number,
  around: Around,
  found: Block[],
  plain: Plain,
): void => {
  const { lines, links } = linesOf(token, line);
  if (around.row) {
    around.row.cells.push(lines.map(({ text }) => text).join(" "));
    around.row.links.push(...links);
    around.row.lines.push(...lines.map((one) => ({ ...one, line: around.row?.line ?? line })));
    return;
  }
  if (around.heading > 0) {
    found.push({ ...plain, kind: "heading", level: around.heading, line, lines, links });
    around.heading = 0;
    return;
  }
  const kind = said(around) ? "item" : "paragraph";
  const box = kind === "item" ? /^\[([ xX]?)\]\s+/.exec(lines[0]?.text ?? "") : null;
  if (!box) found.push({ ...plain, kind, line, lines, links });
  else
    found.push({
      ...plain,
      kind,
      line,
      links,
      checked: box[1]?.toLowerCase() === "x",
      lines: lines.map((one, index) => (index > 0 ? one : withoutBox(one, box[0]))),
    });
};

const withoutBox = (line: Line, box: string): Line => ({
  ...line,
  text: line.text.slice(box.length),
  bare: line.bare.slice(box.length),
  rest: line.rest.replace(/^\[[ xX]?\]\s*/, ""),
});

const rowOf = (row: NonNullable<Around["row"]>, around: Around, plain: Plain): Block => {
  const columns = around.inHead ? [] : around.columns;
  if (around.inHead) around.columns = row.cells;
  const { line, cells, links, lines } = row;
  return { ...plain, kind: "row", line, cells, columns, links, lines };
};
