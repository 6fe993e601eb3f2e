import { Misread } from "../../domain/calendar/misread.js";
import { WEEKDAYS } from "../../domain/calendar/names.js";
import type { DayRule, MonthDay } from "../when.js";
import type { Frequency } from "./frequency.js";
import type { Item } from "./item.js";
import { sayCount } from "./numbers.js";
import type { Period } from "./period.js";

/**
 * The rules for days that a frequency and named days come to together: "quarterly" and "first Monday", or either alone.
 * @throws {Misread} if the two do not go together, or the words leave the days open
 */
export const daysFrom = (
  frequency: Frequency | undefined,
  items: readonly Item[],
): readonly DayRule[] => {
  if (!frequency) return items.length > 0 ? rulesOf(items, EVERY_MONTH) : [];
  if (frequency.times !== undefined) checkCount(frequency as Counted, items);
  switch (frequency.unit) {
    case "minute":
    case "hour":
      return items.length > 0 ? rulesOf(items, EVERY_MONTH) : [EVERY_DAY];
    case "day":
      return daily(frequency, items);
    case "week":
      return weekly(frequency, items);
    case "month":
      return monthly(frequency, items);
    case "quarter":
      return quarterly(frequency, items);
    case "year":
      return yearly(frequency, items);
  }
};

const EVERY_DAY: DayRule = { kind: "daily", every: 1, among: "day" };
const EVERY_MONTH: Period = { kind: "every", months: 1 };

const daily = ({ every }: Frequency, items: readonly Item[]): readonly DayRule[] => {
  if (items.length === 0) return [{ kind: "daily", every, among: "day" }];
  if (every > 1 || items.some(({ kind }) => kind !== "class" && kind !== "weekdays"))
    throw new Misread(
      `"every day" and the days named after it do not go together; keep one of them`,
    );
  return rulesOf(items, EVERY_MONTH);
};

const weekly = ({ every }: Frequency, items: readonly Item[]): readonly DayRule[] => {
  if (items.length === 0) return [{ kind: "weekly", every, weekdays: [] }];
  return items.map((item) => {
    if (item.kind !== "weekdays" || item.every !== undefined || item.parity !== undefined)
      throw new Misread(`days of a week are named by weekday, such as "weekly on Monday"`);
    return { kind: "weekly", every, weekdays: item.weekdays };
  });
};

const monthly = ({ every, times }: Frequency, items: readonly Item[]): readonly DayRule[] => {
  const months = times !== undefined && every > 1 ? every / times : every;
  if (items.length === 0) return [{ kind: "monthly", months: { every: months }, on: [] }];
  const period: Period = { kind: "every", months: every };
  // "Every 6 months (April and October)" names the very months.
  if (every > 1 && fillYear(items, every)) return rulesOf(items, period);
  return rulesOf(
    items.map((item) => inPeriod(item, period)),
    period,
  );
};

const quarterly = ({ every }: Frequency, items: readonly Item[]): readonly DayRule[] => {
  if (items.length === 0) return [{ kind: "monthly", months: { every: 3 * every }, on: [] }];
  if (every > 1)
    throw new Misread(`write the months instead of "every ${sayCount(every)} quarters"`);
  for (const item of items) refuseOfWeek(item, "quarter");
  return rulesOf(items, { kind: "quarter" });
};

const yearly = ({ every, times = 1 }: Frequency, items: readonly Item[]): readonly DayRule[] => {
  if (items.length > 0) {
    if (every > 1)
      throw new Misread(
        `write "every ${sayCount(every)} years" alone, with the first such day as the job's "start"`,
      );
    for (const item of items) refuseOfWeek(item, "year");
    return rulesOf(items, { kind: "year" });
  }
  const months = (12 * every) / times;
  if (!Number.isInteger(months))
    throw new Misread(
      `${sayCount(times)} times a year is no whole number of months; name the days`,
    );
  return [{ kind: "monthly", months: { every: months }, on: [] }];
};

const rulesOf = (items: readonly Item[], fallback: Period): DayRule[] => {
  // "First Monday and third Thursday of each month": what is said of the last holds for those before it.
  let period = fallback;
  const rules: DayRule[] = [];
  for (const item of [...items].reverse()) {
    if (item.kind === "month days") period = item.period ?? period;
    rules.unshift(...rulesOfItem(item, period));
  }
  refuseMixture(items);
  return rules;
};

const rulesOfItem = (item: Item, period: Period): readonly DayRule[] => {
  switch (item.kind) {
    case "date":
      return [{ kind: "dates", days: [item.day] }];
    case "class":
      return [{ kind: "daily", every: 1, among: item.among }];
    case "weekdays":
      return [
        { kind: "weekly", every: item.every ?? 1, weekdays: item.weekdays, parity: item.parity },
      ];
    case "month days":
      return item.on.length === 0
        ? [monthRule(period, [{ kind: "number", day: 1 }])]
        : item.on.map((day) => monthRule(monthsFor(day, period), [day]));
  }
};

