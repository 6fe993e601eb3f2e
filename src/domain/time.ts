import { Temporal } from "temporal-polyfill";

export { Temporal };

/** A moment, without a zone. Everything below the doors is given its instants; nothing asks the system. */
export type Instant = Temporal.Instant;

/**
 * Reads the time and wakes people up at it. The doors bring the system's; tests and the demo bring one they move.
 */
export interface Clock {
  now(): Instant;
  /** Calls `wake` once, at `instant` or as soon as it has passed. Gives a function that calls it off. */
  at(instant: Instant, wake: () => void): () => void;
}

/** The earliest of the instants given; undefined if there is none. */
export const earliest = (instants: Iterable<Instant | undefined>): Instant | undefined => {
  let first: Instant | undefined;
  for (const instant of instants)
    if (instant && (!first || Temporal.Instant.compare(instant, first) < 0)) first = instant;
  return first;
};

/**
 * An instant as a person on the team reads it: `Sunday 22 November 2026, 00:00 (Africa/Cairo, UTC+02:00)`.
 * The offset tells apart the two equal hours of an autumn night.
 */
export const sayInstant = (instant: Instant, timezone: string): string => {
  const local = instant.toZonedDateTimeISO(timezone);
  const day = local.toLocaleString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const zone = timezone === "UTC" ? "UTC" : `${timezone}, UTC${local.offset}`;
  return `${day.replace(",", "")}, ${local.toPlainTime().toString({ smallestUnit: "minute" })} (${zone})`;
};
