import MarkdownIt, { type Token } from "markdown-it";

const markdown = new MarkdownIt({ html: true, maxNesting: 60 });

/** A list item of a page, in Markdown. */
interface Item {
  readonly text: string;
  /** Whether it can be ticked off. */
  readonly box: boolean;
  /** How many lists are around it. */
  readonly depth: number;
  /** The headings that it stands under, from the outermost in. */
  readonly under: readonly Heading[];
}

interface Heading {
  readonly level: number;
  readonly title: string;
  /** What GitHub calls it in an address. */
  readonly anchor: string;
}

/** Sections whose lists are steps, though nobody made them boxes. */
const STEPS = /^(?:check ?list|steps|procedure)\b/i;
const BOX = /^\[[ xX]\]\s+/;

/**
 * The steps of a runbook, in Markdown: the items that can be ticked off, wherever they stand; or else the lists of the
 * sections called Checklist, Steps or Procedure.
 *
 * @param anchor names the one section that counts; all of its lists are steps if nothing in it can be ticked off
 */
export const stepsOf = (page: string, anchor?: string): readonly string[] => {
  const all = itemsOf(page);
  const section = all.filter(({ under }) => under.some((one) => one.anchor === anchor));
  const items = section.length > 0 ? section : all;
  const boxes = items.filter(({ box }) => box);
  const steps =
    boxes.length > 0
      ? boxes
      : items.filter(
          ({ depth, under }) =>
            depth === 1 && (section.length > 0 || under.some(({ title }) => STEPS.test(title))),
        );
  return steps.map(({ text }) => text.replaceAll(/\s+/g, " ").trim()).filter((text) => text !== "");
};

const itemsOf = (page: string): readonly Item[] => {
  const found: Item[] = [];
  const names = new Map<string, number>();
  let under: readonly Heading[] = [];
  let depth = 0;
  let awaits: "heading" | "item" | undefined;
  let level = 0;
  for (const token of markdown.parse(page, {})) {
    if (/^(?:bullet|ordered)_list_open$/.test(token.type)) depth += 1;
    else if (/^(?:bullet|ordered)_list_close$/.test(token.type)) depth -= 1;
    else if (token.type === "list_item_open") awaits = "item";
    else if (token.type === "list_item_close") awaits = undefined;
    else if (token.type === "heading_open") {
      awaits = "heading";
      level = Number(token.tag.slice(1));
    } else if (token.type === "inline") {
      if (awaits === "heading") {
        const title = plainText(token);
        const heading = { level, title, anchor: anchorOf(title, names) };
        under = [...under.filter((one) => one.level < level), heading];
      } else if (awaits === "item") {
        const { content } = token;
        found.push({ text: content.replace(BOX, ""), box: BOX.test(content), depth, under });
      }
      awaits = undefined;
    }
  }
  return found;
};

const plainText = ({ children }: Token): string =>
  (children ?? []).map(({ type, content }) => (/text|code/.test(type) ? content : "")).join("");

/** As GitHub makes them: letters, digits and dashes; of headings alike the second ends in -1. */
const anchorOf = (title: string, names: Map<string, number>): string => {
  const name = title
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "")
    .replaceAll(" ", "-");
  const before = names.get(name) ?? 0;
  names.set(name, before + 1);
  return before === 0 ? name : `${name}-${before}`;
};

const CODE = /(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g;
const LINK = /(\]\()(?:<([^>\n]*)>|([^()\s]+))/g;

/**
 * A step as it stands in an issue: its links lead where they led on the page, and it pings nobody and refers to no issue.
 *
 * @param page the address of the page that it is from
 * @param root the address under which the repository's files stand
 */
export const copied = (step: string, page: string, root: string): string => {
  const parts: string[] = [];
  let end = 0;
  for (const code of step.matchAll(CODE)) {
    parts.push(quiet(step.slice(end, code.index), page, root), code[0]);
    end = code.index + code[0].length;
  }
  return [...parts, quiet(step.slice(end), page, root)].join("");
};

const quiet = (text: string, page: string, root: string): string =>
  text
    .replaceAll(LINK, (_, open: string, bracketed?: string, bare?: string) => {
      return `${open}${absolute(bracketed ?? bare ?? "", page, root)}`;
    })
    // In an address neither is followed by what makes it a mention or a number of an issue.
    .replaceAll(/(?<![\w/.])@(?=[A-Za-z0-9])/g, "@<!-- -->")
    .replaceAll(/(?<![(/\w])((?:[\w.-]+\/[\w.-]+)?#)(?=\d)/g, "$1<!-- -->");

const absolute = (target: string, page: string, root: string): string => {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return target;
  try {
    return target.startsWith("/") ? `${root}${encodeURI(target)}` : new URL(target, page).href;
  } catch {
    return target;
  }
};
