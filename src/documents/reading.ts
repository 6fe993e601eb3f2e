import { saidLines } from "./blanks/substance.js";
import { type FrontMatter, splitFrontMatter, type Unreadable } from "./frontMatter.js";
import type { Block } from "./markdown/block.js";
import { blocksOf } from "./markdown/blocks.js";
import { outline } from "./sections/outline.js";
import { isAbout, type Section, within } from "./sections/section.js";

/** A sentence, or less, that the writer says in some section, outside of quotations and code. */
export interface Statement {
  readonly text: string;
  readonly line: number;
  readonly section: Section;
  readonly block: Block;
}

/** A document as it was read. */
export interface Reading {
  readonly frontMatter: FrontMatter | undefined;
  readonly root: Section;
  readonly blocks: readonly Block[];
  readonly statements: readonly Statement[];
  /** What of it could not be read. */
  readonly problems: readonly Unreadable[];
  /** Lines in the file. */
  readonly length: number;
}

/** Reports of people are ten times shorter; what lies beyond is not read, and a finding says so. */
export const LONGEST = 262_144;

/** What goes on longer is no sentence, and its end tells nothing that its beginning does not. */
const LONGEST_SENTENCE = 1_000;

/** Reads a Markdown document. Never throws, whatever the text. */
export const read = (text: string): Reading => {
  const problems: Unreadable[] = [];
  const clean = withoutNoise(text, problems);
  const { frontMatter, problem, body } = splitFrontMatter(clean);
  if (problem) problems.push(problem);
  const blocks = unquoted(blocksOf(body));
  const root = outline(blocks);
  return {
    frontMatter,
    root,
    blocks,
    statements: within(root).flatMap(statementsOf),
    problems,
    length: clean.split("\n").length,
  };
};

const withoutNoise = (text: string, problems: Unreadable[]): string => {
  let clean = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  if (clean.length > LONGEST) {
    clean = clean.slice(0, LONGEST);
    problems.push({
      field: "file",
      line: clean.split("\n").length,
      message:
        "The file is larger than 256 KiB; what follows this line was not read. Move logs and data into files of their own.",
    });
  }
  const binary = clean.search(/[\0\uFFFD]/);
  if (binary >= 0) {
    problems.push({
      field: "file",
      line: clean.slice(0, binary).split("\n").length,
      message:
        "The file holds bytes that are not UTF-8 text. Save it as UTF-8, or check that it is the report.",
    });
    clean = clean.replaceAll("\0", "\uFFFD");
  }
  return clean
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(WIKI_HEADING, (_, marks: string, title: string) =>
      title.trimEnd().replace(/ *=+$/, "").length > 0
        ? `${"#".repeat(marks.length)} ${title.trimEnd().replace(/ *=+$/, "")}`
        : `${marks} ${title}`,
    );
};

/** Where nearly every paragraph is quoted, the marks are ornament: the writer quotes nobody. */
const unquoted = (blocks: readonly Block[]): readonly Block[] => {
  const told = blocks.filter(({ kind }) => kind === "paragraph");
  const quoted = told.filter((block) => block.quoted).length;
  return quoted >= FEWEST_QUOTED && quoted * 4 >= told.length * 3
    ? blocks.map((block) => (block.quoted ? { ...block, quoted: false } : block))
    : blocks;
};

const FEWEST_QUOTED = 4;

/** `== Summary ==` of a wiki's page, which archives keep under Markdown's name. */
const WIKI_HEADING = /^(={2,6})[ \t]*([^\s=][^\n]{0,200})$/gm;

const statementsOf = (section: Section): readonly Statement[] =>
  section.blocks
    .filter(
      (block) =>
        !block.quoted &&
        block.checked !== false &&
        !(block.kind === "item" && isAbout(section, "process")),
    )
    .flatMap((block) =>
      saidLines(block).flatMap(({ text, line }) =>
        text
          .split(/(?<=[.!?。！？])\s+(?=\S)|\n/)
          .filter((sentence) => sentence.trim() !== "")
          .map((sentence) => ({ text: sentence.slice(0, LONGEST_SENTENCE), line, section, block })),
      ),
    );
