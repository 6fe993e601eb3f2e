import { Misread } from "../../domain/calendar/misread.js";
import { isTimezone, properTimezone } from "../../policy/timezone.js";

/** Letters that people write behind a time, and the zones that they may mean. None of them knows summer time. */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  GMT: ["UTC", "Europe/London"],
  BST: ["Europe/London", "Asia/Dhaka"],
  WET: ["Europe/Lisbon"],
  WEST: ["Europe/Lisbon"],
  CET: ["Europe/Berlin"],
  CEST: ["Europe/Berlin"],
  MEZ: ["Europe/Berlin"],
  MESZ: ["Europe/Berlin"],
  EET: ["Europe/Helsinki", "Africa/Cairo"],
  EEST: ["Europe/Helsinki"],
  MSK: ["Europe/Moscow"],
  IST: ["Asia/Kolkata", "Europe/Dublin"],
  SGT: ["Asia/Singapore"],
  HKT: ["Asia/Hong_Kong"],
  JST: ["Asia/Tokyo"],
  KST: ["Asia/Seoul"],
  WITA: ["Asia/Makassar"],
  AEST: ["Australia/Sydney", "Australia/Brisbane"],
  AEDT: ["Australia/Sydney"],
  NZST: ["Pacific/Auckland"],
  NZDT: ["Pacific/Auckland"],
  SAST: ["Africa/Johannesburg"],
  EST: ["America/New_York", "America/Panama"],
  EDT: ["America/New_York"],
  ET: ["America/New_York"],
  CST: ["America/Chicago", "Asia/Shanghai"],
  CDT: ["America/Chicago"],
  CT: ["America/Chicago"],
  MST: ["America/Denver", "America/Phoenix"],
  MDT: ["America/Denver"],
  MT: ["America/Denver"],
  PST: ["America/Los_Angeles", "Asia/Manila"],
  PDT: ["America/Los_Angeles"],
  PT: ["America/Los_Angeles"],
};

const NAMED =
  /(?<=\d|[ap]m|noon|^|[\s(])\(?\b(?:UTC|Etc\/UTC|[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_]+){1,2})\b\)?(?! ?[+-]\d)/;
const OFFSET = /\b(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?\b/;
const ABBREVIATED = new RegExp(
  String.raw`(?<=[\d:mM)n]\s?|hrs )\(?\b(${Object.keys(LETTERS).join("|")})\b(?:/[ECMP][SD]T\b)?\)?`,
);

/**
 * Takes the zone out of a schedule's words: `Thursday 14:00 UTC`, `daily at 9:00 Europe/Berlin`.
 * @returns the words without it, and the zone by its IANA name where one was said
 * @throws {Misread} if the zone is said by an offset or by letters, which know no summer time
 */
export const takeZone = (text: string): { readonly rest: string; readonly timezone?: string } => {
  const offset = OFFSET.exec(text)?.[0];
  if (offset)
    throw new Misread(
      `"${offset}" is an offset, and knows no summer time; leave it out and give the job its own ` +
        `"timezone", such as "Europe/Berlin"`,
    );
  const [, letters] = ABBREVIATED.exec(text) ?? [];
  if (letters) throw new Misread(sayLetters(letters));
  const found = NAMED.exec(text);
  const name = found?.[0].replaceAll(/[()]/g, "");
  if (!found || name === undefined || !isTimezone(name)) return { rest: text };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { rest: rest.trim(), timezone: properTimezone(name) };
};

const sayLetters = (letters: string): string => {
  const [zone, other] = LETTERS[letters] ?? [];
  return other === undefined
    ? `"${letters}" is not how a time zone is named here, for letters know no summer time; leave it out and give the ` +
        `job its own "timezone", such as "${zone}"`
    : `"${letters}" may mean "${zone}" or "${other}"; leave it out and give the job the one that is meant as its "timezone"`;
};
