import { createRequire } from "node:module";
import type { HolidaysTypes, default as Library } from "date-holidays";
import { type Day, dateOf, dayOf } from "./calendar.js";
import { readDay } from "./day.js";
import { anyOf, type Days, daysNamed } from "./events.js";
import { Misread } from "./misread.js";
import { nearest } from "./names.js";
import type { Holidays } from "./settings.js";

/**
 * The holidays of the world: a megabyte and a tenth of a second, so only when a policy first asks. Where there is a
 * `require` a bundler has put the data behind it; in a plain module there is none.
 * Data: date-holidays (https://github.com/commenthol/date-holidays).
 */
const loaded = (): typeof Library => {
  const module =
    typeof require === "function"
      ? require("date-holidays")
      : createRequire(import.meta.url)("date-holidays");
  return module.default ?? module;
};

/** One public holiday: its day, its English name and the name by which its country knows it. */
export interface Holiday {
  readonly day: Day;
  readonly names: readonly string[];
  readonly substitute: boolean;
}

/** A place whose holidays are known. */
export interface Place {
  readonly country: string;
  readonly region: string | undefined;
  readonly types: readonly string[];
}

const TYPES = ["public", "bank", "school", "optional", "observance"];

/**
 * Reads where holidays are kept: `GB`, `GB-ENG`, or the mapping with country and region.
 * @throws {Misread} if the place is not known; the message names what is
 */
export const readPlace = (written: string | Holidays): Place => {
  const {
    country: code,
    region: part,
    types = ["public"],
  } = typeof written === "string" ? splitCode(written) : { ...written, ...splitRegion(written) };
  const known = new (loaded())();
  const countries = known.getCountries("en");
  const country = code.toUpperCase();
  if (!Object.hasOwn(countries, country)) throw unknownPlace(code, countries, "country");
  for (const type of types)
    if (!TYPES.includes(type))
      throw new Misread(`"${type}" is no kind of holiday; the kinds are ${TYPES.join(", ")}`);
  const [state, district] = part?.toUpperCase().split("-") ?? [];
  const states = known.getStates(country, "en") ?? {};
  if (state !== undefined && !Object.hasOwn(states, state))
    throw unknownPlace(part ?? "", states, "region", country);
  const districts = state === undefined ? {} : (known.getRegions(country, state, "en") ?? {});
  if (district !== undefined && !Object.hasOwn(districts, district))
    throw unknownPlace(part ?? "", districts, "region", `${country}-${state}`);
  return { country, region: part?.toUpperCase(), types };
};

const splitCode = (code: string): Holidays => {
  const [country = "", ...region] = code.trim().split("-");
  return region.length > 0 ? { country, region: region.join("-") } : { country };
};

const splitRegion = ({ country, region }: Holidays): Partial<Holidays> =>
  region?.toUpperCase().startsWith(`${country.toUpperCase()}-`)
    ? { region: region.slice(country.length + 1) }
    : {};

const unknownPlace = (
  code: string,
  known: Record<string, string>,
  what: string,
  of?: string,
): Misread => {
  const named = Object.entries(known).find(([, name]) => name.toLowerCase() === code.toLowerCase());
  const meant =
    named ?? Object.entries(known).find(([, name]) => name === nearest(code, Object.values(known)));
  const all = Object.keys(known);
  return new Misread(
    `holidays of the ${what} "${code}"${of ? ` of ${of}` : ""} are not known; ` +
      (meant
        ? `${meant[1]} is written ${meant[0]}`
        : all.length === 0
          ? "leave the region out"
          : all.length <= 60
            ? `known are ${all.join(", ")}`
            : "write its two-letter ISO 3166 code, such as GB"),
  );
};

/** Holidays change too seldom to be worked out twice; a year of one place takes up to a tenth of a second. */
const years = new Map<string, readonly Holiday[]>();

