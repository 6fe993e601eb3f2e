import { Temporal } from "temporal-polyfill";

// What date-holidays asks of moment-timezone, said by the zones that Node itself has. In the Action's bundle this stands
// in for moment-timezone, three quarters of a megabyte of zones that every start would have to read. The rest of that
// library is not there: what a later date-holidays may call beside these fails loudly, and test/build says so.

const ISO_SECONDS = { smallestUnit: "second", timeZoneName: "never" } as const;

/** An instant, to be looked at in a zone: `moment("2026-03-20T14:46:00.000Z").tz("Asia/Tokyo").date()`. */
const moment = (instant: string) => {
  const inZone = (zone: string) => {
    const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
    return { month: () => local.month - 1, date: () => local.day };
  };
  return { tz: inZone, utcOffset: inZone };
};

/**
 * A local time of a zone, as moment reads it: what the clocks skip moves forward, of what they repeat the first counts.
 *
 * @param local such as `2026-03-29 02:30:00`
 * @param zone IANA name
 */
moment.tz = (local: string, zone: string) => {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
  return { format: () => zoned.toString(ISO_SECONDS) };
};

export default moment;
