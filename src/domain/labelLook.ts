/** How a label looks, as far as the policy says. */
export interface LabelLook {
  /** Six hexadecimal digits; a # may stand in front. */
  readonly color?: string;
  readonly description?: string;
}
