/** A time of day as written in a report. */
export interface WrittenClock {
  readonly hour: number;
  /** Undefined where only the hour is known: `22:XX`. */
  readonly minute: number | undefined;
  /** `UTC`, `CET`, `+02:00`, `Z` … as written behind it; undefined if nothing is. */
  readonly zone: string | undefined;
  readonly at: number;
  readonly length: number;
  /** False for a 25:00 or a 10:75. */
  readonly possible: boolean;
}

/** Names of zones as people abbreviate them; what each stands for depends on where they are. */
export const ZONE_SOURCE =
  "(?:UTC|GMT)(?:\\s?[+-]\\d{1,2}(?::?\\d{2})?)?|Z\\b|[A-Z][ECMPAS]?[SD]T\\b|[CEMW]E?S?T\\b|E[ECS]T\\b|ET\\b|PT\\b|CT\\b|MT\\b|BST|IST|JST|KST|CEST|EEST|AEST|AEDT|NZ[SD]?T|SGT|HKT|MSK|WIB|ICT|BRT|EAT|WAT|SAST|[+-]\\d{2}:?\\d{2}\\b|(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/[A-Z]\\w+";

/** The source of a pattern that matches a time of day as people write it, without groups. */
export const CLOCK_SOURCE =
  "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,6})?)?\\s?(?:[AaPp]\\.?[Mm]\\b\\.?)?|\\d{1,2}:(?:XX|xx|\\?\\?|--)|\\d{1,2}\\s?[AaPp]\\.?[Mm]\\b\\.?|\\d{1,2}h\\d{2}\\b|\\d{4}(?=\\s?(?:UTC|GMT|Z\\b|hrs?\\b|hours\\b|h\\b|[CE]E?S?T\\b|[PEMC][SD]T\\b|BST\\b|IST\\b))|\\d{1,2}\\.\\d{2}(?=\\s?(?:[AaPp]\\.?[Mm]\\b|UTC|GMT|CES?T|BST))|\\d{1,2}時(?:\\d{1,2}分)?|[T+]\\s?[+-]?\\d{1,4}\\s?(?:m|min|mins|minutes|h|hours?|:\\d{2})\\b";

const CLOCK = new RegExp(
  `(?<![\\w.:/#$-]|(?:\\d)T)(?:~|c\\.)?(${CLOCK_SOURCE})(?!\\w|:\\S|/\\d|\\.\\d|-\\d{4})\\s?(?:\\(?(${ZONE_SOURCE})\\)?)?|(?<=\\d[T_])(\\d{2}:?\\d{2}(?::?\\d{2}(?:[.,]\\d+)?)?)(Z|[+-]\\d{2}:?\\d{2})?(?!\\w)`,
  "g",
);

/** The times of day that a text names, in its order. Spans such as `0:15` cannot be told from times; context must. */
export const clocksIn = (text: string): readonly WrittenClock[] =>
  [...text.matchAll(CLOCK)].map((match) => {
    const [whole, clock, zone, iso, isoZone] = match;
    const written = clock ?? iso ?? "";
    return { ...partsOf(written), zone: zone ?? isoZone, at: match.index, length: whole.length };
  });

const partsOf = (text: string): Pick<WrittenClock, "hour" | "minute" | "possible"> => {
  const numbers = (
    /^\d{4,}$/.test(text) ? [text.slice(0, 2), text.slice(2, 4)] : (text.match(/\d+/g) ?? [])
  ).map(Number);
  const [hour = 0, minute] = numbers;
  const afternoon = /p\.?m/i.test(text) && hour < 12;
  const twelve = /a\.?m/i.test(text) && hour === 12;
  const blank = /:[Xx?-]/.test(text);
  const relative = /^[T+]/.test(text);
  return {
    hour: afternoon ? hour + 12 : twelve ? 0 : hour,
    minute: blank ? undefined : (minute ?? 0),
    possible: relative || (hour <= 24 && (minute ?? 0) < 60 && !(hour === 24 && (minute ?? 0) > 0)),
  };
};
