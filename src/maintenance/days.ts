import { cronDays } from "../domain/calendar/cron.js";
import { type Day, dateOf, dayOf, weekdayOf } from "../domain/calendar/dates.js";
import { dayInMonth, FARTHEST_FROM_MONTH } from "./monthDays.js";
import type { DayRule, Parity } from "./when.js";
import { type IsWorkingDay, isAmong } from "./workingDays.js";

/** What a rule needs to know to become days. */
export interface DayContext {
  /** The first day of counting: the job's start, or the day on which it was last done. */
  readonly anchor: Day | undefined;
  readonly isWorkingDay: IsWorkingDay;
}

/** What "every so many" is counted from when nobody gave a start. */
export type AnchorNeed =
  /** The rule names its days, or they need no counting. */
  | "none"
  /** It could be any: somebody must say. */
  | "start"
  /** Months that fill a year, counted from January. */
  | "January"
  /** A week's first day by ISO 8601. */
  | "Monday";

/** What a rule is counted from without a start, and whether that is a choice that its team should hear of. */
export const anchorNeed = (rule: DayRule): AnchorNeed => {
  switch (rule.kind) {
    case "dates":
    case "cron":
      return "none";
    case "daily":
      return rule.every > 1 ? "start" : "none";
    case "weekly":
      return rule.every > 1 ? "start" : rule.weekdays.length === 0 ? "Monday" : "none";
    case "monthly":
      if (!("every" in rule.months) || rule.months.every === 1) return "none";
      return 12 % rule.months.every === 0 ? "January" : "start";
  }
};

const MONDAY = 1;

/**
 * The days of a rule from one day on and before another, ascending, each once. Takes time in proportion to the days
 * between the two, however long ago the anchor lies. Nothing comes before the anchor.
 */
export const daysOf = (rule: DayRule, from: Day, until: Day, context: DayContext): Day[] => {
  const since = Math.max(from, context.anchor ?? from);
  if (since >= until) return [];
  const days = candidates(rule, since, until, context);
  return [...new Set(days)]
    .filter((day) => day >= since && day < until)
    .sort((one, other) => one - other);
};

const candidates = (rule: DayRule, since: Day, until: Day, context: DayContext): readonly Day[] => {
  switch (rule.kind) {
    case "dates":
      return rule.days;
    case "cron": {
      const { year, month } = dateOf(since);
      return [...cronDays(rule.cron, year, month, monthsUntil(since, until))];
    }
    case "daily":
      return steps(context.anchor ?? since, rule.every, since, until).filter(
        isAmong(rule.among, context.isWorkingDay),
      );
    case "weekly": {
      const first = context.anchor ?? since;
      const none = context.anchor === undefined ? MONDAY : weekdayOf(context.anchor);
      const weekdays = rule.weekdays.length > 0 ? rule.weekdays : [none];
      return weekdays.flatMap((weekday) =>
        steps(first + ((weekday - weekdayOf(first) + 7) % 7), rule.every * 7, since, until).filter(
          (day) => rule.parity === undefined || parityOf(day) === rule.parity,
        ),
      );
    }
    case "monthly":
      return monthly(rule, since, until, context);
  }
};

/** Of the number of the ISO 8601 week that a day is in: the number of its Thursday's week in that Thursday's year. */
const parityOf = (day: Day): Parity => {
  const thursday = day - ((weekdayOf(day) + 6) % 7) + 3;
  const week = Math.floor((thursday - dayOf(dateOf(thursday).year, 1, 1)) / 7) + 1;
  return week % 2 === 0 ? "even" : "odd";
};

const monthly = (
  { months, on }: Extract<DayRule, { kind: "monthly" }>,
  since: Day,
  until: Day,
  { anchor, isWorkingDay }: DayContext,
): Day[] => {
  const start = anchor === undefined ? { year: 2000, month: 1, day: 1 } : dateOf(anchor);
  const comes = (year: number, month: number): boolean =>
    "every" in months
      ? ((year - start.year) * 12 + month - start.month) % months.every === 0
      : months.of.includes(month);
  const meant = on.length > 0 ? on : [{ kind: "number" as const, day: start.day }];
  // A day that is counted from another may lie outside the month that names it.
  const first = dateOf(since - FARTHEST_FROM_MONTH);
  const count = monthsUntil(since - FARTHEST_FROM_MONTH, until + FARTHEST_FROM_MONTH);
  return Array.from({ length: count }, (_, ahead) => {
    const at = first.month - 1 + ahead;
    return { year: first.year + Math.floor(at / 12), month: (at % 12) + 1 };
  })
    .filter(({ year, month }) => comes(year, month))
    .flatMap(({ year, month }) =>
      meant.flatMap((day) => dayInMonth(day, year, month, isWorkingDay) ?? []),
    );
};

/** How many months of the calendar the days from one to another touch. */
const monthsUntil = (since: Day, until: Day): number => {
  const first = dateOf(since);
  const last = dateOf(until);
  return (last.year - first.year) * 12 + last.month - first.month + 1;
};

/** Every so many days, counted from a first one. */
const steps = (first: Day, every: number, since: Day, until: Day): Day[] => {
  const skipped = Math.max(0, Math.ceil((since - first) / every));
  const start = first + skipped * every;
  return Array.from(
    { length: Math.max(0, Math.ceil((until - start) / every)) },
    (_, index) => start + index * every,
  );
};
