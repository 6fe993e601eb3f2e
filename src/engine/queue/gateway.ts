import type { Repository, Subject } from "../../domain/subject.js";

/** The label of the issue that shows the order of work: by it the issue is found, closed or not. */
export const QUEUE_LABEL = "watchbill-queue";

/** GitHub, as the issue that shows the order of work needs it. Throws a `GatewayError` like the rest of the port. */
export interface QueueGateway {
  /**
   * The issues that watchbill itself opened for it, by number, in one request: those with the label, and the one that is
   * known by its number.
   */
  find(repository: Repository, known: number | undefined): Promise<readonly QueueIssue[]>;
  /** Gives an issue another text. */
  rewrite(issue: Subject, body: string): Promise<void>;
  /** Pins an issue to the top of the repository's list; tells why GitHub refuses, if it does. */
  pin(id: string): Promise<string | undefined>;
  /** An address of an issue that may be linked to without a note of it on that issue, where GitHub offers one. */
  address(issue: Subject): string;
}

/** An issue that shows the order of work. */
export interface QueueIssue {
  /** GitHub's own name for it. */
  readonly id: string;
  readonly number: number;
  readonly open: boolean;
  readonly body: string;
}