/** In a quarter or a year, days are counted from its first month, or back from its last. */
const monthsFor = (day: MonthDay, period: Period): Period => {
  if (period.kind !== "quarter" && period.kind !== "year") return period;
  const within = baseOf(day);
  const backwards = within.kind === "number" ? within.day < 0 : within.nth < 0;
  if (within.kind === "nth" && within.nth > 4)
    throw new Misread(`a fifth such day is looked for in a month, not in a ${period.kind}`);
  const length = period.kind === "quarter" ? 3 : 12;
  const first = Array.from({ length: 12 / length }, (_, index) => index * length + 1);
  return {
    kind: "months",
    months: backwards ? first.map((month) => month + length - 1) : first,
  };
};

const baseOf = (day: MonthDay): Extract<MonthDay, { kind: "number" | "nth" }> =>
  day.kind === "number" || day.kind === "nth"
    ? day
    : baseOf(day.kind === "nearest" ? day.to : day.from);

const monthRule = (period: Period, on: readonly MonthDay[]): DayRule => ({
  kind: "monthly",
  months:
    period.kind === "months"
      ? { of: period.months }
      : { every: period.kind === "every" ? period.months : 1 },
  on,
});

const fillYear = (items: readonly Item[], every: number): boolean => {
  const months = items.flatMap((item) =>
    item.kind === "month days" && item.period?.kind === "months" ? item.period.months : [0],
  );
  const sorted = [...months].sort((one, other) => one - other);
  return (
    sorted.length * every === 12 &&
    sorted.every((month, index) => month > 0 && month === (sorted[0] as number) + index * every)
  );
};

/** A month's day under "every three months" is in one of those months. */
const inPeriod = (item: Item, period: Period): Item => {
  refuseOfWeek(item, "month");
  if (item.kind !== "month days")
    throw new Misread(`days of a month are named such as "15th" or "first Monday"`);
  const own = item.period;
  const isSame = own === undefined || (own.kind === "every" && own.months === 1);
  if (!isSame) throw new Misread("the months are said twice, and differently; keep one of the two");
  return { ...item, period };
};

/** Days that every week has do not go with what comes less often: of "quarterly on Tuesday" nobody can tell which. */
const refuseOfWeek = (item: Item, unit: "month" | "quarter" | "year"): void => {
  if (item.kind !== "weekdays" && item.kind !== "class") return;
  const one = item.kind === "class" ? item.among : (WEEKDAYS[item.weekdays[0] ?? 0] as string);
  throw new Misread(
    `this leaves open which ${one} of the ${unit}; write for example "first ${one} of the ${unit}"`,
  );
};

const isBareMonth = (item: Item): boolean => item.kind === "month days" && item.on.length === 0;

const refuseMixture = (items: readonly Item[]): void => {
  if (items.some(isBareMonth) && !items.every(isBareMonth))
    throw new Misread(
      `one month has a day and another has none; write each with its day, such as "1 March"`,
    );
};

type Counted = Frequency & { readonly times: number };

/** "Twice a year" names two days, or leaves them to be worked out where there is one way only. */
const checkCount = ({ unit, every, times }: Counted, items: readonly Item[]): void => {
  const said = `"${times === 1 ? "once" : times === 2 ? "twice" : `${sayCount(times)} times`} a ${unit}"`;
  const count = items.reduce((sum, item) => sum + daysIn(item), 0);
  const [first] = items;
  if (unit === "month" && first?.kind === "weekdays" && items.length === 1) {
    const weekday = WEEKDAYS[first.weekdays[0] ?? 0];
    const example =
      times === 1 ? "first" : times === 2 ? "first and third" : "first, second and third";
    throw new Misread(
      `${said} leaves open which ${weekday}; write for example "${example} ${weekday} of the month"`,
    );
  }
  if (items.length > 0 && count !== times)
    throw new Misread(
      `${said} names ${count === 1 ? "one day" : `${sayCount(count)} days`}; name as many as it says`,
    );
  const isWhole = unit === "month" && every % times === 0;
  if (items.length > 0 || times === 1 || unit === "year" || unit === "day" || isWhole) return;
  const example = unit === "week" ? "Monday and Thursday" : "1st and 15th of every month";
  throw new Misread(`${said} leaves open when; write it out, such as "${example}"`);
};

const daysIn = (item: Item): number => {
  if (item.kind === "weekdays") return item.weekdays.length;
  if (item.kind !== "month days") return 1;
  const months = item.period?.kind === "months" ? item.period.months.length : 1;
  return Math.max(1, item.on.length) * months;
};
