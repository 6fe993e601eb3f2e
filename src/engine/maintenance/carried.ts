import type { Carried } from "../../domain/maintenance/mark.js";
import { type Instant, sayInstant, Temporal } from "../../domain/time.js";
import type { Job, Schedule } from "../../maintenance/job.js";
import { nextChange } from "./handover.js";
import { nextOf } from "./next.js";

/** As many of those who come next are carried; more than that never pass one turn on. */
const MOST_NEXT = 20;

/** What an occurrence's issue carries of its job, beside key and turns: what looks at the issue alone go by. */
export const carriedBy = (
  { seats, close }: Job,
  next: NonNullable<Carried["next"]>,
  until: Instant | undefined,
): Carried => ({
  ...(seats.length > 0 ? { seats: seats.map(({ name }) => name) } : {}),
  ...(next.length > 0 ? { next: next.slice(0, MOST_NEXT) } : {}),
  ...(close ? { close } : {}),
  ...(until ? { until: until.toString() } : {}),
});

/** When an occurrence's issue is closed as it stands; undefined if it stays open until somebody closes it. */
export const untilOf = (
  job: Job,
  at: Instant,
  now: Instant,
  schedule: Schedule,
): Instant | undefined => {
  if (job.expires === "next") return nextChange(job, schedule, at) ?? nextOf(job, at, schedule);
  if (job.expires !== "end of day") return undefined;
  // Opened late, it has what is left of the day on which it was opened.
  const from = Temporal.Instant.compare(now, at) > 0 ? now : at;
  const day = from.toZonedDateTimeISO(job.timezone).toPlainDate();
  return day.add({ days: 1 }).toZonedDateTime(job.timezone).toInstant();
};

/** In a sentence or two when an occurrence's issue is closed without anyone closing it; empty if it is not. */
export const sayClosing = (
  { close, expires, timezone }: Job,
  until: Instant | undefined,
): string => {
  const ticked = close ? "It closes by itself once every box is ticked" : "";
  const over = until
    ? `${expires === "next" ? "when the next one is due" : "at the end of the day"}, on ${sayInstant(until, timezone)}`
    : "";
  if (ticked && over) return `${ticked}, or as it stands ${over}.`;
  if (over) return `It is closed as it stands ${over}.`;
  return ticked && `${ticked}.`;
};
