/** What a rule wants to be so on GitHub, whatever is so now. */
export type Effect = LabelEffect;

/** The label stands on the subject, or it does not. */
export interface LabelEffect {
  readonly kind: "label";
  readonly name: string;
  readonly present: boolean;
}
