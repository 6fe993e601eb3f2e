import { Misread } from "../../domain/calendar/misread.js";
import { accept, attempt, type Cursor, meaning, skip, word } from "./cursor.js";
import { countNamed, ordinalNamed } from "./numbers.js";

export type Unit = "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** How often: every so many units, or so many times within them. */
export interface Frequency {
  readonly unit: Unit;
  readonly every: number;
  /** "Twice a year" is 2; undefined where the words say no such thing. */
  readonly times?: number;
}

const ADVERBS: Readonly<Record<string, Frequency>> = {
  hourly: { unit: "hour", every: 1 },
  daily: { unit: "day", every: 1 },
  everyday: { unit: "day", every: 1 },
  weekly: { unit: "week", every: 1 },
  fortnightly: { unit: "week", every: 2 },
  monthly: { unit: "month", every: 1 },
  quarterly: { unit: "quarter", every: 1 },
  "half-yearly": { unit: "month", every: 6 },
  "semi-annually": { unit: "month", every: 6 },
  "semi-annual": { unit: "month", every: 6 },
  semiannually: { unit: "month", every: 6 },
  semiannual: { unit: "month", every: 6 },
  yearly: { unit: "year", every: 1 },
  annually: { unit: "year", every: 1 },
  annual: { unit: "year", every: 1 },
  biennially: { unit: "year", every: 2 },
  biennial: { unit: "year", every: 2 },
  triennially: { unit: "year", every: 3 },
  triennial: { unit: "year", every: 3 },
};

const UNITS: Readonly<Record<string, Frequency>> = {
  minute: { unit: "minute", every: 1 },
  min: { unit: "minute", every: 1 },
  hour: { unit: "hour", every: 1 },
  hr: { unit: "hour", every: 1 },
  day: { unit: "day", every: 1 },
  week: { unit: "week", every: 1 },
  fortnight: { unit: "week", every: 2 },
  month: { unit: "month", every: 1 },
  quarter: { unit: "quarter", every: 1 },
  "half-year": { unit: "month", every: 6 },
  year: { unit: "year", every: 1 },
  decade: { unit: "year", every: 10 },
};

const unitNamed = (text: string): Frequency | undefined => {
  const singular = text.replace(/s$/, "");
  return Object.hasOwn(UNITS, singular) ? UNITS[singular] : undefined;
};

const times = (frequency: Frequency, count: number): Frequency => ({
  ...frequency,
  every: frequency.every * count,
});

const MONTHS_IN: Partial<Readonly<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12 };
const DAYS_IN: Partial<Readonly<Record<Unit, number>>> = { day: 1, week: 7 };

/** Whether two frequencies are the same, however they are said: `quarterly` and `every 3 months`. */
export const isSame = (one: Frequency, other: Frequency): boolean =>
  [MONTHS_IN, DAYS_IN].some((length) => {
    const [first, second] = [one, other].map(
      ({ unit, every, times: count = 1 }) => ((length[unit] ?? Number.NaN) * every) / count,
    );
    return first === second;
  }) ||
  (one.unit === other.unit && one.every === other.every && one.times === other.times);

/**
 * Reads how often: `daily`, `4-monthly`, `every other week`, `every 60 days`, `twice a year`, `once every quarter`, `on a
 * monthly basis`. Days that go with it are read after it.
 * @throws {Misread} if it could be two things
 */
export const readFrequency = (cursor: Cursor): Frequency | undefined =>
  attempt(cursor, readAdverb) ??
  attempt(cursor, readTimesAUnit) ??
  attempt(cursor, readEvery) ??
  attempt(cursor, readBareInterval);

const readAdverb = (cursor: Cursor): Frequency | undefined => {
  const basis = accept(cursor, "on a", "on an") !== undefined;
  const found = meaning(cursor, (text) => {
    if (Object.hasOwn(ADVERBS, text)) return ADVERBS[text];
    const counted = /^([a-z]+|\d{1,4})-([a-z]+)$/.exec(text);
    const count = counted ? countNamed(counted[1] as string) : undefined;
    const adverb = counted?.[2] as string;
    return count !== undefined && Object.hasOwn(ADVERBS, adverb)
      ? times(ADVERBS[adverb] as Frequency, count)
      : undefined;
  });
  const counted =
    found ??
    attempt(cursor, (ahead) => {
      const count = meaning(ahead, countNamed);
      const adverb =
        count === undefined
          ? undefined
          : meaning(ahead, (text) => (Object.hasOwn(ADVERBS, text) ? ADVERBS[text] : undefined));
      return adverb && times(adverb, count as number);
    });
  if (counted && basis) accept(cursor, "basis");
  return counted;
};

const COUNTED: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

/** `twice yearly`: the adverb stands for the unit. */
const UNIT_ADVERBS: Readonly<Record<string, Frequency>> = {
  daily: { unit: "day", every: 1 },
  weekly: { unit: "week", every: 1 },
  monthly: { unit: "month", every: 1 },
  quarterly: { unit: "quarter", every: 1 },
  yearly: { unit: "year", every: 1 },
  annually: { unit: "year", every: 1 },
};

const readTimesAUnit = (cursor: Cursor): Frequency | undefined => {
  const count =
    meaning(cursor, (text) => (Object.hasOwn(COUNTED, text) ? COUNTED[text] : undefined)) ??
    attempt(cursor, (ahead) => {
      const many = meaning(ahead, countNamed);
      return many !== undefined && accept(ahead, "times", "x") ? many : undefined;
    });
  if (count === undefined) return undefined;
  const adverb = meaning(cursor, (text) =>
    Object.hasOwn(UNIT_ADVERBS, text) ? UNIT_ADVERBS[text] : undefined,
  );
  if (adverb) return { ...adverb, times: count };
  if (!accept(cursor, "in every", "in a", "a", "an", "per", "each", "every")) return undefined;
  const every = meaning(cursor, countNamed) ?? (accept(cursor, "other") ? 2 : 1);
  const unit = meaning(cursor, unitNamed);
  return unit && { ...times(unit, every), times: count };
};

const readEvery = (cursor: Cursor): Frequency | undefined => {
  if (!accept(cursor, "once in every", "every", "each", "per")) return undefined;
  skip(cursor, "single");
  if (accept(cursor, "half year", "half a year")) return { unit: "month", every: 6 };
  const count =
    (accept(cursor, "other") ? 2 : undefined) ??
    meaning(cursor, countNamed) ??
    meaning(cursor, (text) => {
      const rank = ordinalNamed(text);
      return rank !== undefined && rank > 1 ? rank : undefined;
    });
  const unit = meaning(cursor, unitNamed);
  if (!unit) return undefined;
  if (/^(months|quarters|years|weeks|days)$/.test(cursor.words[cursor.at - 1] ?? "") && !count)
    throw new Misread(`"every ${cursor.words[cursor.at - 1]}" lacks its number`);
  return times(unit, count ?? 1);
};

/** `6 months`, `180 days`: as tables have it under "how often". */
const readBareInterval = (cursor: Cursor): Frequency | undefined => {
  const count = meaning(cursor, countNamed);
  const unit = count === undefined ? undefined : meaning(cursor, unitNamed);
  const isWhole = ["", ",", "at", "on", "starting", "from", "in"].includes(word(cursor));
  return unit && isWhole ? times(unit, count as number) : undefined;
};
