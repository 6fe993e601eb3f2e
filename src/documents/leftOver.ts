import type { Blank } from "./fields/placeholders.js";

/** A finding quotes no more of the text than a reader needs to find it. */
const MOST_QUOTED = 60;

/** A blank of a template that was left, as a finding. */
export const leftOver = ({ line, what }: Blank) => {
  const short = what.replaceAll(/\s+/g, " ");
  const quoted = short.length > MOST_QUOTED ? `${short.slice(0, MOST_QUOTED)}…` : short;
  return {
    field: "placeholders_left",
    line,
    message: `"${quoted}" is left from the template, or not filled in. Write what is meant, or take it out.`,
  };
};
