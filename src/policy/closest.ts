import { distance } from "fastest-levenshtein";

/** Without what people misremember first: case, spaces, dashes and underscores (`timeZone`, `time_zone`). */
export const bare = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, "");

/** Longer words than this are no typo of a setting, and comparing them would take long. */
const LONGEST_TYPO = 64;

/**
 * The candidate that was probably meant by a word that is none of them; undefined when none is near. About one letter in
 * three may differ, and at least one.
 */
export const closest = (word: string, candidates: readonly string[]): string | undefined => {
  if (word.length > LONGEST_TYPO) return undefined;
  const wanted = bare(word);
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  let best: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of candidates) {
    const steps = distance(wanted, bare(candidate));
    // One letter for another says nothing between words of a letter or two.
    if (steps > 0 && (steps > allowed || wanted.length < 3)) continue;
    if (!best || steps < best.steps) best = { candidate, steps };
  }
  return best?.candidate;
};
