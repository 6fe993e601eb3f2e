/** What shows nothing on a line: white space, zero-width spaces and joiners, direction marks, byte order marks. */
const BLANK = "[\\t\\v\\f \\u00a0\\u1680\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufeff]*";
const NAME = "[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*";
/** After a name comes white space, an emoji or the end: no slash (a path), no colon or other punctuation. */
const END_OF_NAME = "(?=\\s|\\p{Extended_Pictographic}|\\p{Regional_Indicator}|$)";
const COMMAND = `${BLANK}/(${NAME})${END_OF_NAME}`;

const ONE_LINE = new RegExp(`^${COMMAND}(.*)$`, "su");
const ANY_LINE = new RegExp(`(?:^|[\\r\\n])${COMMAND}`, "u");

/** Finds a command's start, blanks included, at `lastIndex` of a text; its group is the name. */
export const commandStart = (): RegExp => new RegExp(COMMAND, "uy");

/** Whether a line of the text may be a command. Most comments have none, and need no parsing. */
export const mayHaveCommands = (text: string): boolean => ANY_LINE.test(text);

/** Name (in lower case) and arguments of one line of Markdown; undefined when it is no command. */
export const readLine = (line: string): { name: string; args: string } | undefined => {
  const [, name, rest] = ONE_LINE.exec(line) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  // A comment in the line says nothing to its readers, so it says nothing to us.
  return { name: name.toLowerCase(), args: rest.replaceAll(/<!--.*?(?:-->|$)/gs, "").trim() };
};
