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
    /\b(today|tomorrow|next week|next month|soon|asap|tbd|tbc|tba|eod)\b/,
    (found) => `"${found}" is no day of the calendar; write a date or how often the job comes`,
  ],
];

const ADVERB = `(?:hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual)`;
const TWO_FREQUENCIES = new RegExp(
  String.raw`\b(${ADVERB})\b(?:\s*[,/&]\s*|\s+(?:or|and|to)\s+)+\b(${ADVERB})\b`,
);

/** Zones as letters: several places share each, and none knows summer time. */
const ZONE =
  /(?<=[\d:mM)] ?)\(?\b([ECMP][SD]?T(?:\/[ECMP][SD]?T)?|CES?T|EES?T|WES?T|BST|IST|JST|KST|AE[SD]T|UTC|GMT)\b\)?/;

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
  const zone = ZONE.exec(text);
  if (zone)
    throw new Misread(
      `"${zone[1]}" is not how a time zone is named here; leave it out and give the job its own ` +
        `"timezone", such as ${zone[1] === "UTC" || zone[1] === "GMT" ? '"UTC"' : '"America/New_York"'}`,
    );
  for (const [pattern, say] of VAGUE) {
    const found = pattern.exec(plain)?.[0];
    if (found) throw new Misread(say(found));
  }
};

const twoReadings = (found: string, one: string, other: string): Misread =>
  new Misread(`"${found}" may mean "${one}" or "${other}"; write the one that is meant`);
