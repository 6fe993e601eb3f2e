const UNIT_MINUTES: readonly (readonly [RegExp, number])[] = [
  [/^d/i, 1440],
  [/^w/i, 10080],
  [/^h/i, 60],
  [/^m/i, 1],
  [/^s/i, 1 / 60],
];
const PART =
  /(\d+(?:[.,]\d+)?)\s*-?\s*(weeks?|w|days?|d|hours?|hrs?|hr|h|minutes?|mins?|min|m|seconds?|secs?|sec|s)(?![\p{L}])\.?/giu;
const ISO = /\bP(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?\b/;

/**
 * A span of time as people write it (`1h 05m`, `4 hours 42 minutes`, `88 minutes`, `PT20M`), in minutes; undefined if the text
 * tells none. The text must be little else than the span.
 */
export const durationIn = (text: string): number | undefined => {
  const iso = ISO.exec(text);
  if (iso) return Number(iso[1] ?? 0) * 1440 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0);
  const parts = [...text.matchAll(PART)];
  if (parts.length === 0) return undefined;
  return parts.reduce((sum, [, number = "0", unit = ""]) => {
    const factor = UNIT_MINUTES.find(([letter]) => letter.test(unit))?.[1] ?? 0;
    return sum + Number(number.replace(",", ".")) * factor;
  }, 0);
};

/** How exact a written span means to be, in minutes: `11 Days` may be off by half a day, `88 minutes` by one. */
export const grainOf = (text: string): number => {
  const units = [...text.matchAll(PART)].map(([, , unit = ""]) => unit.charAt(0).toLowerCase());
  const approximate =
    /~|about|around|approx|roughly|circa|over|under|less|more|almost|nearly/i.test(text) ? 2 : 1;
  const smallest = units.includes("s") || units.includes("m") ? 1 : units.includes("h") ? 30 : 720;
  return smallest * approximate;
};

/** A span in minutes as a person says it: `4 h 42 min`. */
export const sayDuration = (minutes: number): string => {
  const whole = Math.round(Math.abs(minutes));
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  const parts = [
    days > 0 ? `${days} d` : "",
    hours > 0 ? `${hours} h` : "",
    rest > 0 || whole === 0 ? `${rest} min` : "",
  ];
  return `${minutes < 0 ? "minus " : ""}${parts.filter((part) => part !== "").join(" ")}`;
};
