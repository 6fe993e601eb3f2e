import { saidBy, saidIn, wordsIn } from "../blanks/substance.js";
import type { Told } from "../contract.js";
import type { Reading } from "../reading.js";
import { ownBlocks, type Section, sectionsAbout, within } from "../sections/section.js";
import { startsWithTime } from "../time/moments.js";

/** Fewer words tell nobody what happened. */
const FEWEST = 5;
/** An opening without a heading must say more to be taken for a summary. */
const FEWEST_IN_OPENING = 10;

/** A link alone tells nothing. */
const ADDRESS = /https?:\S+/g;

/** Sentences about the document instead of the incident. */
const ABOUT_ITSELF =
  /^\(?(?:this (?:incident|issue|report|document|page|post-?mortem|post|is (?:a|an|the|our) (?:\w+ )?(?:post-?mortem|incident report|report|template)) ?(?:was (?:originally )?(?:tracked|written|created|posted)|is (?:a|an|the|our|based|meant|intended|for|about the)|describes|contains|covers|documents|should)|originally (?:tracked|posted|published)|see (?:also )?|related|template from|note:|disclaimer|welcome|table of contents|originally)/i;

/**
 * Whether a report says in short what happened: in a section for it, in a text of its front matter, or in the prose that it opens
 * with.
 */
export const judgeSummary = ({ root, frontMatter }: Reading): Told => {
  const sections = sectionsAbout(root, "summary");
  const found = sections.find(
    (section) => wordsIn(summaryText(section).replaceAll(ADDRESS, " ")) >= FEWEST,
  );
  if (found) return { there: true, line: found.line };
  for (const key of ["summary", "tldr", "tl;dr", "abstract"]) {
    const value = frontMatter?.values[key];
    if (frontMatter && typeof value === "string" && wordsIn(value) >= FEWEST)
      return { there: true, line: frontMatter.lineOf(key) };
  }
  const opening = openingOf(root);
  if (opening) return { there: true, line: opening };
  const [empty] = sections;
  return empty
    ? { there: false, line: empty.line, lacks: "The summary is empty" }
    : { there: false, line: 1, lacks: "There is no summary" };
};

/** A summary that quotes the report it was opened by says what happened too. */
const summaryText = (section: Section): string =>
  saidIn(section) ||
  ownBlocks(section)
    .map((block) => saidBy(block, true))
    .join("\n");

/** The line of the prose before the first section that is about something; undefined if there is none. */
const openingOf = (root: Section): number | undefined => {
  let words = 0;
  for (const section of within(root)) {
    if (section.form === "label") continue;
    if (section.kinds.size > 0 && !isTitle(section, root)) {
      if (section.kinds.has("background") || section.kinds.has("details")) continue;
      return undefined;
    }
    for (const block of section.blocks) {
      if (block.kind !== "paragraph" || block.quoted || block.level > 0) continue;
      const text = saidBy(block);
      if (ABOUT_ITSELF.test(text) || (startsWithTime(text) && wordsIn(text) < 12)) continue;
      if (/^[^:]{2,30}:\s/.test(text) && wordsIn(text) < 12) continue;
      words += wordsIn(text.replaceAll(ADDRESS, ""));
      if (words >= FEWEST_IN_OPENING) return block.line;
    }
  }
  return undefined;
};

/** The title's own section: its name may sound like a kind ("Root cause of the March outage") without being one. */
const isTitle = (section: Section, root: Section): boolean =>
  section === root.children.find(({ form }) => form === "heading");
