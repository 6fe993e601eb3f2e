import { createRequire } from "node:module";
import type { HolidaysTypes, default as Library } from "date-holidays";
import { type Day, dayOf } from "../calendar/dates.js";
import { Misread } from "../calendar/misread.js";
import { nearest } from "../calendar/names.js";
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
    const second = / \((?!substitute)([^)]*)\)$/.exec(holiday.name)?.[1];
    return Array.from({ length }, (_, nth) => ({
      day: dayOf(y, m, d) + nth,
      names: [...names.map((name) => name.replace(/ \([^)]*\)$/, "")), ...(second ? [second] : [])],
      substitute: holiday.substitute === true,
    }));
  });
};
