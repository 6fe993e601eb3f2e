import { blankIn } from "../blanks/marks.js";
import { isPrompt } from "../blanks/prompts.js";
import { isNothing, saidBy, wordsIn } from "../blanks/substance.js";
import { type Block, textOf } from "../markdown/block.js";
import { ownSections, type Section } from "../sections/section.js";
import { clocksIn } from "../time/clocks.js";
import { hasClock, hasDate, startsWithTime } from "../time/moments.js";

/** One thing that happened, and whether the text says when. */
export interface Entry {
  readonly line: number;
  readonly text: string;
  readonly day: boolean;
  readonly clock: boolean;
}

/** The events that a section tells, one an entry. */
export const entriesIn = (section: Section): readonly Entry[] =>
  ownSections(section).flatMap((part, index) => {
    const own = part.blocks.flatMap((block) => entriesOf(block, true));
    const heading = index > 0 && startsWithTime(part.title) && clocksIn(part.title).length > 0;
    if (index > 0 && part.form === "label" && (part.kinds.has("moment") || part.kinds.size > 0)) {
      const said = part.blocks.flatMap((block) => block.lines.map(({ text }) => text)).join(" ");
      if (hasClock(said) || hasDate(said)) return [entry(part.line, `${part.title}: ${said}`)];
    }
    if (heading && blankIn(part.title) === undefined)
      return [
        entry(part.line, `${part.title} ${part.blocks.slice(0, 3).map(textOf).join(" ")}`),
        ...own.filter(({ clock }) => clock),
      ];
    return own;
  });

/** The events that a block tells; outside a timeline, only what begins with its time. */
export const entriesOf = (block: Block, inTimeline: boolean): readonly Entry[] => {
  if (block.kind === "comment" || block.kind === "heading" || (block.quoted && !inTimeline))
    return [];
  if (block.kind === "row") return rowEntry(block);
  if (block.kind === "code") {
    const lines = block.lines.filter(({ text }) => startsWithTime(text) && hasClock(text));
    return inTimeline && lines.length > 1 ? lines.map(({ line, text }) => entry(line, text)) : [];
  }
  if (saidBy(block) === "") return [];
  const timed = block.lines.filter(
    ({ text, bare }) => startsWithTime(text) && blankIn(bare) === undefined,
  );
  const lines = timed.filter(({ text }) => wordsIn(text) > 1 || timed.length > 0);
  if (lines.length > 0) return lines.map(({ line, text }) => entry(line, text));
  if (!inTimeline) return [];
  if (block.kind === "item" && block.level <= 2)
    return [entry(block.line, block.lines[0]?.text ?? "")];
  return proseEntries(block);
};

/** Sentences that say at what time something happened. */
export const proseEntries = (block: Block): readonly Entry[] =>
  block.lines
    .flatMap(({ text, line }) =>
      text.split(/(?<=[.;!?])\s+/).map((sentence) => ({ sentence, line })),
    )
    .filter(({ sentence }) => hasClock(sentence) && wordsIn(sentence) > 3)
    .map(({ sentence, line }) => entry(line, sentence));

const rowEntry = (block: Block): readonly Entry[] => {
  const [time] = block.cells.filter(
    (cell) =>
      cell.length < 60 && (startsWithTime(cell) || hasClock(cell)) && blankIn(cell) === undefined,
  );
  const said = block.cells.filter(
    (cell) =>
      cell !== time && !isNothing(cell) && !isPrompt(cell, false) && blankIn(cell) === undefined,
  );
  if (time === undefined)
    return block.columns.length > 0 &&
      said.length > 1 &&
      /time|date|when/i.test(block.columns[0] ?? "")
      ? [entry(block.line, said.join(" "))]
      : [];
  return said.length > 0 ? [entry(block.line, block.cells.slice(0, 3).join(" "))] : [];
};

/** One event, from its text. */
export const entry = (line: number, text: string): Entry => ({
  line,
  text,
  day: hasDate(text),
  clock: hasClock(text),
});
