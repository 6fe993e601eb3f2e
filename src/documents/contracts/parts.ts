import { saidLines, wordsIn } from "../blanks/substance.js";
import { type Block, textOf } from "../markdown/block.js";
import type { Reading } from "../reading.js";
import { plainName } from "../sections/names.js";
import { type Section, within } from "../sections/section.js";

/** Something of a document that has a name: a section, a labelled line, a row or a column of a table. */
export interface Part {
  /** Its name in small letters, without numbers and punctuation. */
  readonly name: string;
  /** A heading may say more than a name: `Backup of the database`. A label is nothing but one. */
  readonly form: "heading" | "label";
  readonly line: number;
  readonly blocks: readonly Block[];
}

/** A label has no more words than this. */
const MOST_WORDS = 7;

/**
 * Every named part of a document, in the order of the document. Whatever kind of document it is: what looks like a
 * heading, "**Owner:** Amina", "Owner: Amina", a row `| Owner | Amina |`, a column `Owner`.
 */
export const partsOf = ({ root, blocks }: Reading): readonly Part[] =>
  [...within(root).flatMap(headed), ...labelled(blocks)].sort((a, b) => a.line - b.line);

const headed = (section: Section): readonly Part[] =>
  section.form === "document" || section.form === "label"
    ? []
    : [
        {
          name: plainName(section.title),
          form: "heading",
          line: section.line,
          blocks: bodyOf(section),
        },
      ];

/** What a section holds with all below it, so far as that is not so much that nobody reads it twice. */
const MOST_BLOCKS = 60;

const bodyOf = (section: Section, most = MOST_BLOCKS): readonly Block[] => {
  const found = section.blocks.slice(0, most);
  for (const child of section.children) {
    if (found.length >= most) break;
    found.push(...bodyOf(child, most - found.length));
  }
  return found;
};

const labelled = (blocks: readonly Block[]): readonly Part[] =>
  blocks.flatMap((block, at) => {
    if (block.quoted) return [];
    if (block.kind === "row") return rowParts(block);
    if (block.kind !== "paragraph" && block.kind !== "item") return [];
    return block.lines.flatMap((line, index): readonly Part[] => {
      const [, plain = "", value = ""] =
        /^([^\s:|][^:|]{0,60}?)\s*:(?:\s+(.*)|)$/s.exec(line.text) ?? [];
      const bold = line.lead !== "" && /^\s*:/.test(line.text.slice(line.lead.length));
      const name = plainName(bold ? line.lead : plain);
      if (name === "" || name.split(" ").length > MOST_WORDS) return [];
      const said = bold ? line.rest : value;
      const rest = linesBelow(block, index);
      const below = said.trim() === "" && rest.length === 0 ? blocksBelow(blocks, at) : [];
      const own = { ...block, lines: [{ ...line, text: said, bare: said, lead: "", rest: said }] };
      // A label alone on its line is told by the lines below it.
      const told = said.trim() === "" ? { ...block, lines: rest } : own;
      return [{ name, form: "label", line: line.line, blocks: [told, ...below] }];
    });
  });

/** The lines of a paragraph after one of them, as far as the next label. */
const linesBelow = ({ lines }: Block, index: number): Block["lines"] => {
  const next = lines.slice(index + 1, index + 1 + MOST_BLOCKS);
  const end = next.findIndex(({ text }) => /^[^\s:|][^:|]{0,60}:(?:\s|$)/.test(text));
  return end < 0 ? next : next.slice(0, end);
};

/** What a label without a value may be told by: the list under it, or the one block that follows. */
const blocksBelow = (blocks: readonly Block[], at: number): readonly Block[] => {
  const { level } = blocks[at] as Block;
  const next = blocks.slice(at + 1, at + 1 + MOST_BLOCKS);
  const end = next.findIndex((one) => one.kind === "heading" || one.level <= level);
  const nested = end < 0 ? next : next.slice(0, end);
  const [follower] = next;
  const follows = follower && level === 0 && ["code", "row"].includes(follower.kind);
  return nested.length > 0 ? nested : follows ? [follower] : [];
};

const rowParts = (block: Block): readonly Part[] => {
  const part = (name: string, cells: readonly string[]): readonly Part[] => {
    const text = cells.filter((cell) => cell.trim() !== "").join(" | ");
    const line = {
      line: block.line,
      text,
      bare: text,
      lead: "",
      rest: text,
      style: "plain" as const,
    };
    const said: Block = { ...block, kind: "paragraph", cells: [], columns: [], lines: [line] };
    const plain = plainName(name);
    return plain === "" || plain.split(" ").length > MOST_WORDS
      ? []
      : [{ name: plain, form: "label", line: block.line, blocks: [said] }];
  };
  const [first = "", ...values] = block.cells;
  return [
    ...(values.length > 0 && !isHead(block) ? part(first, values) : []),
    ...block.columns.flatMap((column, at) => part(column, [block.cells[at] ?? ""])),
  ];
};

/** The column names of a table of three columns or more; of two, the first row may well be a name and its value. */
const isHead = ({ cells, columns }: Block): boolean => cells.length > 2 && columns.length === 0;

/** Whether a part says anything in the writer's own words; a link to where it is said is enough. */
export const says = ({ blocks }: Part): boolean =>
  blocks.some((block) => {
    if (isHead(block)) return false;
    const linked = block.links.length > 0;
    if (linked && !isBracket(textOf(block))) return true;
    return saidLines(block, true).some(({ text }) => {
      const value = text.replace(/^[^:]{1,60}:(?:\s+|$)/, "");
      return wordsIn(linked ? value : value.replaceAll(BRACKETS, " ")) > 0;
    });
  });

const BRACKETS = /\[[^[\]]{2,300}\]/g;

/** A value that is nothing but one bracket is a template's blank, whatever is in it. */
export const isBracket = (text: string): boolean => /^\s*\[[^[\]]{2,300}\]\s*\.?\s*$/.test(text);
