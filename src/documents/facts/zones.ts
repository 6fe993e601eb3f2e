import type { Reading } from "../reading.js";
import { clocksIn } from "../time/clocks.js";
import { offsetOf } from "../time/instants.js";
import { zoneIn } from "../time/moments.js";
import type { Entry } from "../timeline/entries.js";
import { type Contradiction, hasZone, type Moments } from "./moments.js";

/** Entries of the timeline whose time is told in another zone than that of the first with one. */
export const mixedZones = (entries: readonly Entry[]): readonly Contradiction[] => {
  const told = entries.flatMap(({ text, line }) => {
    const zone = zoneOf(text);
    return zone === undefined ? [] : [{ zone, offset: offsetOf(zone), line }];
  });
  const [first] = told;
  if (!first) return [];
  const other = told.find(
    ({ zone, offset }) => zone !== first.zone && (offset === undefined || offset !== first.offset),
  );
  return other
    ? [
        {
          line: other.line,
          message: `The timeline's times are in ${first.zone} before, and in ${other.zone} from here on. Write all of them in one zone.`,
        },
      ]
    : [];
};

const zoneOf = (text: string): string | undefined => {
  const head = text.slice(0, 40);
  return clocksIn(head).find(({ zone }) => zone !== undefined)?.zone ?? zoneIn(head);
};

/** Whether times are told and none says where on earth they are the time. */
export const noZone = (
  reading: Reading,
  moments: Moments,
  entries: readonly Entry[],
  line: number,
): readonly Contradiction[] =>
  (moments.size > 0 || entries.some(({ clock }) => clock)) &&
  !hasZone(reading, moments) &&
  !entries.some(({ text }) => zoneOf(text) !== undefined)
    ? [
        {
          line,
          message:
            'The times have no offset or zone. Write once which zone they are in, such as "All times in UTC".',
        },
      ]
    : [];
