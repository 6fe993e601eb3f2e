import { Misread } from "../calendar/misread.js";
import { readMonth, readWeekday } from "../calendar/names.js";
import { ANY_DAY, type DayKind, type NamedDay, type Stretch } from "./namedDay.js";

const NUMBERS = "one two three four five six seven eight nine ten".split(" ");
const RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** A count: `3`, `three`, `a`, `the`; undefined if it is none. */
export const readCount = (word: string): number | undefined => {
  const lower = word.toLowerCase();
  if (/^(an?|the)$/.test(lower)) return 1;
  if (/^\d{1,3}$/.test(lower)) return Number(lower);
  const index = NUMBERS.indexOf(lower);
  return index < 0 ? undefined : index + 1;
};

/** A turn counted from a day: `first`, `next`, `last` before it, `second`; undefined if it is none. */
export const readTurn = (word: string): number | undefined => {
  if (/^(next|last|previous)$/i.test(word)) return 1;
  const rank = readRank(word);
  return rank !== undefined && rank > 0 ? rank : undefined;
};

/** A rank: `first`, `3rd`, `last`, `second last`, `third to last`; below zero counted from the end. */
const readRank = (words: string): number | undefined => {
  const lower = words.toLowerCase().replaceAll("-", " ");
  if (/^(last|final)$/.test(lower)) return -1;
  if (/^(penultimate|next to last|last but one)$/.test(lower)) return -2;
  const parts = /^(\S+?)( (?:to |from )?(?:the )?last)?$/.exec(lower);
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(parts?.[1] ?? "");
  const rank = digits ? Number(digits[1]) : RANKS.indexOf(parts?.[1] ?? "") + 1;
  if (rank < 1) return undefined;
  return parts?.[2] ? -rank : rank;
};

/** The kind of day that words name: `day`, `working day`, `Monday`; undefined if they name none. */
export const readDayKind = (words: string, week: DayKind | undefined): DayKind | undefined => {
  const lower = words.toLowerCase();
  if (/^days?$/.test(lower)) return ANY_DAY;
  if (/^((working|business|work) ?days?|weekdays?)$/.test(lower)) return workdays(words, week);
  if (/^week-?ends?( days?)?$/.test(lower)) {
    const { weekdays } = workdays(words, week);
    return { weekdays: ANY_DAY.weekdays.filter((day) => !weekdays.includes(day)) };
  }
  const weekday = readWeekday(words);
  return weekday === undefined ? undefined : { weekdays: [weekday] };
};

const workdays = (words: string, week: DayKind | undefined): DayKind => {
  if (week) return week;
  throw new Misread(
    `"${words}" are other days in other countries; add "working_days: Sunday to Thursday" or the like to ` +
      `"freeze", or name the days`,
  );
};

const KIND = `((?:working |business |work)?days?|week-?days?|[a-z]+days?|[a-z]{3,4})`;
const OF = `(?: (?:of|in) (?:the |each |every |a )?(?:calendar )?(month|quarter|year|[a-z]+))`;
const ONE = new RegExp(`^(?:the )?(.+?) ${KIND}${OF}$`, "i");
const MANY = new RegExp(String.raw`^(?:the )?(first|last|final) (\S+) ${KIND}${OF}$`, "i");
const EDGE = new RegExp(`^(?:the )?(start|beginning|end)${OF}$`, "i");

const LENGTHS = new Map([
  ["month", 1],
  ["quarter", 3],
  ["year", 12],
]);

const readStretch = (word: string): Stretch | undefined => {
  const months = LENGTHS.get(word.toLowerCase());
  if (months) return { months };
  const month = readMonth(word);
  return month ? { months: 1, month } : undefined;
};

/** The day a text counts in a month, quarter or year: `last working day of the quarter`; undefined if it does not. */
export const countedDay = (text: string, week: DayKind | undefined): NamedDay | undefined => {
  const edge = EDGE.exec(text);
  const ofEdge = edge && readStretch(edge[2] as string);
  if (edge && ofEdge) {
    if (edge[1]?.toLowerCase() !== "end")
      return { kind: "counted", nth: 1, which: ANY_DAY, of: ofEdge };
    const day = `last day of ${ofEdge.month === undefined ? `the ${edge[2]}` : edge[2]}`;
    throw new Misread(
      `"${text}" may be its last day, or the moment that is over; write "from: ${day}", ` +
        `"after: ${day}" or "through: ${day}"`,
    );
  }
  const parts = ONE.exec(text);
  const nth = parts && readRank(parts[1] as string);
  const of = parts && readStretch(parts[3] as string);
  if (!parts || !nth || !of) return undefined;
  const kind = parts[2] as string;
  const weekday = readWeekday(kind);
  const inMonth = of.months === 1;
  if (weekday !== undefined && inMonth && nth <= 5 && nth >= -1)
    return { kind: "nth", nth, weekday, ...(of.month ? { month: of.month } : {}) };
  const which = readDayKind(kind, week);
  if (!which) return undefined;
  if (which === ANY_DAY && nth === -1 && of.months === 1 && of.month === undefined)
    return { kind: "monthly", day: 31 };
  const most = of.months * (which === ANY_DAY ? 28 : which.weekdays.length * 4);
  if (Math.abs(nth) > most) throw new Misread(`"${text}" does not always come`);
  return { kind: "counted", nth, which, of };
};

/** Several days counted in a month, quarter or year: `last two working days of the quarter`; none if it does not. */
export const countedDays = (text: string, week: DayKind | undefined): readonly NamedDay[] => {
  const parts = MANY.exec(text);
  const count = parts && readCount(parts[2] as string);
  if (!parts || !count || count > 31) return [];
  const [, edge = "", , kind, of] = parts;
  const ranks = Array.from({ length: count }, (_, index) => index + 1);
  return ranks.flatMap((rank) => {
    const nth = /^first$/i.test(edge) ? `${rank}th` : `${rank}th last`;
    const day = countedDay(`${nth} ${kind} of ${isStretch(of) ? "the " : ""}${of}`, week);
    return day ? [day] : [];
  });
};

const isStretch = (word: string | undefined): boolean => /^(month|quarter|year)$/i.test(word ?? "");
