import { type Duration, readDuration } from "../domain/calendar/duration.js";
import { Misread } from "../domain/calendar/misread.js";
import { type Instant, Temporal } from "../domain/time.js";
import { saidBack } from "./words.js";

/** For how long something is asked: a duration from the asking on, or until a moment. */
export type Term =
  | { readonly kind: "for"; readonly duration: Duration }
  /** A moment on the clocks of the team's zone. */
  | { readonly kind: "until local"; readonly at: Temporal.PlainDateTime }
  /** A moment typed with its offset. */
  | { readonly kind: "until"; readonly at: Instant };

/**
 * When a term is over. Days are counted on the calendar of `timezone` (IANA), minutes as they pass; a wall time that a
 * clock change shows twice or never is taken as the earlier, so that nothing lasts longer than was said.
 */
export const endOf = (term: Term, from: Instant, timezone: string): Instant => {
  if (term.kind === "until") return term.at;
  if (term.kind === "until local")
    return term.at.toZonedDateTime(timezone, { disambiguation: "earlier" }).toInstant();
  const { days, minutes } = term.duration;
  return from.toZonedDateTimeISO(timezone).add({ days }).toInstant().add({ minutes });
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)\s?(Z|[+-]\d{2}:\d{2})?$/i;

/**
 * Reads what follows `for` (`2h`, `90 minutes`, `1 day`) or `until` (`2026-11-20T18:00`, in the team's zone or with `Z` or
 * an offset; a blank may stand for the T).
 *
 * @returns the term; or what is wrong with it, in a sentence
 */
export const readTerm = (
  word: "for" | "until",
  text: string,
): { readonly term: Term } | { readonly wrong: string } => {
  if (word === "until") return readMoment(text);
  try {
    return { term: { kind: "for", duration: readDuration(text) } };
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    return {
      wrong: `${saidBack(text)} is no duration of at least a minute and at most a year, like \`2h\`, \`90 minutes\` or \`1 day\`.`,
    };
  }
};

const readMoment = (text: string): ReturnType<typeof readTerm> => {
  if (DAY.test(text))
    return {
      wrong: `${saidBack(text)} leaves open when on that day it ends: add the time, as in \`${text}T18:00\`.`,
    };
  const [, day, time, offset] = MOMENT.exec(text) ?? [];
  try {
    if (offset)
      return { term: { kind: "until", at: Temporal.Instant.from(`${day}T${time}${offset}`) } };
    if (day) {
      const at = Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: "reject" });
      return { term: { kind: "until local", at } };
    }
  } catch {
    return { wrong: `${saidBack(text)} is not on the calendar or the clock.` };
  }
  return { wrong: `${saidBack(text)} is no moment like \`2026-11-20T18:00\`.` };
};
