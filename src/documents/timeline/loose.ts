import { blankIn } from "../blanks/marks.js";
import type { Reading } from "../reading.js";
import { isAbout, type Section, within } from "../sections/section.js";
import { clocksIn } from "../time/clocks.js";
import { hasClock, labelsTime, startsWithTime } from "../time/moments.js";
import { type Entry, entriesOf, entry, proseEntries } from "./entries.js";

/** Entries outside a section for them must be more than within, to be no accident. */
const FEWEST = 3;
/** Sentences with several times are a course of events as well. */
const FEWEST_SENTENCES = 2;

/**
 * Events told outside any section for them.
 *
 * @param empty that there is a section for them, with nothing in it: then only an unmistakable list is taken for one.
 */
export const looseEntries = ({ root }: Reading, empty: boolean): readonly Entry[] => {
  const sections = within(root).filter(
    (section) => !isAbout(section, "actions") && !isAbout(section, "links"),
  );
  const clocked = sections.flatMap(lineEntries).filter(({ clock }) => clock);
  if (clocked.length >= (empty ? FEWEST + 1 : FEWEST)) return clocked;
  return empty ? [] : (datedList(sections) ?? toldInProse(sections));
};

/** Lines and headings that begin with a time, and labels that give one. */
const lineEntries = (section: Section): readonly Entry[] => {
  const heading =
    section.form === "heading" && startsWithTime(section.title) && hasClock(section.title);
  const labelled = section.form === "label" && section.kinds.has("moment");
  const own = section.blocks.filter(({ quoted }) => !quoted);
  const filled = own
    .flatMap(({ lines }) => lines)
    .filter(({ bare }) => blankIn(bare) === undefined);
  if (labelled)
    return filled
      .slice(0, 1)
      .filter(({ text }) => hasClock(text))
      .map(({ line, text }) => entry(line, `${section.title}: ${text}`));
  return [
    ...(heading ? [entry(section.line, section.title)] : []),
    ...own.flatMap((block) => entriesOf(block, false)),
    ...filled
      .filter(({ text }) => !startsWithTime(text) && labelsTime(text))
      .map(({ line, text }) => entry(line, text)),
  ];
};

/** A list or a table of days, in one section. */
const datedList = (sections: readonly Section[]): readonly Entry[] | undefined =>
  sections
    .map(({ blocks }) =>
      blocks
        .filter(({ kind }) => kind === "row" || kind === "item")
        .flatMap((block) => entriesOf(block, false))
        .filter(({ day, clock }) => day || clock),
    )
    .find((entries) => entries.length >= FEWEST);

const toldInProse = (sections: readonly Section[]): readonly Entry[] => {
  // Times in fields of their own ("Detection", "Resolution") are no course of events: one place must tell it.
  const told = sections.map(({ blocks }) =>
    blocks
      .filter(({ kind, quoted }) => !quoted && (kind === "paragraph" || kind === "item"))
      .flatMap(proseEntries),
  );
  return (
    told.find((entries) => entries.length >= FEWEST_SENTENCES && timesIn(entries) >= FEWEST) ?? []
  );
};

const timesIn = (entries: readonly Entry[]): number =>
  new Set(
    entries.flatMap(({ text }) => clocksIn(text).map(({ hour, minute }) => `${hour}:${minute}`)),
  ).size;