/** The holidays of a place in a year, as its calendar has them; a half day counts whole. */
export const holidaysIn = (place: Place, year: number): readonly Holiday[] => {
  const key = [place.country, place.region, place.types.join(), year].join("/");
  let known = years.get(key);
  if (!known) {
    known = workOut(place, year);
    if (years.size >= 200) years.clear();
    years.set(key, known);
  }
  return known;
};

const workOut = ({ country, region, types }: Place, year: number): readonly Holiday[] => {
  const [state = "", district = ""] = region?.split("-") ?? [];
  const book = new (loaded())(country, state, district, {
    types: types as HolidaysTypes.HolidayType[],
  });
  const native = book.getHolidays(year);
  return book.getHolidays(year, "en").flatMap((holiday, index) => {
    const [y = 0, m = 0, d = 0] = holiday.date.slice(0, 10).split("-").map(Number);
    const length = Math.max(
      1,
      Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000),
    );
    const names = [holiday.name, native[index]?.name ?? holiday.name];
    return Array.from({ length }, (_, nth) => ({
      day: dayOf(y, m, d) + nth,
      names: names.map((name) => name.replace(/ \([^)]*\)$/, "")),
      substitute: holiday.substitute === true,
    }));
  });
};

/** So many years ahead holidays are sought: enough for any that come every year. */
const SEARCHED_YEARS = 3;

/**
 * The days off of a place: its public holidays with the days on which they are observed, those added, without those
 * removed.
 * @throws {Misread} if the place or one of the days cannot be understood
 */
export const holidayDays = (written: string | Holidays): Days => {
  const place = readPlace(written);
  const settings: Partial<Holidays> = typeof written === "string" ? {} : written;
  const removed = (settings.remove ?? []).map(readRemoved);
  const counts = (holiday: Holiday): boolean =>
    (settings.observed !== false || !holiday.substitute) &&
    !removed.some((matches) => matches(holiday));
  const official: Days = function* (since) {
    const { year } = dateOf(since);
    for (let at = year; at < year + SEARCHED_YEARS; at++) {
      const days = holidaysIn(place, at)
        .filter(counts)
        .map(({ day }) => day);
      yield* [...new Set(days)].sort((one, other) => one - other).filter((day) => day >= since);
    }
  };
  const added = (settings.add ?? []).map((text) => daysNamed(readDay(text)));
  return anyOf([official, ...added]);
};

/** Whether a holiday is the one that `remove` speaks of, by its day or by its name in either language. */
export const readRemoved = (text: string): ((holiday: Holiday) => boolean) => {
  const days = dayOrName(text);
  if (!days)
    return ({ names }) => names.some((name) => name.toLowerCase() === text.trim().toLowerCase());
  return ({ day }) => {
    for (const first of days(day)) return first === day;
    return false;
  };
};

/** Years by which a name is known to be a holiday's: one that is kept at all is kept within four. */
const SAMPLE_YEARS = [2024, 2025, 2026, 2027];

/** The entries of `remove` that no holiday there answers to, with why. The place must be a known one. */
export const strangers = (
  written: string | Holidays | undefined,
): readonly { readonly index: number; readonly message: string }[] => {
  if (typeof written !== "object") return [];
  const known = SAMPLE_YEARS.flatMap((year) => holidaysIn(readPlace(written), year));
  const names = [...new Set(known.map((holiday) => holiday.names[0] ?? ""))];
  return (written.remove ?? []).flatMap((text, index) => {
    if (dayOrName(text) || known.some(readRemoved(text))) return [];
    const meant = nearest(text, names);
    return [
      {
        index,
        message: meant
          ? `no holiday there is called "${text}"; did you mean "${meant}"?`
          : `no holiday there is called "${text}"; there are ${names.join(", ")}`,
      },
    ];
  });
};

const dayOrName = (text: string): Days | undefined => {
  try {
    return daysNamed(readDay(text));
  } catch (error) {
    if (error instanceof Misread) return undefined;
    throw error;
  }
};
