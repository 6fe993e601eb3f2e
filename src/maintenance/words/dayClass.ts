import type { DayClass } from "../when.js";
import { accept, type Cursor } from "./cursor.js";

const NAMES: readonly (readonly [DayClass, readonly string[]])[] = [
  [
    "working day",
    [
      "working days",
      "working day",
      "business days",
      "business day",
      "work days",
      "work day",
      "workdays",
      "workday",
    ],
  ],
  ["weekday", ["weekdays", "weekday", "week days", "week day"]],
  ["day", ["days", "day"]],
];

/** Reads a kind of days: `working days`, `business day`, `weekdays`, `day`. */
export const readClass = (cursor: Cursor): DayClass | undefined => {
  accept(cursor, "calendar");
  return NAMES.find(([, names]) => accept(cursor, ...names))?.[0];
};
