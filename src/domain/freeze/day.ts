import { type Day, dayOf } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { nearest } from "../calendar/names.js";
import { holidaysIn, type Place, readPlace } from "./almanac.js";
import { countedDay, readCount, readDayKind, readTurn } from "./counted.js";
import { daysNamed } from "./events.js";
import { ANY_DAY, EVERY_TYPE, type NamedDay, nthFrom, sameHoliday } from "./namedDay.js";
import { readSimpleDay } from "./simpleDay.js";
import { type DayAndTime, NO_TERMS, type Terms } from "./terms.js";

const NEAR =
  /^(?:the )?(?:(\S+) )??((?:working |business )?days?|weeks?|months?|[a-z]+) (?:(on or )?(before|after)|(following)) (.+)$/i;
const OF_PLACE =
  /^(?:a |the |every |any )?(.+?),?(?: (?:in|of) (?:the )?| \()([A-Z]{2}(?:-[A-Z0-9]+)*)\)?$/;
const ALL_HOLIDAYS = /^(?:public |bank |national )?holidays?$/i;

/** Holidays that are on the same day wherever they are kept by this name, unless a place is named with them. */
const FIXED: readonly (readonly [RegExp, number, number])[] = [
  [/^christmas eve$/i, 12, 24],
  [/^christmas(?: day)?$/i, 12, 25],
  [/^boxing day$/i, 12, 26],
  [/^new year['’]?s? eve$/i, 12, 31],
  [/^new year(?:['’]?s?(?: day)?)?$/i, 1, 1],
];

/** Holidays whose day depends on the place, with a place that keeps them. */
const MOVING =
  /^(thanksgiving|easter|good friday|labou?r day|memorial day|independence day|eid|ramadan|lunar new year|chinese new year|spring festival|golden week|carnival)/i;

/**
 * Reads a day: by its own name (simpleDay.ts), a name the policy gave it, counted (`last working day of the quarter`),
 * as a holiday (`Thanksgiving in US`), or by another day (`Monday after Thanksgiving in US`, `2 weeks before release`).
 * With it comes a time, where the policy gave the name one.
 * @throws {Misread} if it cannot be told which day is meant
 */
export const readDay = (text: string, terms: Terms = NO_TERMS): DayAndTime => {
  const plain = text.trim().replaceAll(/\s+/g, " ");
  const named = terms.named(plain);
  if (named) return named;
  const fixed = FIXED.find(([pattern]) => pattern.test(plain));
  if (fixed) return { day: { kind: "yearly", month: fixed[1], day: fixed[2] } };
  const near = NEAR.exec(plain);
  const moved = near && readNear(plain, near, terms);
  if (moved) return moved;
  const holiday = OF_PLACE.exec(plain);
  if (holiday) return { day: readHoliday(holiday[1] as string, holiday[2] as string) };
  const counted = countedDay(plain, terms.week);
  if (counted) return { day: counted };
  const inYear = /^(.+?),? (\d{4})$/.exec(plain);
  if (inYear && !/\d/.test(inYear[1] as string))
    return { day: onlyIn(plain, readDay(inYear[1] as string, terms).day, Number(inYear[2])) };
  const home = terms.week?.off;
  if (home && isHoliday(plain, home)) return { day: readHoliday(plain, codeOf(home)) };
  if (MOVING.test(plain))
    throw new Misread(
      `the day of "${text}" depends on the country; write it with the country's code, such as "${plain} in ${/easter|good friday/i.test(plain) ? "GB" : "US"}"`,
    );
  return { day: readSimpleDay(text) };
};

const onlyIn = (text: string, named: NamedDay, year: number): NamedDay => {
  if (named.kind === "yearly" || ("month" in named && named.month) || named.kind !== "weekday")
    for (const day of daysNamed(named)(dayOf(year, 1, 1)))
      if (day < dayOf(year + 1, 1, 1)) return { kind: "date", day };
      else break;
  throw new Misread(`"${text}" is no day of the calendar`);
};

const codeOf = ({ country, region }: Place): string =>
  region === undefined ? country : `${country}-${region}`;

const namesIn = (place: Place): readonly string[] => [
  ...new Set(
    [2025, 2026, 2027].flatMap((year) =>
      holidaysIn({ ...place, types: EVERY_TYPE }, year).flatMap(({ names }) => names),
    ),
  ),
];

const isHoliday = (name: string, place: Place): boolean =>
  ALL_HOLIDAYS.test(name) || namesIn(place).some((own) => sameHoliday(own, name));

const readHoliday = (name: string, code: string): NamedDay => {
  const place = { ...readPlace(code), types: ["public"] };
  if (ALL_HOLIDAYS.test(name)) return { kind: "holiday", place };
  if (isHoliday(name, place))
    return { kind: "holiday", place: { ...place, types: EVERY_TYPE }, name };
  const names = namesIn(place);
  const meant = nearest(name, names);
  throw new Misread(
    `no holiday of ${code} is called "${name}"; ` +
      (meant
        ? `did you mean "${meant}"?`
        : `there are ${[...new Set(holidaysIn({ ...place, types: EVERY_TYPE }, 2026).map(({ names: [own] }) => own))].join(", ")}`),
  );
};

const readNear = (text: string, parts: RegExpExecArray, terms: Terms): DayAndTime | undefined => {
  const [, count, unit = "", on, side, , of = ""] = parts;
  const number = count === undefined ? 1 : (readCount(count) ?? readTurn(count));
  if (number === undefined || number < 1) return undefined;
  const sign = side?.toLowerCase() === "before" ? -1 : 1;
  const whole = /^(days?|weeks?|months?)$/i.test(unit);
  if (/^hours?$/i.test(unit) && number % 24 === 0)
    throw new Misread(
      `"${text}" counts in hours, and days are counted here; write "${number / 24} days ${side} ${of}"`,
    );
  const which = whole ? ANY_DAY : readDayKind(unit, terms.week);
  if (!which) return undefined;
  if (/^month/i.test(unit))
    throw new Misread(`months differ in length; write "${text}" in weeks or days, or as a date`);
  if (whole && (on || (count === undefined && !/^days?$/i.test(unit)))) return undefined;
  const end = /^(?:the )?end of (.+)$/i.exec(of);
  if (end && sign < 0 && !/^week/i.test(unit)) {
    const day = countedDay(`${number}th last ${unit} of ${end[1]}`, terms.week);
    if (day) return { day };
  }
  const { day: to, time } = readDay(of, terms);
  if (to.kind === "weekday" && /^week/i.test(unit))
    throw new Misread(
      `"${text}" counts from a day that is no date; write a date, or a name that "dates" gives one`,
    );
  const days = number * (/^week/i.test(unit) ? 7 : 1);
  const nth = sign * (whole ? days : number);
  const start: NamedDay = on ? shifted(to, -sign) : to;
  const day = counted(start, nth, which);
  return time === undefined || !whole ? { day } : { day, time };
};

const shifted = (to: NamedDay, nth: number): NamedDay => counted(to, nth, ANY_DAY);

const counted = (to: NamedDay, nth: number, which: typeof ANY_DAY): NamedDay => {
  const day: Day | undefined = to.kind === "date" ? nthFrom(to.day, nth, which) : undefined;
  return day === undefined ? { kind: "near", nth, which, to } : { kind: "date", day };
};
