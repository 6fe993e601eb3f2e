/** The `escalation` section of the policy file. */
export interface EscalationSettings {
  /** The label that an escalated issue wears. */
  readonly label: string;
  /** How long whoever is asked has to answer, as `readTarget` reads it: `2 working hours`. */
  readonly acknowledge: string;
  /** The same for a critical issue, by working and on-call hours; and how long such an issue may stay untaken. */
  readonly critical: string;
  /** Whether breached clocks and critical issues that nobody took escalate without a command. */
  readonly by_itself: boolean;
}
