import MarkdownIt, { type Token } from "markdown-it";
import { splitFrontMatter } from "../frontMatter.js";

/** A link to something in the same tree, at its line. */
export interface RelativeLink {
  /** Path as written, decoded, without fragment; empty for one within its own file. */
  readonly path: string;
  /** What stands behind the #; undefined if nothing does. */
  readonly anchor: string | undefined;
  /** As written. */
  readonly written: string;
  readonly line: number;
}

/** What of a Markdown file others may link to, and what it links to. */
export interface Links {
  readonly links: readonly RelativeLink[];
  readonly anchors: ReadonlySet<string>;
}

const markdown = new MarkdownIt({ html: true, maxNesting: 60 });

/** Longer ones are data, not addresses. */
const LONGEST_ADDRESS = 2_000;

const ATTRIBUTE = /<(?:a|img|source)\b[^>]{0,500}?\s(?:href|src)\s*=\s*["']([^"'<>]{1,2000})["']/gi;
const ID = /<[a-z][a-z0-9]*\b[^>]{0,300}?\s(?:id|name)\s*=\s*["']([^"'<>\s]{1,300})["']/gi;

/** The relative links and the anchors of a Markdown file. Linear in its length; never throws. */
export const linksIn = (text: string): Links => {
  const { body } = splitFrontMatter(text.replaceAll(/\r\n?/g, "\n"));
  const links: RelativeLink[] = [];
  const anchors = new Set<string>();
  const slugs = new Map<string, number>();
  const add = (address: string, line: number): void => {
    const link = relative(address);
    if (link) links.push({ ...link, line });
  };
  let heading = false;
  for (const token of markdown.parse(body, {})) {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === "heading_open") heading = true;
    else if (token.type === "html_block") readHtml(token.content, line, add, anchors);
    else if (token.type === "inline") {
      if (heading) anchors.add(slugOf(textOf(token), slugs));
      heading = false;
      readInline(token, line, add, anchors);
    }
  }
  return { links, anchors };
};

const readInline = (
  token: Token,
  first: number,
  add: (address: string, line: number) => void,
  anchors: Set<string>,
): void => {
  let line = first;
  for (const child of token.children ?? []) {
    if (child.type === "softbreak" || child.type === "hardbreak") line += 1;
    else if (child.type === "link_open") add(String(child.attrGet("href") ?? ""), line);
    else if (child.type === "image") add(String(child.attrGet("src") ?? ""), line);
    else if (child.type === "html_inline") readHtml(child.content, line, add, anchors);
  }
};

const readHtml = (
  html: string,
  first: number,
  add: (address: string, line: number) => void,
  anchors: Set<string>,
): void => {
  html.split("\n").forEach((text, index) => {
    for (const [, address = ""] of text.matchAll(ATTRIBUTE)) add(address, first + index);
    for (const [, id = ""] of text.matchAll(ID)) anchors.add(id.toLowerCase());
  });
};

const textOf = (token: Token): string =>
  (token.children ?? [])
    .map(({ type, content }) => (type === "text" || type === "code_inline" ? content : ""))
    .join("");

/**
 * The anchor that GitHub gives a heading: small letters, no punctuation, hyphens for spaces, and a number behind it
 * where the same one was given before (https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links).
 */
const slugOf = (title: string, given: Map<string, number>): string => {
  const slug = title
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, "")
    .replaceAll(/\s/g, "-");
  const times = given.get(slug) ?? 0;
  given.set(slug, times + 1);
  return times === 0 ? slug : `${slug}-${times}`;
};

const relative = (address: string): Omit<RelativeLink, "line"> | undefined => {
  if (address === "" || address.length > LONGEST_ADDRESS) return undefined;
  // An address with a scheme or a host, or one that a generator fills in, is not for us to follow.
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)|\{\{|\{%|%7B%7B|<%/i.test(address)) return undefined;
  const [before = "", anchor] = address.split(/#(.*)/s);
  const path = decoded(before.split("?")[0] ?? "");
  if (path === "" && (anchor ?? "") === "") return undefined;
  return {
    path,
    anchor: anchor === undefined || anchor === "" ? undefined : decoded(anchor),
    written: address,
  };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
