import type { Kind } from "../kind.js";

/**
 * The names that teams give one kind of section. They come from published templates (Google's SRE book, PagerDuty,
 * Atlassian, Azure, Elastic, AWS' correction of errors, Etsy, GitLab, Wikimedia, ThreeFold …) and what follows from the words.
 */
export interface Names {
  readonly kind: Kind;
  /** Must be all of the name, as of a label in running text. */
  readonly whole: RegExp;
  /** May stand anywhere in a heading … */
  readonly part?: RegExp;
  /** … but not in one with these words. */
  readonly unless?: RegExp;
}

/** `of the incident` after a name. */
export const OF = String.raw`(?: (?:of|for|on|to) (?:the |this |our )?(?:\w+ )?\w+)?`;

/** Words before a name that do not change what it names: `initial`, `customer`. */
export const WHOSE =
  "(?:(?:the|our|this|incident|issue|outage|problem|event|service|user|users|customer|customers|client|end[- ]user|business|team|technical|brief|short|quick|general|executive|overall|initial|final|main|primary|full|high[- ]level|potential|immediate|detailed|suspected|probable|likely|actual|systemic|operational|financial|external|internal|public) )*";

/** A pattern that must match all of a name, by any of the given sources. */
export const wholly = (sources: readonly string[]): RegExp =>
  new RegExp(`^(?:${sources.join("|")})$`);
