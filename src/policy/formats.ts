import { isTimezone } from "./timezone.js";

/** The formats that the schema names (`"format": "…"`) and ajv does not know of itself. Built into the validator. */
export const formats = { timezone: isTimezone };
