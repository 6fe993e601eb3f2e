/** The `queue` section of the policy file. */
export interface QueueSettings {
  /** Whether the order of work is kept in a pinned issue. */
  readonly issue: boolean;
  /** The title with which that issue is opened. People may change it after. */
  readonly title: string;
  /** How many issues that issue lists. */
  readonly length: number;
  /** Labels that say that an issue is about production. */
  readonly production: readonly string[];
  /** Labels that say how much work an issue is, the least first. */
  readonly effort: readonly string[];
}
