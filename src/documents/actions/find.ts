import { saidBy, wordsIn } from "../blanks/substance.js";
import { type Block, textOf } from "../markdown/block.js";
import type { Reading } from "../reading.js";
import { ownSections, type Section, sectionsAbout, within } from "../sections/section.js";
import { PROMISE } from "../words/promise.js";
import type { Action } from "./action.js";
import { asAction, isGroup, itemsOf } from "./list.js";
import { mayPromise, promises } from "./promises.js";
import { isReal, REFERENCE } from "./real.js";

const MUST =
  /\b(?:should|need to|needs to|must|ought to|have to|has to|could|add|create|improve|implement|update|review|ensure|document|monitor|investigate)\b/i;

/** What the report says will be done: in sections for it, in a table of actions, or promised in its prose. */
export const actionsIn = (reading: Reading): readonly Action[] => {
  const sections = sectionsAbout(reading.root, "actions");
  const found = sections.flatMap((section) => actionsOf(section));
  const tabled = found.length > 0 ? [] : reading.blocks.filter(isActionRow).map(asAction);
  const real = [...found, ...tabled].filter(isReal);
  // Who leaves the section empty promises nothing, whatever else is told.
  if (sections.length > 0 || real.length > 0) return real;
  return within(reading.root).filter(mayPromise).flatMap(promises);
};

/** The actions of one section: its rows, else its items, else its sub-headings, else its sentences. */
const actionsOf = (section: Section): readonly Action[] => {
  const parts = ownSections(section);
  const blocks = parts.flatMap((part, index) => [...labelBlock(part, index), ...part.blocks]);
  const rows = blocks.filter((block) => block.kind === "row" && block.columns.length > 0);
  const items = itemsOf(blocks);
  if (rows.length > 0 || items.length > 0) return [...rows.map(asAction), ...items];
  const headed = parts
    .slice(1)
    .filter(({ form, title }) => form !== "label" && wordsIn(title) > 1 && !isGroup(title));
  if (headed.length > 0)
    return headed.map((part) => {
      const all = [part.title, ...part.blocks.map(textOf)].join("\n");
      const links = part.blocks.flatMap((block) => block.links);
      return {
        line: part.line,
        text: part.title,
        bare: part.title,
        block: part.blocks[0],
        all,
        links,
      };
    });
  return blocks
    .filter((block) => block.kind === "paragraph" && !block.quoted && saidBy(block) !== "")
    .flatMap((block) =>
      block.lines.flatMap((line) => splitSentences(block, line.text, line.bare, line.line)),
    );
};

/** A known label within the actions ("- **Monitoring**: alert on …") is part of what is to be done. */
const labelBlock = (part: Section, index: number): readonly Block[] => {
  const [body] = part.blocks;
  if (index === 0 || part.form !== "label" || !body || part.depth <= 10) return [];
  return [{ ...body, kind: "item", level: part.depth - 10 }];
};

const splitSentences = (
  block: Block,
  text: string,
  bare: string,
  line: number,
): readonly Action[] =>
  text
    .split(/(?<=[.!?])\s+(?=\p{Lu})/u)
    .filter(
      (sentence) =>
        PROMISE.test(sentence) ||
        MUST.test(sentence) ||
        REFERENCE.test(sentence) ||
        wordsIn(sentence) > 5,
    )
    .map((sentence) => ({ line, text: sentence, bare, block, all: text, links: block.links }));

/** A row of a table that has a column for what is to be done and one for who does it. */
export const isActionRow = (block: Block): boolean =>
  block.kind === "row" &&
  block.columns.some((column) =>
    /\b(?:actions?|tasks?|items?|follow-?ups?|to-?do|remediation|improvement|recommendation)\b/i.test(
      column,
    ),
  ) &&
  block.columns.some((column) =>
    /\b(?:owner|assignee|responsible|who|due|dri|assigned)\b/i.test(column),
  );
