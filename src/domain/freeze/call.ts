/** The label of the issues that call a freeze. */
export const FREEZE_LABEL = "freeze";

/** How a freeze was called that does not stand in the policy. */
export interface Call {
  /** The number of the issue that calls it. */
  readonly issue: number;
  /** Who did, in Markdown that pings nobody. */
  readonly by: string;
}
