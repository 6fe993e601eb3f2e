import type { Log } from "../src/engine/log.js";

/** A log that nobody reads. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };
