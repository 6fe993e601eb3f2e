import type { Block, Line } from "../markdown/block.js";
import { startsWithTime } from "../time/moments.js";
import type { Kind } from "./kind.js";
import { kindsNamed } from "./names.js";

/** What a reader takes for a heading although it is none. */
export interface Label {
  readonly title: string;
  readonly kinds: ReadonlySet<Kind>;
  readonly form: "bold" | "label";
  /** What the label says on its own line or in its own row; without lines if nothing. */
  readonly body: Block;
}

/** More words than this are a sentence. */
const MOST_WORDS = 9;

/** Whether a label only gives a fact, as at a report's head. */
export const isMinor = (kinds: ReadonlySet<Kind>): boolean =>
  kinds.has("details") || kinds.has("moment") || kinds.has("durations");

const wordsOf = (text: string): number => text.split(/\s+/).length;

/** The label that a paragraph, an item or a row begins with; undefined if it is only text. */
export const labelOf = (block: Block): Label | undefined => {
  if (block.kind === "row") return rowLabel(block);
  if (block.kind !== "paragraph" && block.kind !== "item") return undefined;
  const [first] = block.lines;
  if (!first || first.text === "" || startsWithTime(first.text)) return undefined;
  return boldLabel(block, first) ?? plainLabel(block, first) ?? questionLabel(block, first);
};

const boldLabel = (block: Block, first: Line): Label | undefined => {
  if (first.lead === "" || wordsOf(first.lead) > MOST_WORDS) return undefined;
  const alone = first.rest === "" && first.style === "bold";
  if (alone && (isSentence(first.lead) || isColumns(first.text))) return undefined;
  const named = kindsNamed(first.lead, true);
  // "**Owner:**" with nothing behind it is a field to fill in, not a heading.
  if (alone && /:$/.test(first.text) && isMinor(named))
    return { title: first.lead, kinds: named, form: "label", body: withFirst(block, first, "") };
  if (alone && block.kind === "paragraph" && block.level === 0 && block.lines.length === 1)
    return {
      title: first.lead,
      kinds: kindsNamed(first.lead, false),
      form: "bold",
      body: empty(block),
    };
  if (named.size === 0) return undefined;
  const colon = first.text.slice(first.lead.length).trimStart();
  if (!alone && !/^[:?–—-]/.test(colon)) return undefined;
  return {
    title: first.lead,
    kinds: named,
    form: "label",
    body: withFirst(block, first, first.rest),
  };
};

/** A bold sentence says something, and heads nothing. */
const isSentence = (text: string): boolean =>
  /\p{Ll}{2}[)"']?[.!]$/u.test(text) && wordsOf(text) > 4;

/** Names of columns, set apart by spaces as word processors export tables. */
const isColumns = (text: string): boolean => /\S\s{3,}\S/.test(text);

const plainLabel = (block: Block, first: Line): Label | undefined => {
  const [, name, rest] = /^([^\s:|][^:|]{1,60})\s*:(?:\s+(.*)|)$/s.exec(first.text) ?? [];
  if (name === undefined || wordsOf(name) > 6) return headingWithoutMarks(block, first);
  const kinds = kindsNamed(name, true);
  if (kinds.size === 0) return undefined;
  return { title: name, kinds, form: "label", body: withFirst(block, first, rest ?? "") };
};

/** `Root cause` alone in its paragraph. */
const headingWithoutMarks = (block: Block, first: Line): Label | undefined => {
  if (block.kind !== "paragraph" || block.level > 0) return undefined;
  if (wordsOf(first.text) > 4 || !/^\p{Lu}/u.test(first.text) || /[.!,;]$/.test(first.text))
    return undefined;
  const kinds = kindsNamed(first.text, true);
  if (kinds.size === 0 || kinds.has("details")) return undefined;
  if (block.lines.length > 1)
    return { title: first.text, kinds, form: "label", body: withFirst(block, first, "") };
  return { title: first.text, kinds, form: "bold", body: empty(block) };
};

/** `Q: What caused it?`, with the answer on the same line or below. */
const questionLabel = (block: Block, first: Line): Label | undefined => {
  const [, question, answer] = /^(?:Q\d*[.:)]\s*)?([^?]{6,90}\?)\s*(.*)$/s.exec(first.text) ?? [];
  if (question === undefined || wordsOf(question) > 12) return undefined;
  const kinds = kindsNamed(question, answer !== "");
  if (kinds.size === 0) return undefined;
  const form = block.level > 0 || answer !== "" || block.lines.length > 1 ? "label" : "bold";
  return { title: question, kinds, form, body: withFirst(block, first, answer ?? "") };
};

/** `| Impact | 40 users |`, in a table of names and values. */
const rowLabel = (block: Block): Label | undefined => {
  const [name = "", ...values] = block.cells;
  if (values.length === 0 || values.length > 3 || wordsOf(name) > 6) return undefined;
  const kinds = kindsNamed(name.replace(/:$/, ""), true);
  if (kinds.size === 0 || isColumnNames(block)) return undefined;
  const text = values
    .filter((value) => value !== "" && (values.length === 1 || kindsNamed(value, true).size === 0))
    .join(" | ");
  const line = { ...(block.lines[0] as Line), text, bare: text, lead: "", rest: text };
  const body: Block = { ...block, kind: "paragraph", level: 0, lines: text === "" ? [] : [line] };
  return { title: name, kinds, form: "label", body };
};

/** A row of column names: each of its cells names a column of a table of events, of actions or of people. */
const isColumnNames = (block: Block): boolean =>
  block.columns.length === 0 &&
  block.cells
    .slice(1)
    .every((cell) =>
      cell === "" ? false : cell.split(/\s+/).length <= 4 && /^[\p{Lu}#]/u.test(cell),
    ) &&
  block.cells.slice(1).some((cell) => COLUMN.test(cell));

const COLUMN =
  /\b(?:events?|descriptions?|actions?|details?|notes?|who|what|owners?|assignee|status|due|priority|issue|ticket|value|comments?|role|name|time|date|type|field|answer)\b/i;

const empty = (block: Block): Block => ({ ...block, lines: [] });

const withFirst = (block: Block, first: Line, rest: string): Block => {
  const body = rest.trim();
  const line = {
    ...first,
    text: body,
    bare: first.bare.endsWith(body) ? body : first.bare,
    lead: "",
    rest: body,
  };
  return {
    ...block,
    kind: "paragraph",
    lines: [...(body === "" ? [] : [line]), ...block.lines.slice(1)],
  };
};
