import { Misread } from "../../domain/calendar/misread.js";
import { MONTHS, nearest, readMonth, readWeekday, WEEKDAYS } from "../../domain/calendar/names.js";
import { type Cursor, word } from "./cursor.js";

/** What people write when they say how often; whatever else they write may be a slip of one of these. */
const VOCABULARY = [
  ...WEEKDAYS,
  ...MONTHS,
  ...["daily", "weekly", "fortnightly", "monthly", "quarterly", "yearly", "annually", "hourly"],
  ...["every", "other", "each", "first", "second", "third", "fourth", "fifth", "last"],
  ...["weekdays", "working", "business", "month", "quarter", "week", "year", "twice", "times"],
];

const isKnown = (word: string): boolean =>
  /^(days?|weeks?|months?|quarters?|years?|hours?)$/.test(word) ||
  VOCABULARY.some((known) => known.toLowerCase() === word) ||
  readWeekday(word) !== undefined ||
  readMonth(word) !== undefined;

const EXAMPLES = `such as "weekly on Monday", "last Friday of the month", "1 March, 1 September" or "every 60 days"`;

/** The error for words that could not be read to their end: which word stopped it, and what was probably meant. */
export const notUnderstood = (text: string, cursor: Cursor): Misread => {
  const stopped = word(cursor);
  const meant = cursor.words
    .slice(cursor.at)
    .map((one) => [one, nearest(one, VOCABULARY)] as const)
    .find(([one, known]) => known !== undefined && !isKnown(one));
  if (meant)
    return new Misread(`"${text}" is not understood; did you mean "${meant[1]}" by "${meant[0]}"?`);
  if (cursor.at === 0)
    return new Misread(`"${text}" is not understood; write when it comes in words ${EXAMPLES}`);
  if (text.includes(";"))
    return new Misread(
      `"${text}" is not understood as one schedule; make "when" a list, with what stands between the semicolons as its entries`,
    );
  const read = cursor.words.slice(0, cursor.at).join(" ").replaceAll(" ,", ",");
  return new Misread(
    `"${text}" is understood as far as "${read}", but not from "${stopped}" on; leave the rest out, ` +
      `or write it in words ${EXAMPLES}`,
  );
};
