import MarkdownIt from "markdown-it";
import { isQuoted, noElements, type OpenElements, passHtml } from "./html.js";
import { commandStart } from "./line.js";
import { isTangled, notTooDeep } from "./tangle.js";

// Of the Markdown libraries tried, the one that stays linear on 64 kB of `1. 1. 1. ` or `*_*_*_`: it bounds nesting, at
// 100 levels. What it does not bound is in tangle.ts.
const markdown = new MarkdownIt({ html: true });

type InlineRule = Parameters<typeof markdown.inline.ruler.push>[1];
type Token = ReturnType<typeof markdown.parse>[number];

const COMMAND = "slash_command";
const START = commandStart();

/**
 * Makes the start of a command a token of Markdown's own, with its offset in the paragraph. So it is found
 * in text only: code spans, tags, HTML comments and link targets are taken whole by rules of their own.
 */
const slashCommand: InlineRule = (state, silent) => {
  if (state.linkLevel > 0 || !startsLine(state.src, state.pos)) return false;
  START.lastIndex = state.pos;
  const [start] = START.exec(state.src) ?? [];
  if (start === undefined) return false;
  if (!silent) state.push(COMMAND, "", 0).meta = { offset: state.pos };
  state.pos += start.length;
  return true;
};

const startsLine = (text: string, position: number): boolean => {
  let before = position - 1;
  while (text[before] === " " || text[before] === "\t") before -= 1;
  return before < 0 || text[before] === "\n";
};

markdown.inline.ruler.before("text", COMMAND, slashCommand);

/** A line of a comment that GitHub shows as plain text, not as code, quotation, table or struck out. */
export interface PlainLine {
  /** Counted from 1. */
  readonly line: number;
  /** As it was typed, without a backslash that only breaks the line. */
  readonly text: string;
}

/**
 * The lines of a comment that may be commands because they begin with one, and stand where text is meant as said.
 * What that is, GitHub's Markdown decides (CommonMark 0.31 with GFM's tables and strikethrough), HTML included. A
 * comment whose quotations are tangled beyond what anyone writes has none.
 */
export const plainLines = (comment: string): readonly PlainLine[] => {
  const source = comment.replaceAll(/\r\n?/g, "\n").split("\n");
  if (isTangled(source)) return [];
  const open = noElements();
  const found: PlainLine[] = [];
  let quotes = 0;
  let before: Token | undefined;
  for (const token of markdown.parse(source.map(notTooDeep).join("\n"), {})) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    const [first] = token.map ?? [0];
    const rows = rowsOf(token, before, open);
    before = token;
    if (quotes > 0) continue;
    for (const { row, breaks } of rows) {
      const text = source[first + row] ?? "";
      found.push({ line: first + row + 1, text: breaks ? text.replace(/\\$/, "") : text });
    }
  }
  return found;
};

/** A line of a block, counted from 0, and whether the block's text goes on after it. */
interface Row {
  readonly row: number;
  readonly breaks: boolean;
}

const rowsOf = (token: Token, before: Token | undefined, open: OpenElements): readonly Row[] => {
  if (token.type === "html_block")
    return passHtml(token.content.trimEnd(), open).map((row) => ({ row, breaks: false }));
  if (token.type !== "inline") return [];
  const isText = before?.type === "paragraph_open" || before?.type === "heading_open";
  const rows: Row[] = [];
  let struck = 0;
  let row = 0;
  let end = token.content.indexOf("\n");
  for (const child of token.children ?? []) {
    if (child.type === "s_open") struck += 1;
    if (child.type === "s_close") struck -= 1;
    if (child.type === "html_inline") passHtml(child.content, open);
    if (child.type !== COMMAND) continue;
    const offset = child.meta?.offset as number;
    for (; end >= 0 && end < offset; end = token.content.indexOf("\n", end + 1)) row += 1;
    if (isText && struck === 0 && !isQuoted(open)) rows.push({ row, breaks: end >= 0 });
  }
  return rows;
};
