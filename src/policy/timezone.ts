import { closest } from "./closest.js";
import { shown } from "./problem.js";

/** Abbreviations that ICU, and so Node, takes for zones though IANA lists none such: `IST` is India, Ireland or Israel. */
const ABBREVIATIONS = new Set(
  "ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST".split(
    " ",
  ),
);

/** Names that IANA prefers and that older runtimes know without listing them. */
const NEWER_NAMES = [
  "UTC",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Europe/Kyiv",
];

const knownNames = (): string[] => [...Intl.supportedValuesOf("timeZone"), ...NEWER_NAMES];

/** Whether the runtime knows a time zone by this IANA name, in whatever case. Offsets and abbreviations are no names. */
export const isTimezone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name) || ABBREVIATIONS.has(name.toUpperCase())) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** A known zone's name in the case in which IANA writes it, where the runtime lists it; else as it is. */
export const properTimezone = (name: string): string =>
  knownNames().find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;

/** The zone that was probably meant by a wrong name: `Africa/Kairo`, `cairo` and `Africa / Cairo` are Africa/Cairo. */
export const nearestTimezone = (name: string): string | undefined => {
  const names = knownNames();
  const wanted = name
    .trim()
    .replaceAll(/\s*\/\s*/g, "/")
    .replaceAll(/\s+/g, "_");
  const city = (zone: string): string => zone.slice(zone.lastIndexOf("/") + 1);
  const near = closest(wanted, names);
  if (near) return near;
  const nearCity = closest(city(wanted), names.map(city));
  return names.find((zone) => city(zone) === nearCity);
};

/** What is wrong with a name that is no time zone. */
export const timezoneTrouble = (name: string): { message: string; suggestion?: string } => {
  if (/^(UTC|GMT)?\s*[+-]\s*\d/i.test(name))
    return {
      message:
        `expected a time zone by its name, such as "Africa/Cairo", found an offset (${shown(name)}). ` +
        "An offset knows no summer time.",
    };
  if (/^[A-Z]{3,4}$/.test(name))
    return {
      message:
        `expected a time zone by its name, such as "Africa/Cairo", found an abbreviation (${shown(name)}). ` +
        "Several places share an abbreviation, and it knows no summer time.",
    };
  const suggestion = nearestTimezone(name);
  return suggestion
    ? {
        message: `${shown(name)} is not a time zone. Did you mean ${shown(suggestion)}?`,
        suggestion,
      }
    : { message: `${shown(name)} is not a time zone. Zones have names such as "Africa/Cairo".` };
};
