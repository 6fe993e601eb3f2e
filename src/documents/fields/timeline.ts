import { saidIn, wordsIn } from "../blanks/substance.js";
import type { Told } from "../contract.js";
import type { Reading } from "../reading.js";
import { type Section, sectionsAbout, within } from "../sections/section.js";
import { type Entry, entriesIn, entry } from "../timeline/entries.js";
import { looseEntries } from "../timeline/loose.js";

/** One entry alone is a date, not a course of events. */
const FEWEST = 2;
/** Part of the entries that must tell the time of day. */
const TIMED_PART = 0.3;

export interface TimelineTold {
  readonly timeline: Told;
  readonly times: Told;
  readonly entries: readonly Entry[];
}

/** The course of events: in a section for it, as labelled instants, as a list, as headings, or told in prose with times. */
export const judgeTimeline = (reading: Reading): TimelineTold => {
  const sections = sectionsAbout(reading.root, "timeline");
  const told = sections.map(eventsIn).sort((a, b) => b.length - a.length);
  const siblings = daysAfterTimelines(reading.root).flatMap(entriesIn);
  const inSections = [...(told[0] ?? []), ...siblings];
  const entries =
    inSections.length >= FEWEST ? inSections : looseEntries(reading, sections.length > 0);
  const line = sections[0]?.line ?? entries[0]?.line ?? 1;
  const there = entries.length >= FEWEST;
  const timed = entries.filter(({ clock }) => clock).length;
  const hasTimes = there && timed >= FEWEST && timed >= entries.length * TIMED_PART;
  const lacks = sections[0] ? "The timeline has no events" : "There is no timeline";
  return {
    timeline: { there, line, lacks },
    times: {
      there: hasTimes,
      line,
      lacks: there ? "The timeline does not say at what time things happened" : lacks,
    },
    entries,
  };
};

/** Sentences without times are a course of events too, where the section says so and they are more than a remark. */
const FEWEST_WORDS = 25;

const eventsIn = (section: Section): readonly Entry[] => {
  const entries = entriesIn(section);
  const said = entries.length > 0 ? "" : saidIn(section);
  if (wordsIn(said) < FEWEST_WORDS) return entries;
  return said.split(/(?<=[.!?])\s+|\n/).map((sentence) => entry(section.line, sentence));
};

/** Sections headed by days that follow a timeline on its own level: they go on with it. */
const daysAfterTimelines = (root: Section): readonly Section[] =>
  within(root).flatMap(({ children }) => {
    let follows = false;
    return children.filter(({ kinds, form }) => {
      if (!kinds.has("moment")) follows = kinds.has("timeline") && form !== "label";
      return follows && kinds.has("moment");
    });
  });
