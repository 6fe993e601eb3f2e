import {
  AXES,
  type Axis,
  COLOURS,
  FILLERS,
  NEGATIONS,
  NUMBERS,
  RANKS,
  type Rank,
} from "./vocabulary.js";

/** What a label's name, or what someone wrote for a priority, says. */
export interface Reading {
  readonly axis: Axis | undefined;
  /** The 1 of `P1`, `sev-1` and `priority: 1`. */
  readonly number: number | undefined;
  /** The words that say how urgent, in order. */
  readonly words: readonly string[];
  /** How urgent they are. Several words are as urgent as the least of them; far apart, they say nothing. */
  readonly rank: Rank | undefined;
  /** Whether it says that there is no priority. */
  readonly none: boolean;
  /** Whether something that is not understood stands before what is. */
  readonly led: boolean;
  /** Where something that is not understood follows: whether a dash or the like stands between. */
  readonly followed: "at once" | "set off" | undefined;
}

/** Nobody says a priority in more. */
const LONGEST = 200;

/**
 * The words, numbers and marks of a text: case, accents, emoji and the way in which words are joined (`_ - / : ::`,
 * capitals, digits) make no difference.
 */
export const tokens = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .toLowerCase()
    .replaceAll(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, "$& ")
    .match(/\p{L}+|\d+|[^\p{L}\d\s]+/gu) ?? [];

const isMark = (token: string | undefined): boolean =>
  token !== undefined && !/^[\p{L}\d]/u.test(token);

/** A name without regard to case and to how its words are joined; empty if it has no letters or digits. */
export const plainName = (text: string): string =>
  tokens(text)
    .filter((token) => !isMark(token))
    .join("");

const numberOf = (token: string): number | undefined =>
  /^\d$/.test(token) ? Number(token) : NUMBERS.get(token);

const axisOf = (found: readonly string[], index: number): Axis | undefined => {
  const token = found[index] ?? "";
  if (token.length > 1) return AXES.get(token);
  const isPrefix = index === found.findIndex((one) => !isMark(one)) && found.length > 1;
  const counts = isPrefix || numberOf(found[index + 1] ?? "") !== undefined;
  return counts ? AXES.get(token) : undefined;
};

/** Reads what a text says of a priority, from its start to the first word that is none of a priority's. */
export const read = (text: string): Reading => {
  const found = tokens(text);
  let axis: Axis | undefined;
  let number: number | undefined;
  const words: string[] = [];
  let none = false;
  let led = false;
  let followed: Reading["followed"];
  let setOff = false;
  for (const [index, token] of found.entries()) {
    const begun = number !== undefined || words.length > 0;
    const digit = numberOf(token);
    const named = axisOf(found, index);
    if (isMark(token)) {
      setOff = true;
      continue;
    }
    if (begun && FILLERS.has(token)) continue;
    if (named) axis ??= named;
    else if (digit !== undefined && number === undefined) number = digit;
    else if (RANKS.has(token)) words.push(token);
    // `triage/p1` belongs to triage; `needs triage` has had none.
    else if (token === "triage" && index === 0 && isMark(found[1])) continue;
    else if (NEGATIONS.has(token) && (!begun || token === "or")) none = true;
    else if (begun) {
      followed = setOff ? "set off" : "at once";
      break;
    } else if (!FILLERS.has(token)) led = true;
    setOff = false;
  }
  return { axis, number, words, rank: rankOf(words) ?? colourOf(text), none, led, followed };
};

const rankOf = (words: readonly string[]): Rank | undefined => {
  const ranks = ranksOf(words);
  if (ranks.length === 0) return undefined;
  const least = Math.min(...ranks);
  return Math.max(...ranks) - least < 2 ? (least as Rank) : undefined;
};

/** How urgent each of some words is. */
export const ranksOf = (words: readonly string[]): readonly Rank[] =>
  words.flatMap((word) => RANKS.get(word) ?? []);

const colourOf = (text: string): Rank | undefined =>
  COLOURS.find(([, colour]) => colour.test(text))?.[0];
