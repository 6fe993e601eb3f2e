import type { Instant } from "../time.js";
import type { AdHocFreeze } from "./adHoc.js";

/** What is asked: may this change merge at this instant? What is left out is not there. */
export interface FreezeQuestion {
  /** The policy's IANA zone. */
  readonly timezone: string;
  readonly at: Instant;
  /** The branch it would merge into; left out: some production branch. */
  readonly base?: string | undefined;
  /** Whether that is a production branch; left out: it is. */
  readonly production?: boolean;
  readonly paths?: readonly string[];
  readonly labels?: readonly string[];
  readonly openedAt?: Instant | undefined;
  /** Freezes that people have called beside those of the policy. */
  readonly adHoc?: readonly AdHocFreeze[];
}
