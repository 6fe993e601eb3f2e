import { Misread } from "../../domain/calendar/misread.js";

/** Words that mean two things, each with both of them, ready to be written instead. */
const TWO_READINGS: readonly (readonly [RegExp, string, string])[] = [
  [/\bbi-?\s?(annual|annually|yearly)\b/, "twice a year", "every two years"],
  [/\bbi-?\s?week(ly)?\b/, "every two weeks", "twice a week"],
  [/\bbi-?\s?month(ly)?\b/, "every two months", "twice a month"],
  [/\bbi-?\s?quarterly\b/, "every two quarters", "twice a quarter"],
  [/\bbi-?\s?daily\b/, "every two days", "twice a day"],
  [/\bsemi-?\s?(weekly)\b/, "twice a week", "every two weeks"],
  [/\bsemi-?\s?(monthly)\b/, "1st and 15th of every month", "every two weeks"],
];

const WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?";
const NTH = new RegExp(
  String.raw`\bevery (second|third|fourth|2nd|3rd|4th) (${WEEKDAY})s?\b(?! (?:of|in|each|every)\b)`,
);

/** Words that say how often only roughly, or not at all, with what to write instead. */
const VAGUE: readonly (readonly [RegExp, (found: string) => string])[] = [
  [
    /\b(regularly|periodically|frequently|often|occasionally|rarely|rare|seldom|sometimes|now and then|from time to time|constantly|continuously|continuous|ongoing|various|irregularly)\b/,
    (found) =>
      `"${found}" says not how often; write for example "weekly", "first Monday of the month" or "on demand"`,
  ],
  [
    /\b(sprints?|iterations?|milestones?)\b/,
    (found) =>
      `"${found}" names a span that no calendar knows; count its weeks instead, such as "every other Thursday", ` +
      `with the first such day as the job's "start"`,
  ],
  [
    /(~|\?|\babout\b|\bapproximately\b|\baround\b|\broughly\b|\bcirca\b|\bapprox\b)/,
    (found) => `"${found}" leaves the day open; write the days or the interval that is meant`,
  ],
  [
    /\b(\d+)\s?[-–]\s?\d+ (days|weeks|months|years)\b/,
    (found) => `"${found}" leaves the interval open; write the one that is meant`,
  ],
  [
    /\b\d{1,2}\/\d{1,2}(\/\d{2,4})?\b/,
    (found) =>
      `"${found}" could put the day or the month first; write it as 2026-12-24 or "24 December"`,
  ],
  [
    /\b(weekends?|week-ends?)\b/,
    () => `weekends differ from country to country; name the days, such as "Saturday and Sunday"`,
  ],
  [
    /\b(except|unless|excluding|but not)\b/,
    (found) =>
      `"${found}" cannot be followed; write when the job comes, and let "day_off" say what becomes of days off`,
  ],
  [
    /\b(nightly|every night|each night|overnight)\b/,
    (found) => `"${found}" names no hour; write for example "daily at 02:00"`,
  ],
  [
    /^(n\/?a|none|never|nil|-|–|automated|now automated|automatic(ally)?)$/,
    (found) => `"${found}" is no schedule; leave the job out, or write "on demand"`,
  ],
  [
    /\b(cob|eob|eod|close of (?:business|play)|(?:end|start|beginning) of (?:the )?(?:working |business )?day)\b/,
    (found) => `"${found}" names no hour; write the time, such as "at 17:00"`,
  ],
  [
    /\b(before|by|after) (?:\d{1,2}(?::\d{2})?\s?[ap]\.?m\b|\d{1,2}:\d{2}|noon|midnight)/,
    (found) =>
      `"${found}" leaves the hour open; write the time at which it comes, such as "at 05:00"`,
  ],
  [
    /(?<!every |each )\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th)(?: full| whole| calendar)? week\b/,
    (found) =>
      `"${found}" names no day, and weeks of a month are counted in several ways; write for example ` +
      `"first Monday of the month"`,
  ],
  [
    /\b(spring|summer|autumn|winter|semester|school year|fiscal year|financial year|[qh][1-4])\b/,
    (found) =>
      `"${found}" begins on another day from place to place; name the months, such as "Jan, Apr, Jul, Oct"`,
  ],
  [
    /\b(?:mid|middle|early|late)(?:[- ](?:of(?: the)? )?(?:month|quarter|year|week|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b/,
    (found) => `"${found}" names no day; write one, such as "15th of the month"`,
  ],
  [
    /\b(?:before|ahead of|prior to|on|at) (?:the )?(?:expiry|expiration|it expires|renewal)\b/,
    (found) => `"${found}" needs the date of expiry; give it as in "when: {expires: 2027-04-20}"`,
  ],
  [
    /\b(?:every|each|per|on|after|before|with) (?:[\w-]+ ){0,2}(?:prs?|pull requests?|commits?|push|deploy(?:ment)?s?|releases?|builds?|merges?|incidents?|upgrades?|changes?|breach|compromise|exposure)\b/,
    (found) =>
      `"${found}" is no day of the calendar; write "on demand", or what it waits for, such as ` +
      `"release of owner/name" or "after #12"`,
  ],
  [
    /\b(today|tomorrow|next week|next month|soon|asap|tbd|tbc|tba)\b/,
    (found) => `"${found}" is no day of the calendar; write a date or how often the job comes`,
  ],
];

const ADVERB = `(?:hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual)`;
const TWO_FREQUENCIES = new RegExp(
  String.raw`\b(${ADVERB})\b(?:\s*[,/&]\s*|\s+(?:or|and|to)\s+)+\b(${ADVERB})\b`,
);

/**
 * Refuses words that could be taken in two ways, or in any, before they are read.
 * @throws {Misread} naming the two readings, or what to write instead
 */
export const refuseUnclear = (text: string): void => {
  const plain = text.toLowerCase().replaceAll(/\s+/g, " ").trim();
  for (const [pattern, one, other] of TWO_READINGS) {
    const found = pattern.exec(plain)?.[0];
    if (found) throw twoReadings(found, one, other);
  }
  const nth = NTH.exec(plain);
  if (nth)
    throw twoReadings(
      nth[0],
      nth[1] === "second" || nth[1] === "2nd"
        ? `every other ${nth[2]}`
        : `every ${nth[1]?.startsWith("t") || nth[1] === "3rd" ? "three" : "four"} weeks on ${nth[2]}`,
      `${nth[1]} ${nth[2]} of the month`,
    );
  const sure = /^([^?~()]+?)\s*\(?\?+\)?$/.exec(plain);
  if (sure) throw twoReadings(plain, sure[1] as string, "on demand");
  const two = TWO_FREQUENCIES.exec(plain);
  if (two && two[1] !== two[2]) throw twoReadings(two[0], two[1] as string, two[2] as string);
  for (const [pattern, say] of VAGUE) {
    const found = pattern.exec(plain)?.[0];
    if (found) throw new Misread(say(found));
  }
};

const twoReadings = (found: string, one: string, other: string): Misread =>
  new Misread(`"${found}" may mean "${one}" or "${other}"; write the one that is meant`);
