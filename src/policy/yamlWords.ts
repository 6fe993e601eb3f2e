/** What the parser says of broken YAML, and what a person needs to hear instead. */
const PLAIN_WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /tab characters must not be used in indentation/,
    "A tab is used to indent this line, which YAML does not allow. Use spaces.",
  ],
  [
    /bad indentation of a mapping entry/,
    "This line is not indented like the settings beside it, or a quote or colon before it is out of place.",
  ],
  [
    /bad indentation of a sequence entry/,
    'This entry is not indented like those beside it. Every "- " of a list starts in the same column.',
  ],
  [/deficient indentation/, "This line must be indented further than the setting it belongs to."],
  [
    /within a flow collection/,
    'The file ends before a list or mapping is closed: a "]" or "}" is missing.',
  ],
  [
    /within a (single|double) quoted scalar/,
    "The text ends before it is closed: a quote is missing.",
  ],
  [/missed comma between flow/, 'A comma is missing here, or the "]" or "}" before it.'],
  [/expected the node content, but found ','/, "There is nothing before this comma."],
  [
    /expected ':' after a mapping key|a multiline key may not be an implicit key/,
    'A colon is missing: a setting is written as "name: value".',
  ],
  [/a whitespace character is expected after the key-value/, "A space is missing after the colon."],
  [/null byte/, "The file holds a NUL byte, so it is no text. Save it as UTF-8."],
  [
    /non-printable|valid JSON character/,
    "There is a character here that cannot be printed. Remove it, or save the file as UTF-8.",
  ],
  [/unknown escape|hexadecimal/, 'A "\\" in double quotes must be doubled. Or use single quotes.'],
  [/nesting exceeded/, "The settings are nested too deep here."],
  [
    /end of the stream or a document separator/,
    "This line does not belong to the settings above it: look at its indentation, and for a missing colon.",
  ],
];

/** Reasons that the parser gives one line late: it took the line before for the beginning of a key. */
const LATE =
  /after a mapping key|multiline key|indentation of a mapping|end of the stream or a document separator/;

/** How many lines back it is looked for. */
const LOOKED_BACK = 3;

const endOfLine = (text: string, offset: number): number => {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
};

const MISSING_SPACE = /^\s*(?:- +)*[\w-]+:(?=[^\s/])/;
const MISSING_COLON = /^\s*(?=[\w-]+\s*$)/;

/**
 * One or two plain sentences for a reason that js-yaml gives for refusing a text, and the offset at which to look, which
 * may be before the one that it gives.
 */
export const plainWords = (
  reason: string,
  offset: number,
  text: string,
): { readonly at: number; readonly message: string } => {
  const [blank, reserved] = /^ ?([@`])/.exec(text.slice(offset, offset + 2)) ?? [];
  if (blank !== undefined && reserved !== undefined)
    return {
      at: offset + blank.length - 1,
      message: `What begins with ${reserved} must stand in quotes in YAML.`,
    };
  const words = PLAIN_WORDS.find(([pattern]) => pattern.test(reason))?.[1];
  const told = { at: offset, message: words ?? `This is not valid YAML: ${reason}.` };
  if (!LATE.test(reason)) return told;
  const before = [...text.slice(0, endOfLine(text, offset)).matchAll(/[^\r\n]+/g)];
  for (const { 0: line, index } of before.slice(-LOOKED_BACK).reverse()) {
    const noSpace = MISSING_SPACE.exec(line)?.[0];
    if (noSpace !== undefined)
      return { at: index + noSpace.length, message: "A space is missing after the colon." };
    const noColon = MISSING_COLON.exec(line)?.[0];
    if (noColon !== undefined)
      return {
        at: index + noColon.length,
        message: 'A colon is missing: a setting is written as "name: value".',
      };
  }
  return told;
};
