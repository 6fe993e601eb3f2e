/**
 * One pattern that finds whatever any of the given ones does. A list of short patterns, one a line, can be read and added
 * to; one long pattern cannot.
 *
 * @param flags of the whole; those of the parts do not count.
 */
export const anyOf = (patterns: readonly RegExp[], flags = "i"): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join("|"), flags);
