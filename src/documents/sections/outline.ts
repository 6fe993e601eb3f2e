import type { Block, Line } from "../markdown/block.js";
import { startsWithTime } from "../time/moments.js";
import type { Kind } from "./kind.js";
import { isMinor, type Label, labelOf } from "./label.js";
import { kindsNamed } from "./names.js";
import type { Section } from "./section.js";

/** Bold text alone on its line heads what follows it, below every real heading. */
const BOLD_DEPTH = 7;
/** A label heads its own paragraph, or, in a list, its item. */
const LABEL_DEPTH = 8;
/** A label in a list, by the number of lists around it. */
const ITEM_DEPTH = 10;

/**
 * Divides a document into sections: by its headings, and by what people write in place of headings: bold text alone on
 * its line, a known name with a colon ("**Impact:** none"), a question that the text below answers, a table's row whose
 * first cell is such a name.
 */
export const outline = (blocks: readonly Block[]): Section => {
  const root = section("", new Set(), 0, 1, "document", undefined);
  /** Labels that have said what they say on their own line, so that no more than a list can still belong to them. */
  const said = new Set<Section>();
  let open: Section = root;
  const listed = isListOfSections(blocks);
  const headed = blocks.map((block, at, all) =>
    listed && isNamedItem(block) ? asParagraph(block) : numberedHeading(block, at, all),
  );
  for (const block of headed.flatMap(splitAtLabels)) {
    const label = block.quoted ? undefined : labelOf(block);
    while (open.parent && !holds(open, block, said.has(open), label !== undefined))
      open = open.parent;
    const heading = block.kind === "heading" && !block.quoted ? titleOf(block) : undefined;
    if (heading === undefined && !label) {
      open.blocks.push(block);
      continue;
    }
    const depth = depthOf(block, label);
    while (open.parent && open.depth >= depth) open = open.parent;
    const entered = section(
      heading ?? label?.title ?? "",
      label?.kinds ?? kindsOfHeading(heading ?? ""),
      depth,
      block.line,
      label?.form ?? "heading",
      open,
    );
    open.children.push(entered);
    open = entered;
    if (!label) continue;
    if (label.body.lines.length > 0) open.blocks.push(label.body);
    if (label.body.lines.length > 0 || isMinor(label.kinds)) said.add(open);
  }
  return root;
};

const titleOf = (block: Block): string => block.lines.map(({ text }) => text).join(" ");

const depthOf = (block: Block, label: Label | undefined): number => {
  if (!label) return block.level;
  if (block.level > 0) return ITEM_DEPTH + block.level;
  return label.form === "bold" ? BOLD_DEPTH : LABEL_DEPTH;
};

/** Whether a block still belongs to the section that is open before it. */
const holds = (open: Section, block: Block, said: boolean, isLabel: boolean): boolean => {
  if (open.form !== "label") return true;
  const level = open.depth - ITEM_DEPTH;
  if (level > 0)
    return (
      block.level > level ||
      (block.level === level && block.kind !== "item") ||
      (!said && !isLabel && block.kind !== "heading" && standsBelow(open, block, level))
    );
  if (!said) return true;
  // A field's value may stand below it.
  if (open.blocks.length === 0 && block.kind === "paragraph" && !isLabel) return true;
  return block.kind === "item" && !isLabel && open.blocks.at(-1)?.kind !== "row";
};

/** `- **Impact:**` with nothing in its item, and what belongs to it below, as if it were a heading. */
const standsBelow = (open: Section, block: Block, level: number): boolean =>
  level === 1 &&
  (block.kind === "paragraph" || block.kind === "item" || block.kind === "code") &&
  open.children.length === 0 &&
  open.blocks.every((before) => before.level <= level);

const section = (
  title: string,
  kinds: ReadonlySet<Kind>,
  depth: number,
  line: number,
  form: Section["form"],
  parent: Section | undefined,
): Section => ({ title, kinds, depth, line, form, parent, blocks: [], children: [] });

const kindsOfHeading = (title: string): ReadonlySet<Kind> =>
  startsWithTime(title) ? new Set<Kind>(["moment"]) : kindsNamed(title, false);

/** `1. Cause` above a paragraph is a heading with its number, though Markdown makes a list of one of it. */
const numberedHeading = (block: Block, at: number, all: readonly Block[]): Block => {
  const next = all[at + 1];
  if (block.kind !== "item" || block.level > 1 || next?.kind !== "paragraph" || next.level > 0)
    return block;
  const title = titleOf(block);
  const kinds = title.length < 60 ? kindsNamed(title, true) : new Set<Kind>();
  return kinds.size > 0 ? asParagraph(block) : block;
};

const asParagraph = (block: Block): Block => ({ ...block, kind: "paragraph", level: 0 });

/** `1. Summary`, a list, `2. Root cause`, a list: so many items that are nothing but names of parts are the outline. */
const isListOfSections = (blocks: readonly Block[]): boolean =>
  new Set(blocks.filter(isNamedItem).flatMap((block) => [...kindsNamed(titleOf(block), true)]))
    .size >= FEWEST_PARTS;

const FEWEST_PARTS = 3;

const isNamedItem = (block: Block): boolean => {
  if (block.kind !== "item" || block.level > 1 || block.quoted || block.checked !== undefined)
    return false;
  const title = titleOf(block);
  return title.length < 40 && [...kindsNamed(title, true)].some((kind) => PARTS.has(kind));
};

/** What reports have parts about. */
const PARTS: ReadonlySet<Kind> = new Set([
  "summary",
  "impact",
  "timeline",
  "cause",
  "resolution",
  "actions",
  "lessons",
]);

/** A paragraph of several lines that begin with labels, such as a report's head, as one paragraph a line. */
const splitAtLabels = (block: Block): readonly Block[] => {
  if (block.kind !== "paragraph" && block.kind !== "item") return [block];
  const starts = block.lines.flatMap((line, at) =>
    at === 0 || beginsLabel(block, line) ? [at] : [],
  );
  if (starts.length < 2) return [block];
  return starts.map((start, index) => {
    const lines = block.lines.slice(start, starts[index + 1]);
    return {
      ...block,
      kind: index === 0 ? block.kind : "paragraph",
      lines,
      line: lines[0]?.line ?? block.line,
    };
  });
};

const beginsLabel = (block: Block, line: Line): boolean =>
  line.text.length < 2_000 && labelOf({ ...block, kind: "paragraph", lines: [line] }) !== undefined;
