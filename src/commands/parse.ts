import { mayHaveCommands, readLine } from "./line.js";
import { plainLines } from "./markdown.js";

/** A slash command as someone typed it, known to watchbill or not. */
export interface TypedCommand {
  /** Without its slash, in lower case: ASCII letters, digits, inner hyphens and underscores. */
  readonly name: string;
  /** The rest of its line as typed, trimmed, without HTML comments; empty when there is none. */
  readonly args: string;
  /** The comment's line that it stands on, counted from 1. */
  readonly line: number;
}

/** The longest comment that GitHub takes, in characters; it refuses more with "Body is too long". */
const LONGEST_COMMENT = 65_536;

/**
 * The slash commands of a comment, from its Markdown: each stands alone at the start of a line, `/name` or
 * `/name arguments`. A line may be indented; one in a list counts too, but not behind its bullet. Nothing counts in
 * code, quotations, tables, struck-out text, HTML comments or elements like `<pre>`, nor a path such as `/etc/hosts`.
 * The lines around are prose. Works in time linear in the text; of a text longer than GitHub takes, only the lines
 * that fit are read.
 */
export const parseCommands = (comment: string): readonly TypedCommand[] => {
  const text = withinLimit(comment);
  if (!mayHaveCommands(text)) return [];
  return plainLines(text).flatMap(({ line, text }) => {
    const command = readLine(text);
    return command ? [{ ...command, line }] : [];
  });
};

/** A line cut in two could read as another command: it goes as a whole. */
const withinLimit = (comment: string): string =>
  comment.length <= LONGEST_COMMENT
    ? comment
    : comment.slice(0, comment.lastIndexOf("\n", LONGEST_COMMENT) + 1);

/**
 * The commands that an edit adds to a comment: only these run, for the others ran when they were written. A command
 * moved, or typed again with other spaces, is not new; one said twice where it was said once is new once.
 */
export const added = (before: string, after: string): readonly TypedCommand[] => {
  const known = new Map<string, number>();
  for (const command of parseCommands(before))
    known.set(keyOf(command), (known.get(keyOf(command)) ?? 0) + 1);
  return parseCommands(after).filter((command) => {
    const left = known.get(keyOf(command)) ?? 0;
    known.set(keyOf(command), left - 1);
    return left <= 0;
  });
};

const keyOf = ({ name, args }: TypedCommand): string => `${name} ${args.replaceAll(/\s+/g, " ")}`;
