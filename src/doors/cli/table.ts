/** What people wrote is not let command the terminal, nor turn the direction of writing round. */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

// East Asian Wide and Fullwidth (https://www.unicode.org/reports/tr11/), as far as titles are written in them, and emoji.
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)/u;
const NOTHING = /^[\p{M}\p{Cf}]+$/u;

const widthOf = (letter: string): number => (NOTHING.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1);

const lettersOf = (text: string): readonly string[] =>
  Array.from(letters.segment(text), ({ segment }) => segment);

/** How many columns of a terminal a line takes: two for a wide letter or an emoji. */
export const columnsOf = (text: string): number =>
  lettersOf(text).reduce((sum, letter) => sum + widthOf(letter), 0);

/** As much of a text as fits, with an ellipsis for what does not. */
export const cut = (text: string, columns: number): string => {
  if (columnsOf(text) <= columns) return text;
  let kept = "";
  let room = columns - 1;
  for (const letter of lettersOf(text)) {
    room -= widthOf(letter);
    if (room < 0) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
};

/**
 * Rows as a table no wider than a terminal of `columns`: every column is as wide as its widest cell and no wider than
 * its limit, and the last one has what is left.
 *
 * @param limits of all columns but the last
 */
export const table = (
  rows: readonly (readonly string[])[],
  limits: readonly number[],
  columns = 80,
): readonly string[] => {
  const cells = rows.map((row) => row.map((cell, index) => cut(cell, limits[index] ?? columns)));
  const widths = limits.map((_, index) =>
    Math.max(0, ...cells.map((row) => columnsOf(row[index] ?? ""))),
  );
  const left = columns - widths.reduce((sum, width) => sum + width + 2, 0);
  return cells.map((row) =>
    row
      .map((cell, index) => {
        const width = widths[index];
        if (width === undefined) return cut(cell, left);
        return `${cell}${" ".repeat(width - columnsOf(cell) + 2)}`;
      })
      .join("")
      .trimEnd(),
  );
};
