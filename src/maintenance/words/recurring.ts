import { readCron } from "../../domain/calendar/cron.js";
import { type Day, MINUTES_A_DAY } from "../../domain/calendar/dates.js";
import { Misread } from "../../domain/calendar/misread.js";
import type { DayOff, DayRule, Recurring } from "../when.js";
import { daysFrom } from "./compose.js";
import { isCronText } from "./cronText.js";
import { accept, atEnd, attempt, type Cursor, several } from "./cursor.js";
import { readDayOff } from "./dayOff.js";
import { type Frequency, isSame, readFrequency } from "./frequency.js";
import { type Item, readDate, readItem } from "./item.js";
import { notUnderstood } from "./notUnderstood.js";
import { wordsOf } from "./plain.js";
import { refuseUnclear } from "./refused.js";
import { lengthOf, readDuration, readPartOfDay, readTimes, type TimesOfDay } from "./times.js";
import { takeZone } from "./zone.js";

/** What the words say, part by part. Each is said once, in any order. */
interface Said {
  frequency?: Frequency;
  /** The words of the frequency. */
  often?: string;
  items?: readonly Item[];
  times?: TimesOfDay;
  dayOff?: DayOff;
  start?: Day;
  partOfDay?: string;
  /** Minutes. */
  lasts?: number;
}

/**
 * Reads when a job comes again: five cron fields, or words such as `last Friday of the month`, `every other Tuesday at
 * 14:00`, `4-monthly`, `Jan, May, Sept`, `hourly on working days from 9:00 to 17:00`.
 * @throws {Misread} if it cannot be told when that is
 */
export const readRecurring = (text: string): Recurring => {
  const plain = text.trim().replaceAll(/\s+/g, " ");
  if (plain === "") throw new Misread("nothing is written here");
  if (isCronText(plain)) {
    const cron = readCron(plain);
    return { kind: "recurring", days: [{ kind: "cron", cron }], minutes: cron.minutes };
  }
  const { rest, timezone } = takeZone(plain);
  refuseUnclear(rest);
  const cursor = wordsOf(rest);
  const said = readSaid(cursor);
  if (!atEnd(cursor)) throw notUnderstood(plain, cursor);
  const { frequency, items = [], times, dayOff, start, partOfDay, lasts } = said;
  if (!frequency && items.length === 0) throw notUnderstood(plain, { ...cursor, at: 0 });
  if (partOfDay !== undefined && !times)
    throw new Misread(`"${partOfDay}" names no hour; write the time, such as "at 09:00"`);
  const days = daysFrom(frequency, items);
  if (cursor.words.includes("midnight") && times?.kind === "at" && !days.every(isEveryDay))
    throw new Misread(`"midnight" may be either end of the day; write "00:00" for its start`);
  return {
    kind: "recurring",
    days,
    ...(lasts === undefined ? {} : { lasts }),
    ...timesOf(frequency, times, items),
    ...(dayOff === undefined ? {} : { dayOff }),
    ...(start === undefined ? {} : { start }),
    ...(timezone === undefined ? {} : { timezone }),
  };
};

const readSaid = (cursor: Cursor): Said => {
  const said: Said = {};
  for (let before = -1; before !== cursor.at && !atEnd(cursor); ) {
    before = cursor.at;
    accept(cursor, ",");
    const start = said.start === undefined ? attempt(cursor, readStart) : undefined;
    if (start !== undefined) said.start = start;
    const dayOff = said.dayOff ?? attempt(cursor, readDayOff);
    if (dayOff !== undefined) said.dayOff = dayOff;
    const partOfDay = said.partOfDay ?? attempt(cursor, readPartOfDay);
    if (partOfDay !== undefined) said.partOfDay = partOfDay;
    const times = said.times ?? readTimes(cursor);
    if (times !== undefined) said.times = times;
    const lasts = said.lasts ?? attempt(cursor, readDuration);
    if (lasts !== undefined) said.lasts = lasts;
    const { at } = cursor;
    const frequency = attempt(cursor, readFrequency);
    if (frequency !== undefined)
      agree(said, frequency, cursor.words.slice(at, cursor.at).join(" "));
    accept(cursor, ",");
    const { items: known } = said;
    const items = attempt(cursor, (ahead) => {
      const found = several(ahead, readItem);
      return found && (!known || sameWeekdays(known, found)) ? found : undefined;
    });
    if (items !== undefined) said.items ??= items;
  }
  return said;
};

