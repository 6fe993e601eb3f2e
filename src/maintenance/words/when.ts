import type { Day } from "../../domain/calendar/dates.js";
import { Misread } from "../../domain/calendar/misread.js";
import type { DayRule, Expiry, Rolling, When } from "../when.js";
import { isCronText } from "./cronText.js";
import { type Cursor, meaning, several } from "./cursor.js";
import { countNamed } from "./numbers.js";
import { wordsOf } from "./plain.js";
import { readRecurring } from "./recurring.js";

/** How many days ahead of an expiry people are told, where the file does not say: R11's domains and certificates. */
export const DEFAULT_AHEAD: readonly number[] = [60, 30, 7];

const ON_DEMAND =
  /^(?:only )?(?:on[ -](?:demand|request)|upon request|ad[ -]?hoc|manual(?:ly)?|(?:as|when|if|where) (?:needed|required|requested|necessary))$/i;
const ROLLING =
  /^(?:every )?(.+?) (?:after|since|from) (?:(?:the|its|it was|it is) )?(?:(?:last|previous)(?: (?:one|time|occurrence|done|run|test|check|drill|audit|\w+(?:ion|ing|al|iew|ed|ce)))?|done|completed|closed|completion|closing)$/i;
const AT_LEAST = /^(?:at least|no later than|within) (.+)$/i;
const BEFORE = /^(.+?) (days?|weeks?) (?:before|ahead of) (.+)$/i;
const AFTER_ISSUE = /^(?:after|when|once) #(\d{1,9})(?: (?:is )?(?:closed|done|closes))?$/i;
const AFTER_JOB =
  /^(?:after|when|once) (?:the )?(?:job )?([a-z0-9][\w.-]*)(?: (?:is|was) (?:closed|done|finished))?$/i;
const RELEASE =
  /^(?:(?:on|after|with) )?(?:(?:a|each|every|any) )?(?:new )?releases? (?:of|in|from) ([\w.-]+\/[\w.-]+)$/i;

/**
 * Reads when a job is due, from words: what recurring.ts reads, and `on demand`, `6 months after the last`, `at least once
 * a year`, `60, 30 and 7 days before 20 April 2027`, `after upgrade-mastodon`, `after #12`, `release of mastodon/mastodon`.
 * @throws {Misread} if it cannot be told when that is
 */
export const readWhen = (text: string): When => {
  const plain = text.trim().replaceAll(/\s+/g, " ");
  if (isCronText(plain)) return readRecurring(plain);
  if (ON_DEMAND.test(plain)) return { kind: "on demand" };
  const [, repository] = RELEASE.exec(plain) ?? [];
  if (repository) return { kind: "release", repository };
  if (/^(?:after|when|once)$/i.test(plain))
    throw new Misread(
      `"${plain}" names nothing to wait for; write a job's id, or "after #12" in quotes, as YAML takes what follows a # ` +
        `for a comment`,
    );
  const [, issue] = AFTER_ISSUE.exec(plain) ?? [];
  if (issue) return { kind: "after issue", issue: Number(issue) };
  const [, job] = AFTER_JOB.exec(plain) ?? [];
  if (job) return { kind: "after job", job };
  const [, interval] = ROLLING.exec(plain) ?? AT_LEAST.exec(plain) ?? [];
  if (interval) return rollingFrom(plain, interval);
  if (/^(?:after|when|whenever|once(?! (?:an?|every|each|per)\b)) /i.test(plain))
    throw new Misread(
      `"${plain}" names no job; write the id of the one it comes after, such as "after upgrade-mastodon", or an issue, ` +
        `such as "after #12"`,
    );
  return readReminders(plain) ?? readRecurring(plain);
};

/** The interval of a job that is counted from when it was last done: one of days or months, without named days. */
const rollingFrom = (plain: string, interval: string): Rolling => {
  const { days, minutes, start } = readRecurring(interval);
  const [rule, another] = days;
  const isPlain = rule && !another && minutes === undefined && start === undefined;
  if (isPlain && rule.kind === "daily" && rule.among === "day")
    return { kind: "rolling", period: { days: rule.every } };
  if (isPlain && rule.kind === "weekly" && rule.weekdays.length === 0)
    return { kind: "rolling", period: { days: rule.every * 7 } };
  if (isPlain && rule.kind === "monthly" && "every" in rule.months && rule.on.length === 0)
    return { kind: "rolling", period: { months: rule.months.every } };
  throw new Misread(
    `"${plain}" counts from when it was last done, so it takes an interval alone, such as "6 months after the last"`,
  );
};

const readReminders = (plain: string): Expiry | undefined => {
  const [, counts, unit, date] = BEFORE.exec(plain) ?? [];
  if (!counts || !unit || !date) return undefined;
  const cursor: Cursor = wordsOf(counts);
  const numbers = several(cursor, (ahead) => meaning(ahead, countNamed));
  if (!numbers || cursor.at < cursor.words.length) return undefined;
  let expires: DayRule | undefined;
  try {
    [expires] = readRecurring(date).days;
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
  }
  if (!expires || !isExpiryDay(expires)) return undefined;
  const days = /^w/i.test(unit) ? 7 : 1;
  return { kind: "expiry", expires, ahead: mostFirst(numbers.map((count) => count * days)) };
};

/** A day on which something can expire: a date, or a month and day of every year. */
const isExpiryDay = (rule: DayRule): rule is Expiry["expires"] =>
  rule.kind === "dates" ||
  (rule.kind === "monthly" &&
    "of" in rule.months &&
    rule.months.of.length === 1 &&
    rule.on.length === 1);

/**
 * Reads an expiry date: `2027-04-20`, `20 April 2027`, or `20 April` for every year.
 * @throws {Misread} if it is none
 */
export const readExpiry = (date: string, ahead: readonly number[] = DEFAULT_AHEAD): Expiry => {
  const { days, minutes } = readRecurring(date);
  const [rule, another] = days;
  if (!rule || another || minutes !== undefined || !isExpiryDay(rule))
    throw new Misread(
      `"${date}" is no date; write it as 2027-04-20, or as "20 April" for every year`,
    );
  return { kind: "expiry", expires: rule, ahead: mostFirst(ahead) };
};

const mostFirst = (days: readonly number[]): number[] =>
  [...new Set(days)].sort((one, other) => other - one);

/**
 * Reads one day of the calendar: `2026-01-13`, `13 January 2026`.
 * @throws {Misread} if it is none, or one that comes again
 */
export const readOneDay = (text: string): Day => {
  const { days, minutes } = readRecurring(text);
  const [rule, another] = days;
  if (rule?.kind !== "dates" || another || minutes !== undefined)
    throw new Misread(`"${text}" is no date; write it as 2026-01-13`);
  return rule.days[0] as Day;
};

/**
 * Reads weekdays: `Sunday to Thursday`, `Monday, Tuesday`. 0 is Sunday.
 * @throws {Misread} if they are none
 */
export const readWeekdays = (text: string): readonly number[] => {
  const { days, minutes } = readRecurring(text);
  const [rule, another] = days;
  if (rule?.kind !== "weekly" || rule.every !== 1 || another || minutes !== undefined)
    throw new Misread(`"${text}" names no weekdays; write for example "Monday to Friday"`);
  return rule.weekdays;
};
