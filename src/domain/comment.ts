import type { Instant } from "./time.js";

/** An account. An App's login is its slug: `dependabot`, which GitHub also writes `dependabot[bot]`. */
export interface Person {
  readonly login: string;
  readonly bot: boolean;
}

/** A comment as it stands now. */
export interface Comment {
  readonly id: number;
  /** Undefined when the account is gone. */
  readonly author: Person | undefined;
  /** Whether watchbill wrote it. */
  readonly own: boolean;
  readonly body: string;
  readonly createdAt: Instant;
  /** The last edit, by whom and when; undefined if it stands as it was written. */
  readonly edit: { readonly by: string | undefined; readonly at: Instant } | undefined;
}