/** "Weekdays (Mon-Fri)" names the same days twice. */
const sameWeekdays = (one: readonly Item[], other: readonly Item[]): boolean => {
  const days = (items: readonly Item[]): string | undefined => {
    const [item, another] = items;
    if (item?.kind === "class") return another ? undefined : "1,2,3,4,5";
    const isPlain = item?.kind === "weekdays" && !another && item.every === undefined;
    return isPlain ? [...item.weekdays].sort().join() : undefined;
  };
  return days(one) !== undefined && days(one) === days(other);
};

/** "Quarterly (every 3 months)" says one thing twice. */
const agree = (said: Said, frequency: Frequency, often: string): void => {
  if (said.frequency !== undefined && !isSame(said.frequency, frequency))
    throw new Misread(
      `"${said.often}" and "${often}" say how often differently; keep the one that is meant`,
    );
  said.frequency ??= frequency;
  said.often ??= often;
};

const isEveryDay = (rule: DayRule): boolean =>
  rule.kind === "daily" && rule.every === 1 && rule.among === "day";

const readStart = (cursor: Cursor): Day | undefined => {
  if (
    !accept(
      cursor,
      "starting from",
      "starting on",
      "starting",
      "beginning",
      "counting from",
      "counted from",
      "since",
      "from",
    )
  )
    return undefined;
  const item = readDate(cursor);
  return item?.kind === "date" ? item.day : undefined;
};

/** The weekday that is named, if it is one alone. */
const onlyWeekday = (items: readonly Item[]): number | undefined => {
  const [item, another] = items;
  return item?.kind === "weekdays" && !another && item.weekdays.length === 1
    ? item.weekdays[0]
    : undefined;
};

const timesOf = (
  frequency: Frequency | undefined,
  times: TimesOfDay | undefined,
  items: readonly Item[],
): Pick<Recurring, "minutes" | "lasts"> => {
  if (frequency?.unit === "hour" || frequency?.unit === "minute")
    return {
      minutes: throughTheDay(frequency.every * (frequency.unit === "hour" ? 60 : 1), times),
    };
  const count = frequency?.unit === "day" ? (frequency.times ?? 1) : 1;
  if (count > 1 && (times?.kind !== "at" || times.minutes.length !== count))
    throw new Misread(
      'say as many times of the day as it comes, such as "daily at 09:00 and 17:00"',
    );
  if (!times) return { minutes: undefined };
  if (times.kind === "range")
    return { minutes: [times.from], lasts: lengthOf(times, onlyWeekday(items)) };
  return { minutes: times.minutes };
};

const throughTheDay = (every: number, times: TimesOfDay | undefined): readonly number[] => {
  if (times?.kind === "range") {
    if (times.to <= times.from)
      throw new Misread(
        "hours that run past midnight are written as two jobs, or as a cron expression",
      );
    const count = Math.floor((times.to - times.from) / every) + 1;
    return Array.from({ length: count }, (_, index) => times.from + index * every);
  }
  if (MINUTES_A_DAY % every !== 0)
    throw new Misread(
      'a day is no whole number of these; write the times, such as "daily at 09:00 and 14:00"',
    );
  const [first = 0, another] = times?.minutes ?? [];
  if (another !== undefined)
    throw new Misread(`say from when to when, such as "hourly from 9:00 to 17:00"`);
  return Array.from(
    { length: MINUTES_A_DAY / every },
    (_, index) => (first % every) + index * every,
  );
};
