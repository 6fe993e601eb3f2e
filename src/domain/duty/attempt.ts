import { Misread } from "../calendar/misread.js";
import { Located } from "../freeze/where.js";

/** What is wrong, or surprising, in the sections of duty, with its place as keys from the policy down. */
export interface DutyProblem {
  readonly path: readonly (string | number)[];
  readonly part?: "key" | "value";
  readonly message: string;
  readonly suggestion?: string;
  readonly severity?: "error" | "warning";
}

/** Reads a setting; if it cannot be understood, that is noted as a problem and the setting left out. */
export type Attempt = <T>(path: DutyProblem["path"], read: () => T) => T | undefined;

/** An attempt that notes what is wrong in `problems`. */
export const attemptWith =
  (problems: DutyProblem[]): Attempt =>
  (path, read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      const place = error instanceof Located ? error.place : [];
      const steps = place.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      problems.push({ path: [...path, ...steps], message: error.message });
      return undefined;
    }
  };
