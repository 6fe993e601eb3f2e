/** A place in a text. Lines and columns count from 1; a column is a character as people count them, an emoji being one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Lines of a text as YAML breaks them: at LF, CRLF or CR (YAML 1.2.2, 5.4). */
export const linesOf = (text: string): string[] => text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);

/**
 * Finds places in a text.
 * @returns a function from an offset in UTF-16 units, as parsers count, to its place. An offset beyond the end is the
 *   end. A byte order mark is no column of the first line.
 */
export const placesIn = (text: string): ((offset: number) => Place) => {
  const starts = [text.startsWith("\uFEFF") ? 1 : 0];
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\n|\r/g))
    starts.push(index + lineBreak.length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const before = text.slice(starts[low], Math.max(offset, starts[low] as number));
    // The second half of a surrogate pair is no character of its own.
    const seconds = before.match(/(?<=[\uD800-\uDBFF])[\uDC00-\uDFFF]/g)?.length ?? 0;
    return { line: low + 1, column: before.length - seconds + 1 };
  };
};
