import { wordsIn } from "../blanks/substance.js";
import { type Block, textOf } from "../markdown/block.js";
import type { Action } from "./action.js";
import { REFERENCE } from "./real.js";

/** Items, each with what is nested in it; an item that only names a group gives way to what it groups. */
export const itemsOf = (blocks: readonly Block[]): readonly Action[] => {
  const listed = blocks.filter(({ kind, quoted }) => kind === "item" && !quoted);
  const top = listed.reduce((least, { level }) => Math.min(least, level), Number.POSITIVE_INFINITY);
  const found: Action[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== "item" || block.quoted || block.level > top) continue;
    let end = at + 1;
    while (
      end < blocks.length &&
      (blocks[end]?.level ?? 0) >= top &&
      !(blocks[end]?.kind === "item" && blocks[end]?.level === top)
    )
      end += 1;
    const details = blocks.slice(at + 1, end).filter(({ kind }) => kind !== "comment");
    const nested = itemsOf(details);
    if (nested.length > 0 && isGroup(textOf(block))) found.push(...nested);
    else found.push(whole(block, details));
    at = end - 1;
  }
  return found;
};

/** Whether an item or a heading only names what is below it: `Short term:`, `Monitoring`. */
export const isGroup = (text: string): boolean =>
  /:\s*$/.test(text) ||
  (wordsIn(text) <= 3 && !REFERENCE.test(text)) ||
  /^(?:short|long|medium|immediate|process|technical|documentation|detection|mitigation|prevention)\b[\w -]{0,30}$/i.test(
    text.trim(),
  );

const whole = (block: Block, details: readonly Block[]): Action => ({
  line: block.line,
  text: textOf(block),
  bare: block.lines.map(({ bare }) => bare).join("\n"),
  block,
  all: [block, ...details].map(textOf).join("\n"),
  links: [block, ...details].flatMap(({ links }) => links),
});

/** A row of a table as an action. */
export const asAction = (block: Block): Action => ({
  line: block.line,
  text: textOf(block),
  bare: block.cells.join(" | "),
  block,
  all: textOf(block),
  links: block.links,
});
