import type { Reading } from "../reading.js";

/** Whether some sentence of a document speaks of both, whatever section it stands in. */
export const isAnswered =
  (one: RegExp, other: RegExp) =>
  ({ statements }: Reading): boolean =>
    statements.some(({ text }) => one.test(text) && other.test(text));
