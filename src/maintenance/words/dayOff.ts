import type { DayOff } from "../when.js";
import { accept, type Cursor } from "./cursor.js";

const SUCH = ["working day", "business day", "workday", "weekday"];
const SIDES: readonly (readonly [string, DayOff])[] = [
  ["next", "after"],
  ["following", "after"],
  ["previous", "before"],
  ["preceding", "before"],
  ["nearest", "nearest"],
  ["closest", "nearest"],
];
const PHRASES = new Map(
  SIDES.flatMap(([side, dayOff]) =>
    SUCH.flatMap((such) =>
      [`or the ${side} ${such}`, `or ${side} ${such}`].map((text) => [text, dayOff] as const),
    ),
  ),
);

/** Reads what becomes of a day off, at the end of the words: `or the next working day`. */
export const readDayOff = (cursor: Cursor): DayOff | undefined => {
  accept(cursor, ",");
  const phrase = accept(cursor, ...PHRASES.keys());
  return phrase === undefined ? undefined : PHRASES.get(phrase);
};
