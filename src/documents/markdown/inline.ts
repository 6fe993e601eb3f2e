import type { Token } from "markdown-it";
import type { Line } from "./block.js";

/** HTML elements that mark text up; any other word between angle brackets was meant as a blank to fill in. */
const ELEMENTS =
  /^<\/?(a|abbr|b|big|blockquote|br|center|cite|code|del|details|div|dd|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|script|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video)\b/i;

/** Whether a tag is one that HTML knows. */
export const isElement = (tag: string): boolean => ELEMENTS.test(tag);

/** Text under way: one line of it. */
interface Draft {
  text: string;
  bare: string;
  lead: string;
  rest: string;
  /** Characters, other than white space, in bold, in italics, and in all. */
  bold: number;
  italic: number;
  all: number;
}

const draft = (): Draft => ({ text: "", bare: "", lead: "", rest: "", bold: 0, italic: 0, all: 0 });

/**
 * The lines of a paragraph, a heading or a table's cell, as a reader sees them.
 *
 * @param token markdown-it's `inline` token.
 * @param first the line of the file that it begins on, counted from 1.
 */
export const linesOf = (token: Token, first: number): { lines: Line[]; links: string[] } => {
  const lines: Line[] = [];
  const links: string[] = [];
  let now = draft();
  let bold = 0;
  let italic = 0;
  const add = (text: string, bare = text): void => {
    const size = text.replaceAll(/\s/g, "").length;
    if (bold > 0 && now.rest.trim() === "") now.lead += text;
    else now.rest += text;
    now.text += text;
    now.bare += bare;
    now.all += size;
    if (bold > 0) now.bold += size;
    if (italic > 0) now.italic += size;
  };
  const end = (): void => {
    lines.push(lineOf(now, first + lines.length));
    now = draft();
  };
  for (const child of token.children ?? []) {
    if (child.type === "text" || child.type === "text_special") add(child.content);
    else if (child.type === "code_inline") add(child.content, "·");
    else if (child.type === "softbreak" || child.type === "hardbreak") end();
    else if (child.type === "strong_open") bold += 1;
    else if (child.type === "strong_close") bold -= 1;
    else if (child.type === "em_open") italic += 1;
    else if (child.type === "em_close") italic -= 1;
    else if (child.type === "link_open") links.push(String(child.attrGet("href") ?? ""));
    else if (child.type === "image") links.push(String(child.attrGet("src") ?? ""));
    else if (child.type === "html_inline") {
      if (/^<br\b/i.test(child.content)) add("\n");
      else if (/^<(b|strong)>/i.test(child.content)) bold += 1;
      else if (/^<\/(b|strong)>/i.test(child.content)) bold = Math.max(0, bold - 1);
      else if (!isElement(child.content) && !child.content.startsWith("<!--")) add(child.content);
    }
  }
  end();
  return { lines, links };
};

const lineOf = (from: Draft, line: number): Line => {
  const whole = from.all > 0 && from.bold >= from.all - 1;
  const italic = from.all > 0 && from.italic >= from.all - 1;
  return {
    line,
    text: from.text.trim(),
    bare: from.bare.trim(),
    lead: from.lead.trim().replace(/\s*:$/, ""),
    rest: (/:\s*$/.test(from.lead) ? from.rest : from.rest.replace(/^\s*:/, "")).trim(),
    style: whole ? "bold" : italic ? "italic" : "plain",
  };
};

/** Lines of text that has no marks of its own, such as code. */
export const plainLines = (text: string, first: number): Line[] =>
  text.split("\n").map((line, index) => ({
    line: first + index,
    text: line.trim(),
    bare: line.trim(),
    lead: "",
    rest: line.trim(),
    style: "plain",
  }));
