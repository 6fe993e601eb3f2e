import { Temporal } from "../time.js";

/** Who sits where at one occurrence of a recurring job. A seat that nobody could take is not in it. */
export interface Turn {
  readonly seat: string;
  readonly who: string;
}

/** What an occurrence's issue carries of its job beside key and turns, so that a look at the issue alone is enough. */
export interface Carried {
  /** The names of its seats; one that nobody took has no turn. */
  readonly seats?: readonly string[];
  /** Who sits there now, where people have passed seats on. */
  readonly now?: readonly Turn[];
  /** Who came next when it was opened, first in line before second, and the places of the seats that each may take. */
  readonly next?: readonly (readonly [string, readonly number[]])[];
  /** By when it is to be done, and when those who do it are reminded: instants in ISO 8601. */
  readonly due?: string;
  readonly warn?: string;
  /** Steps that must have been shown to be done before it may close. */
  readonly evidence?: readonly string[];
  /** It closes by itself once every box is ticked. */
  readonly close?: "ticked";
  /** The instant at which it is closed as it stands, in ISO 8601. */
  readonly until?: string;
  /** Who hands the watch over, and to whom: an occurrence of no job, but of the policy's on-call turns. */
  readonly watch?: { readonly from: readonly string[]; readonly to: readonly string[] };
}

/** What the hidden first line of an occurrence's issue says. */
export interface OccurrenceMark extends Carried {
  readonly key: string;
  /** Who was given which seat when it was opened. */
  readonly turns: readonly Turn[];
}

/**
 * The hidden first line of an issue that was opened for a key, with who got which seat. It is bound to its repository: a
 * copy elsewhere counts for nothing.
 */
export const occurrenceMark = (
  repositoryId: number | string,
  key: string,
  turns: readonly Turn[],
  carried: Carried = {},
): string => {
  const more = Object.keys(carried).length > 0 ? ` ${hidden(carried)}` : "";
  return `<!-- watchbill:maintenance ${repositoryId} ${key} ${hidden(turns)}${more} -->`;
};

// A greater-than sign could end the comment that hides it, and these three divide its two parts.
const hidden = (value: unknown): string =>
  JSON.stringify(value).replaceAll(">", "\\u003e").replaceAll("] {", "]\\u0020{");

const OCCURRENCE = /^<!-- watchbill:maintenance (\d+) (\S+@\S+) (\[.*?\])(?: (\{.*\}))? -->/;

/**
 * For what an issue was opened, by its first line; undefined if for no occurrence.
 *
 * @param repositoryId of the repository that it must have been opened in; any if left out
 */
export const readOccurrence = (body: string, repositoryId?: number): OccurrenceMark | undefined => {
  const [, repository, key, turns, more] = OCCURRENCE.exec(body) ?? [];
  if (!key || !turns) return undefined;
  if (repositoryId !== undefined && repository !== String(repositoryId)) return undefined;
  try {
    const carried = sound(more === undefined ? {} : JSON.parse(more));
    const given: unknown = JSON.parse(turns);
    return isTurns(given) ? { ...carried, key, turns: given } : undefined;
  } catch {
    return undefined;
  }
};

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
const isTurns = (value: unknown): value is Turn[] =>
  Array.isArray(value) &&
  value.every((one) => typeof one?.seat === "string" && typeof one?.who === "string");
const isLine = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((one) => Array.isArray(one) && typeof one[0] === "string" && Array.isArray(one[1]));

// Whoever may edit the issue may have changed it: what is not as it was written is left out.
const sound = (carried: Carried): Carried => {
  const { seats, now, next, until, watch, ...rest } = carried;
  return {
    ...rest,
    ...(isTexts(seats) ? { seats } : {}),
    ...(isTurns(now) ? { now } : {}),
    ...(isLine(next) && next ? { next } : {}),
    ...(typeof until === "string" && isInstant(until) ? { until } : {}),
    ...(isTexts(watch?.from) && isTexts(watch?.to) ? { watch } : {}),
  };
};

const isInstant = (text: string): boolean => {
  try {
    return Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
};

/** The hidden line as it stands, and as it is with other people in the seats; undefined where there is none. */
export const remarked = (
  body: string,
  now: readonly Turn[],
): { readonly from: string; readonly to: string } | undefined => {
  const found = OCCURRENCE.exec(body);
  const read = readOccurrence(body);
  if (!found || !read) return undefined;
  const { key, turns, now: _, ...carried } = read;
  const isAsBegun = JSON.stringify(now) === JSON.stringify(turns);
  return {
    from: found[0],
    to: occurrenceMark(found[1] ?? "", key, turns, isAsBegun ? carried : { ...carried, now }),
  };
};

/** The line of an occurrence's text that says who has a seat. Named so that GitHub tells them, assigned or not. */
export const seatLine = (seat: string, who: string | undefined): string => {
  const label = seat === "" ? "For" : `**${seat.replaceAll(/[\r\n*`<>]/g, " ").trim()}**`;
  return `- ${label}: ${who === undefined ? "nobody is free" : `@${who}`}`;
};
