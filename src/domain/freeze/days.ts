import { dateOf, dayOf } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { readMonth, readWeekday } from "../calendar/names.js";
import { countedDays, readDayKind } from "./counted.js";
import { readDay } from "./day.js";
import { both, type Days, daysNamed, daysOfKind, everyDay } from "./events.js";
import { ANY_DAY, type NamedDay } from "./namedDay.js";
import { NO_TERMS, type Terms } from "./terms.js";

const RANGE =
  /^(?:from )?(.+?)(?:\s+(?:to|through|thru)\s+|\s*–\s*|\s+-\s+|(?<=[a-z]{3})-(?=[a-z]{3}))(.+)$/i;
const BETWEEN = /^between (.+) and (.+)$/i;
const EACH_OF = /^(.+?) (?:in|of|during|from|between|within) (.+)$/i;
const TWO = String.raw`(?<one>\d{1,2}(?:st|nd|rd|th)?)(?<joint>\s*(?:-|–|,|\bto\b|\band\b|\bthrough\b)\s*)(?<other>\d{1,2}(?:st|nd|rd|th)?)`;
const DATES = new RegExp(
  String.raw`^(?:the )?${TWO} (?:(?<of>of (?:the|each|every) month)|(?:of )?(?<month>[a-z]{3,9})(?<year> \d{4})?)$`,
  "i",
);
const DATES_AFTER = new RegExp(
  String.raw`^(?<month>[a-z]{3,9}) ${TWO}(?:,?(?<year> \d{4}))?$`,
  "i",
);
const EVERY_DAY = /^(?:(?:every|each) day|daily|everyday|all days|any day)$/i;
const QUARTERS: readonly string[] = [
  "January to March",
  "April to June",
  "July to September",
  "October to December",
];

/**
 * Reads days: one (day.ts), several (`Monday, Wednesday and Friday`), all from one through another (`Monday to Friday`,
 * `24 December to 2 January`, `August`), some of a stretch (`last two working days of the quarter`, `Fridays in August`),
 * `weekends`, or `every day`.
 * @throws {Misread} if it cannot be told which days are meant
 */
export const readDays = (text: string, terms: Terms = NO_TERMS): Days[] => {
  if (/^every (other|second|2nd|third|3rd|fourth|4th) [a-z]+$/i.test(text.trim()))
    throw new Misread(
      `"${text}" needs a date to count from; write the first one's dates in "from" and "until", and ` +
        `"every: 2 weeks" or the like; or, for the days of a month, "second Friday of the month"`,
    );
  const plain = text
    .trim()
    .replaceAll(/\s+/g, " ")
    .replace(/^(on|every|each|all) (?!day)/i, "");
  if (EVERY_DAY.test(plain)) return [everyDay];
  const month = readMonthDay(plain, "first");
  if (month) return [daysThrough(month, readMonthDay(plain, "last") as NamedDay)];
  const quarter = /^q([1-4])( \d{4})?$/i.exec(plain);
  if (quarter?.[1] && !quarter[2])
    return readDays(QUARTERS[Number(quarter[1]) - 1] as string, terms);
  const ofMonth = DATES.exec(plain) ?? DATES_AFTER.exec(plain);
  const days = ofMonth?.groups;
  if (days?.one && days.other && (days.of || days.month)) {
    const name = (day: string): string => `${day} ${days.month ?? days.of}${days.year ?? ""}`;
    const joint = /and|,/.test(days.joint ?? "") ? "and" : "to";
    return readDays(`${name(days.one)} ${joint} ${name(days.other)}`, terms);
  }
  const counted = countedDays(plain, terms.week);
  if (counted.length > 0) return counted.map(daysNamed);
  const each = EACH_OF.exec(plain);
  if (each && areWeekdays(each[1] as string, terms)) return within(each, terms);
  const range = BETWEEN.exec(plain) ?? RANGE.exec(plain);
  if (range && !/,| and /.test(withoutCommas(range[1] as string)))
    return [readRange(text, range, terms)];
  const words = plain.split(/(?:\s*,\s*|\s+)(?:and\s+|or\s+)?/i);
  if (words.length > 1 && words.every((word) => readWeekday(word) !== undefined))
    return words.flatMap((word) => readDays(word, terms));
  const kind = readDayKind(plain, terms.week);
  if (kind && kind !== ANY_DAY) return [daysOfKind(kind)];
  return oneOrSeveral(plain, terms);
};

