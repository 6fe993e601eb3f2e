import ical, { ICalCalendarMethod } from "ical-generator";
import type { Instant } from "../domain/time.js";
import type { Foreseen } from "./preview.js";

/** How long an entry takes up in a calendar when the job does not say: long enough to be seen. */
const DEFAULT_MINUTES = 30;

/**
 * What is foreseen as an iCalendar file (RFC 5545), times in UTC. An occurrence's UID is its key, so a calendar that takes
 * the file anew changes its entries instead of doubling them.
 * @param stamp when the calendar was made, as DTSTAMP wants it
 */
export const icalendar = (entries: readonly Foreseen[], stamp: Instant): string => {
  const calendar = ical({
    name: "Maintenance",
    prodId: { company: "watchbill", product: "maintenance" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { at, key, title, turns, lasts, job } of entries) {
    const people = turns.map(({ seat, who }) => (seat ? `${seat}: @${who}` : `@${who}`));
    calendar.createEvent({
      id: key,
      stamp: new Date(stamp.epochMilliseconds),
      start: new Date(at.epochMilliseconds),
      end: new Date(at.epochMilliseconds + (lasts ?? DEFAULT_MINUTES) * 60_000),
      summary: title,
      description:
        [...people, ...(job.runbook ? [`Runbook: ${job.runbook}`] : [])].join("\n") || null,
    });
  }
  return `${calendar.toString()}\r\n`;
};
