import { readMonth } from "../../domain/calendar/names.js";
import { accept, attempt, type Cursor, meaning, several, skip } from "./cursor.js";
import { countNamed, ordinalNamed } from "./numbers.js";

/** In what a day is counted: some months of every year, every so many months, each quarter, or each year. */
export type Period =
  | { readonly kind: "months"; readonly months: readonly number[] }
  | { readonly kind: "every"; readonly months: number }
  | { readonly kind: "quarter" }
  | { readonly kind: "year" };

/**
 * Reads what a day is counted in: `of the month`, `of every other month`, `each quarter`, `in January and July`, `of the
 * year`.
 */
export const readPeriod = (cursor: Cursor): Period | undefined =>
  attempt(cursor, (ahead) => {
    const of = accept(ahead, "of", "in", "for") !== undefined;
    const determiner = accept(ahead, "the", "each", "every", "a", "per", "any", "this");
    const months = of ? attempt(ahead, readMonthNames) : undefined;
    if (months) return { kind: "months", months };
    if (!of && determiner === undefined) return undefined;
    skip(ahead, "calendar", "given");
    const parity = of ? accept(ahead, "odd", "even") : undefined;
    if (parity !== undefined) {
      accept(ahead, "numbered", "-numbered");
      if (!accept(ahead, "months", "month")) return undefined;
      const first = parity === "odd" ? 1 : 2;
      return { kind: "months", months: [0, 2, 4, 6, 8, 10].map((month) => month + first) };
    }
    const count =
      (accept(ahead, "other") ? 2 : undefined) ??
      meaning(ahead, countNamed) ??
      // "The 3rd month" is one month of something, and not every third.
      (determiner === "every" || determiner === "each"
        ? meaning(ahead, ordinalNamed)
        : undefined) ??
      1;
    if (accept(ahead, "months", "month")) return { kind: "every", months: count };
    if (count !== 1) return undefined;
    if (accept(ahead, "quarter")) return { kind: "quarter" };
    return accept(ahead, "year") ? { kind: "year" } : undefined;
  });

const readMonthNames = (cursor: Cursor): readonly number[] | undefined => {
  const months = several(cursor, (ahead) => meaning(ahead, readMonth));
  if (months) accept(cursor, "each year", "every year", "of each year", "of every year", "a year");
  return months;
};
