const COUNTS = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
];

const FROM_THE_END: Readonly<Record<string, number>> = {
  last: -1,
  final: -1,
  penultimate: -2,
  "second-last": -2,
  "second-to-last": -2,
  "next-to-last": -2,
};

/** `third-last`, `3rd-to-last`: a rank and how it is counted. */
const COUNTED_BACK = /^(.+?)-(?:to-)?last$/;

/** The most that something can come every so many: ten years of days. */
const MOST = 3660;

/** A number in figures or words: `4`, `four`, `a`. */
export const countNamed = (word: string): number | undefined => {
  if (word === "a" || word === "an") return 1;
  if (/^\d{1,4}$/.test(word)) {
    const count = Number(word);
    return count > 0 && count <= MOST ? count : undefined;
  }
  const index = COUNTS.indexOf(word);
  return index < 0 ? undefined : index + 1;
};

/** A rank in figures or words: `2nd`, `second`, `31st`; `last` is -1 and the one before it -2. */
export const ordinalNamed = (word: string): number | undefined => {
  if (Object.hasOwn(FROM_THE_END, word)) return FROM_THE_END[word];
  const [, back] = COUNTED_BACK.exec(word) ?? [];
  if (back !== undefined) return fromTheEnd(ordinalNamed(back));
  const index = ORDINALS.indexOf(word);
  if (index >= 0) return index + 1;
  const figures = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  const rank = Number(figures?.[1]);
  return figures && rank >= 1 && rank <= 31 ? rank : undefined;
};

/** The rank counted from the end: the third is the third last. Nothing is the first last. */
export const fromTheEnd = (rank: number | undefined): number | undefined =>
  rank !== undefined && rank > 1 ? -rank : undefined;

/** A number as a person says it, up to twelve in words. */
export const sayCount = (count: number): string => COUNTS[count - 1] ?? String(count);

/** A rank as a person says it: `second`, `last`, `13th`. */
export const sayOrdinal = (rank: number): string =>
  rank === -1 ? "last" : (ORDINALS[rank - 1] ?? `${rank}th`);
