/** A day as written in a report; the year is undefined where it is left out. */
export interface WrittenDate {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
  /** Where it stands in the text. */
  readonly at: number;
  readonly length: number;
  /** False for a 31 February or a month 13. */
  readonly possible: boolean;
}

const MONTHS = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
] as const;
const MONTH = MONTHS.map((name) => `(${name})`).join("|");
const MONTH_NAME = MONTHS.join("|");

/** The source of a pattern that matches a day as people write it, without groups. */
export const DATE_SOURCE = `(?:\\d{4}[-/]|\\d{5}-)\\d{1,2}[-/]\\d{1,2}|\\d{1,2}/\\d{1,2}/(?:\\d{4}|20\\d|\\d{2})|\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4}|\\d{1,2}\\.\\d{1,2}\\.(?=\\s|$)|\\d{1,2}-\\d{1,2}-\\d{4}|(?:${MONTH_NAME})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?!:)(?:,?\\s+\\d{4}\\b(?!:))?|\\d{1,2}(?:st|nd|rd|th|\\.)?[\\s-]+(?:of\\s+)?(?:${MONTH_NAME})\\b\\.?(?:,?[\\s-]+\\d{4}\\b(?!:))?|\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{1,2}月\\d{1,2}日`;

const DATE = new RegExp(`(?<![\\w./-])(?:${DATE_SOURCE})(?!(?!T\\d)[\\w/]|-\\d|\\.\\d)`, "gi");
const MONTH_IN = new RegExp(MONTH, "i");

/** The days that a text names, in its order: ISO, `29 November 2019`, `July 11, 2025`, `06/29/2020` or `29/06/2020`. */
export const datesIn = (text: string): readonly WrittenDate[] =>
  [...text.matchAll(DATE)].flatMap((match) => {
    const parts = partsOf(match[0]);
    if (!parts) return [];
    return [{ ...parts, at: match.index, length: match[0].length, possible: isPossible(parts) }];
  });

type Parts = Pick<WrittenDate, "year" | "month" | "day">;

const partsOf = (text: string): Parts | undefined => {
  const [, name] = /(\p{L}{3,})/u.exec(text.replace(/(?<=\d)(?:st|nd|rd|th)|\bof\b/gi, "")) ?? [];
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  if (name !== undefined && MONTH_IN.test(name)) {
    const month = MONTHS.findIndex((one) => new RegExp(`^${one}`, "i").test(name)) + 1;
    return { month, day: numbers[0] ?? 0, year: numbers[1] };
  }
  const [a = 0, b = 0, c] = numbers;
  if (/^\d{4,5}\D/.test(text)) return { year: a, month: b, day: c ?? 0 };
  if (c === undefined)
    return /月/.test(text)
      ? { year: undefined, month: a, day: b }
      : { year: undefined, month: b, day: a };
  const year = c < 100 ? 2000 + c : c;
  if (/\./.test(text)) return { year, month: b, day: a };
  // 29/06/2020 can only be a day before its month, and 06/29/2020 only one after it; else nobody can tell.
  return a > 12 ? { year, month: b, day: a } : { year, month: a, day: b };
};

const isPossible = ({ year, month, day }: Parts): boolean => {
  if (month < 1 || month > 12 || day < 1) return false;
  if (year !== undefined && (year < 1970 || year > 2199)) return false;
  const leap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
};
