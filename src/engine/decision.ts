import type { Finding } from "../domain/finding.js";
import type { QueueItem } from "../domain/queue/item.js";
import type { Subject } from "../domain/subject.js";
import type { Instant } from "../domain/time.js";
import type { Write } from "./gateway.js";

/** What a look comes to. */
export interface Decision {
  readonly findings: readonly Finding[];
  readonly writes: readonly Write[];
  /** When the first of the findings may cease to hold, and the subject is to be looked at again. */
  readonly until: Instant | undefined;
  /** What the end of a check's summary says. */
  readonly notes?: readonly string[];
  /** What an issue's place in the order of work follows from, where the policy wants that order in an issue. */
  readonly item?: QueueItem | undefined;
  /** Paths of reports on the default branch with actions that name no issue. */
  readonly reports?: readonly string[] | undefined;
  /**
   * What is to be looked at next: the pull request whose look settles the check, if it is shared and another's (see
   * sharedHead.ts), or the issue itself once it has been closed.
   */
  readonly elsewhere?: Subject;
}
