import type { Log } from "../../engine/log.js";
import type { Io } from "./io.js";

/** A log for the command line: what went wrong is said on the other stream, the rest is not. */
export const complaints = (io: Io): Log => {
  const say = (facts: object, line: string): void => {
    const cause = "err" in facts && facts.err instanceof Error ? `: ${facts.err.message}` : "";
    const key = "key" in facts ? `${facts.key}: ` : "";
    io.err(`${key}${line}${cause}\n`);
  };
  return { info() {}, warn: say, error: say };
};
