import type { Block } from "../markdown/block.js";
import type { Kind } from "./kind.js";

/** A part of a document under a heading, or under what a reader takes for one. */
export interface Section {
  readonly title: string;
  readonly kinds: ReadonlySet<Kind>;
  /** Headings 1 to 6; what only looks like one is deeper. The document itself is 0. */
  readonly depth: number;
  readonly line: number;
  /** What it is written as. A label stands in running text: `**Impact:** none`. */
  readonly form: "document" | "heading" | "bold" | "label";
  readonly parent: Section | undefined;
  /** What stands in it directly, in order, without its sections. */
  readonly blocks: Block[];
  readonly children: Section[];
}

/** A section and all within it, in the order of the document. */
export const within = (section: Section): readonly Section[] => [
  section,
  ...section.children.flatMap(within),
];

/** Kinds that a part of any section may have without being about something else. */
const MINOR: ReadonlySet<Kind> = new Set(["moment", "details", "durations", "links", "background"]);

/**
 * What belongs to a section: itself and the sections in it that are not about something else. A heading that is only a
 * time continues what is around it, and a summary may be made of labels such as `**Impact:** …`.
 */
export const ownSections = (section: Section): readonly Section[] => [
  section,
  ...section.children.filter((child) => belongs(child, section)).flatMap(ownSections),
];

const belongs = ({ kinds, form }: Section, to: Section): boolean =>
  [...kinds].every((kind) => MINOR.has(kind)) ||
  sharesKind(kinds, to.kinds) ||
  (form === "label" && to.kinds.has("summary")) ||
  (form === "heading" && to.kinds.has("actions") && [...kinds].every((kind) => THEMES.has(kind)));

/** By what people group actions: "Process", "Detection". */
const THEMES: ReadonlySet<Kind> = new Set(["process", "detection"]);

const sharesKind = (one: ReadonlySet<Kind>, other: ReadonlySet<Kind>): boolean =>
  [...one].some((kind) => other.has(kind));

/** All blocks of a section's own sections, in order. */
export const ownBlocks = (section: Section): readonly Block[] =>
  ownSections(section).flatMap(({ blocks }) => blocks);

/** The sections about something, outermost ones only: what lies in one of them belongs to it. */
export const sectionsAbout = (root: Section, kind: Kind): readonly Section[] =>
  root.kinds.has(kind) ? [root] : root.children.flatMap((child) => sectionsAbout(child, kind));

/** Whether a section lies in one that is about something, or is. */
export const isAbout = (section: Section | undefined, kind: Kind): boolean =>
  section !== undefined && (section.kinds.has(kind) || isAbout(section.parent, kind));
