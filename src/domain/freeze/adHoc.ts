import type { Instant } from "../time.js";
import type { Call } from "./call.js";
import type { Frame } from "./read.js";
import type { FreezeWindow } from "./settings.js";
import { fixed } from "./span.js";

/** A freeze that someone has called: it starts when called and lasts until it is lifted. */
export interface AdHocFreeze
  extends Pick<
    FreezeWindow,
    "name" | "reason" | "branches" | "paths" | "labels" | "open_to" | "stage"
  > {
  readonly since: Instant;
  readonly until?: Instant | undefined;
  readonly call?: Call;
  /** Why it is not known whether whoever called it may; undefined if it is. */
  readonly doubt?: string | undefined;
}

/** A called freeze as a window among the policy's. */
export const adHocFrame = ({ since, until, call, doubt: _, ...window }: AdHocFreeze): Frame => ({
  window,
  call,
  spans: fixed([
    {
      since: since.epochMilliseconds,
      until: until?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    },
  ]),
});
