import type { Rights } from "./facts.js";

const LEVELS: readonly (string | undefined)[] = [undefined, "read", "write", "admin"];

/** What is wanted and not had: `checks: write` for a permission, `the event push` for an event. */
export const lacking = (has: Rights, wants: Rights): readonly string[] => [
  ...Object.entries(wants.permissions)
    .filter(([name, level]) => LEVELS.indexOf(has.permissions[name]) < LEVELS.indexOf(level))
    .map(([name, level]) => `${name}: ${level}`),
  ...wants.events.filter((event) => !has.events.includes(event)).map((name) => `the event ${name}`),
];
