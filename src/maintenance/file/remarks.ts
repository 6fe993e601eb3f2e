import { Misread } from "../../domain/calendar/misread.js";
import type { Path, Remark } from "../../policy/problem.js";

/** Gathers what is wrong with a part of a file, so that one mistake does not hide the next. */
export interface Remarks {
  readonly all: readonly Remark[];
  add(path: Path, message: string, more?: Omit<Remark, "path" | "message">): void;
  /** What `read` gives; when it cannot take something at its word, that is remarked at the path. */
  read<T>(path: Path, read: () => T): T | undefined;
}

/** An empty gathering. Messages become sentences: they end with a full stop if they end with nothing else. */
export const gather = (): Remarks => {
  const all: Remark[] = [];
  const add: Remarks["add"] = (path, message, more) => {
    const first = message.slice(0, 1).toUpperCase();
    const sentence = `${first}${message.slice(1)}${/[.?!]$/.test(message) ? "" : "."}`;
    all.push({ path, message: sentence, ...more });
  };
  return {
    all,
    add,
    read(path, read) {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof Misread)) throw error;
        add(path, error.message);
        return undefined;
      }
    },
  };
};
