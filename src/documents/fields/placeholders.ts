import { isActionRow } from "../actions/find.js";
import { blankIn } from "../blanks/marks.js";
import { isPrompt, isPromptBlock, NO_RESPONSE } from "../blanks/prompts.js";
import { saidIn } from "../blanks/substance.js";
import { type Block, bareValue, textOf } from "../markdown/block.js";
import type { Reading } from "../reading.js";
import { isAbout, type Section, within } from "../sections/section.js";

/** A place where a template was not filled in. */
export interface Blank {
  readonly line: number;
  /** What stands there, as a reader would point at it. */
  readonly what: string;
}

/** Headings without anything below them: a few may be meant so, many are an empty form. */
const MANY_EMPTY = 4;
const TITLE =
  /^(?:\W*)(?:title(?: of (?:the )?incident)?|incident title|issue name|post-?mortem template|incident report template|template|name of (?:situation|incident)|title \(incident #\)|incident \d{0,3}:? report template|postmortem title)\b\W*(?:date)?\W*$/i;

/** All that is left of a template: blanks in brackets, prompts, sample rows, fields and tables without a value. */
export const blanksIn = ({ root, blocks }: Reading): readonly Blank[] => {
  const sections = within(root);
  const found = [
    ...sections.flatMap((section) => [
      ...titleBlank(section),
      ...section.blocks.flatMap((block) => inBlock(block, section)),
      ...emptyField(section),
      ...onlyComment(section),
    ]),
    ...emptyTables(blocks),
  ];
  const empty = sections.filter(isEmptyHeading);
  if (
    empty.length >= MANY_EMPTY ||
    (empty.length > 1 &&
      empty.length * 2 >
        sections.filter(({ form, depth }) => form === "heading" && depth > 1).length)
  )
    found.push(...empty.map(({ line, title }) => ({ line, what: title })));
  return found.sort((a, b) => a.line - b.line);
};

const titleBlank = (section: Section): readonly Blank[] => {
  const { title, line, form, parent } = section;
  if (form === "document") return [];
  const isBare = section.blocks.every(({ lines }) => lines.length === 0);
  // "## Call recording:" with nothing below it is a field, not an optional chapter.
  if (form === "heading" && /\p{L}:\s*$/u.test(title) && isEmptyHeading(section))
    return [{ line, what: title }];
  // In a section, a "TODO: ask support" stands for what was not written; by itself it is an action.
  if (
    (form === "label" || (form === "bold" && isBare)) &&
    /^to-?do$/i.test(title) &&
    parent?.kinds.size &&
    !parent.kinds.has("moment")
  )
    return isAbout(parent, "actions") ? [] : [{ line, what: title }];
  const blank = blankIn(title.replaceAll(/\bTO-?DO\b/g, ""));
  if (blank !== undefined && form === "heading") return [{ line, what: blank }];
  return TITLE.test(title) && form === "heading" ? [{ line, what: title }] : [];
};

const inBlock = (block: Block, section: Section): readonly Blank[] => {
  if (block.kind === "code") return templateInCode(block);
  if (block.kind === "comment" || block.quoted) return [];
  if (block.kind === "row") return inRow(block, section);
  const text = textOf(block).trim();
  if (NO_RESPONSE.test(text)) return [{ line: block.line, what: text }];
  // A task of the team's own procedure is no blank.
  if (block.checked !== undefined && isAbout(section, "process")) return [];
  if (isPromptBlock(block) && !(isAbout(section, "actions") && !isSample(text)))
    return [{ line: block.line, what: text }];
  return block.lines.flatMap((line, at) => {
    // A form's question may name the format of its answer.
    if (line.style === "bold" && at + 1 < block.lines.length) return [];
    const earnest = (part: string): string =>
      isAbout(section, "actions") ? part.replaceAll(/\bTO-?DO\b:?/gi, "") : part;
    const blank = blankIn(earnest(line.bare), afterLabel(earnest(bareValue(line))));
    return blank === undefined ? [] : [{ line: line.line, what: blank }];
  });
};

/** A whole template that an issue form brings along in a fence, to be copied out of it and filled in. */
const templateInCode = ({ lines }: Block): readonly Blank[] => {
  if (!lines.some(({ text }) => /^#{1,4} \p{L}/u.test(text))) return [];
  const blank = lines.find(({ text }) => /\{\{ ?[a-z][\w /-]+\}\}/i.test(text));
  return blank ? [{ line: blank.line, what: blank.text.trim() }] : [];
};

/** In actions, "Document how …" is work to do; "Action item 1" is not. */
const isSample = (text: string): boolean =>
  isPrompt(text, false) &&
  (!/^(?:document|add|list|write|include|identify|explain|describe|provide|outline|note|record|capture)\b/i.test(
    text,
  ) ||
    /^(?:document|list|describe|outline) (?:any |the |all )?(?:actions?|follow|steps|measures|tasks)/i.test(
      text,
    ));

/** What a line says after its label: `?` of `Time to detection: ?`. */
const afterLabel = (text: string): string => /^[^:]{2,50}:\s+(\S.*)$/.exec(text)?.[1] ?? text;

const inRow = (block: Block, section: Section): readonly Blank[] => {
  if (block.columns.length === 0) return [];
  const actions = isAbout(section, "actions") || isActionRow(block);
  return block.cells.flatMap((cell) => {
    const status = actions ? cell.replaceAll(/\bTO-?DO\b/gi, "to do") : cell;
    const blank =
      blankIn(status) ??
      (isPrompt(cell, false) && !(actions && !isSample(cell)) ? cell : undefined);
    return blank === undefined ? [] : [{ line: block.line, what: blank }];
  });
};

/** `**Owner:**` and nothing after it. */
const emptyField = (section: Section): readonly Blank[] => {
  if (
    section.form !== "label" ||
    section.children.length > 0 ||
    section.blocks.some(
      (block) => textOf(block).trim() !== "" || block.kind === "code" || block.links.length > 0,
    )
  )
    return [];
  return section.kinds.has("details") ||
    section.kinds.has("durations") ||
    section.kinds.has("moment")
    ? [{ line: section.line, what: section.title }]
    : [];
};

/** A comment that tells what to write, and nothing written. */
const onlyComment = (section: Section): readonly Blank[] => {
  if (section.form === "document" || section.kinds.size === 0 || section.children.length > 0)
    return [];
  const comment = section.blocks.find(({ kind }) => kind === "comment");
  return comment && saidIn(section, true) === ""
    ? [{ line: comment.line, what: section.title }]
    : [];
};

const isEmptyHeading = (section: Section): boolean =>
  section.form === "heading" &&
  section.depth > 1 &&
  section.children.length === 0 &&
  section.blocks.every(
    (block) =>
      block.kind === "comment" || (textOf(block).trim() === "" && block.links.length === 0),
  );

/** Tables that have column names and no row with anything in it. */
const emptyTables = (blocks: readonly Block[]): readonly Blank[] =>
  blocks.flatMap((block, at) => {
    if (block.kind !== "row" || block.columns.length > 0) return [];
    const rest = blocks.slice(at + 1, at + 40);
    const end = rest.findIndex(({ kind, columns }) => kind !== "row" || columns.length === 0);
    const rows = end < 0 ? rest : rest.slice(0, end);
    const filled = rows.some(
      ({ cells, links }) =>
        links.length > 0 ||
        cells.slice(1).some((cell) => /[\p{L}\p{N}]/u.test(cell)) ||
        /[\p{L}\p{N}]{3}/u.test(cells[0] ?? ""),
    );
    return filled || block.cells.every((cell) => cell === "") || rows.length === 0
      ? []
      : [{ line: block.line + 2, what: block.cells.join(" | ") }];
  });