const oneOrSeveral = (plain: string, terms: Terms): Days[] => {
  try {
    const { day, time } = readDay(plain, terms);
    if (time === undefined) return [daysNamed(day)];
  } catch (error) {
    const parts = plain.split(/\s*,\s*(?:and |or )?|\s+(?:and|or|&|\+)\s+|\//i);
    if (!(error instanceof Misread) || parts.length < 2) throw error;
    return parts.flatMap((part) => readDays(part, terms));
  }
  throw new Misread(`"${plain}" stands for a time as well; write the days alone`);
};

/** `Fridays in August`: what comes before `in` must come every week, or the two could not be told apart. */
const within = ([, some, stretch]: RegExpExecArray, terms: Terms): Days[] => {
  const inside = readDays(stretch as string, terms);
  const days = readDays(some as string, terms);
  return days.flatMap((one) => inside.map((other) => both(one, other)));
};

const areWeekdays = (text: string, { week }: Terms): boolean =>
  EVERY_DAY.test(text) ||
  text
    .split(/[\s,–-]+/)
    .every(
      (word) =>
        /^(to|through|and|or|working|business)$/i.test(word) ||
        readDayKind(word, week) !== undefined,
    );

const readRange = (text: string, [, from, to]: RegExpExecArray, terms: Terms): Days => {
  const edge = (part: string, which: "first" | "last"): NamedDay =>
    readMonthDay(part, which) ?? readDay(part, terms).day;
  const [first, last] = ofOneYear(edge(from as string, "first"), edge(to as string, "last"));
  for (const kind of ["date", "weekday"])
    if ((first.kind === kind) !== (last.kind === kind))
      throw new Misread(
        `"${text}" begins and ends with days of different kinds; write both as dates, or as weekdays`,
      );
  if (first.kind === "date" && last.kind === "date" && last.day < first.day)
    throw new Misread(`"${text}" ends before it starts`);
  return daysThrough(first, last);
};

/** A date without the commas that people put into one: `Tuesday, November 24, 2026`. */
const withoutCommas = (text: string): string =>
  text.replace(/^([a-z]{3,9}),(?= [a-z]{3,9}\.? \d| \d)/i, "$1").replace(/,(?= \d{4}\b)/, "");

/** `24 August to 6 September 2026`: the year is said once for both. */
const ofOneYear = (first: NamedDay, last: NamedDay): readonly [NamedDay, NamedDay] => {
  if (first.kind === "yearly" && last.kind === "date") {
    const { year } = dateOf(last.day);
    const day = dayOf(year, first.month, first.day);
    return [
      { kind: "date", day: day <= last.day ? day : dayOf(year - 1, first.month, first.day) },
      last,
    ];
  }
  if (first.kind === "date" && last.kind === "yearly") {
    const { year } = dateOf(first.day);
    const day = dayOf(year, last.month, last.day);
    return [
      first,
      { kind: "date", day: day >= first.day ? day : dayOf(year + 1, last.month, last.day) },
    ];
  }
  return [first, last];
};

/** The first or last day of a month that is named alone, with or without its year; undefined if none is. */
export const readMonthDay = (text: string, which: "first" | "last"): NamedDay | undefined => {
  const parts = /^([a-z]{3,9})\.?( \d{4})?$/i.exec(text.trim());
  if (!parts || readMonth(parts[1] as string) === undefined) return undefined;
  return readDay(`${which} day of ${parts[1]}${parts[2] ?? ""}`).day;
};

/** The days from each first one through the next last one: a year's worth at most. */
const daysThrough = (from: NamedDay, to: NamedDay): Days => {
  const firsts = daysNamed(from);
  const lasts = daysNamed(to);
  return function* (since) {
    for (const first of firsts(since - 366)) {
      for (const last of lasts(first)) {
        for (let day = Math.max(first, since); day <= Math.min(last, first + 366); day++) yield day;
        break;
      }
    }
  };
};

/** What a text that names a time among its days is told. */
export const timeAmongDays = (text: string): Misread | undefined =>
  /\d:\d\d|\d\s*[ap]m\b|\bnoon\b/i.test(text)
    ? new Misread(
        `"days" names days alone, so "${text}" cannot be told; write the times of day in "from" and "until"`,
      )
    : undefined;
