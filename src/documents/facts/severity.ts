import type { Severity } from "../../domain/document.js";
import type { Reading } from "../reading.js";
import { factsOf } from "./facts.js";

const WORDS: readonly (readonly [Severity, RegExp])[] = [
  [
    "minor",
    /\b(?:minor|low|lowest|trivial|negligible)\b|\b(?:sev(?:erity)?|s)[ -]?[3-5]\b|\bp[3-5]\b/i,
  ],
  [
    "critical",
    /\b(?:critical|highest|emergency|blocker|catastrophic)\b|\b(?:sev(?:erity)?|s)[ -]?[01]\b|\bp[01]\b/i,
  ],
  ["major", /\b(?:major|high|medium|moderate|significant)\b|\b(?:sev(?:erity)?|s)[ -]?2\b|\bp2\b/i],
];

/** How severe a text says that an incident was; undefined if in words that no scale known here has. */
export const severityIn = (text: string): Severity | undefined => {
  const said = text.slice(0, 60).replaceAll("_", " ");
  if (/^\s*[0-5]\s*$/.test(said)) return severityIn(`sev ${said.trim()}`);
  return WORDS.find(([, words]) => words.test(said))?.[0];
};

/** How severe a report says that its incident was; undefined if it does not say. */
export const severityOf = (reading: Reading): Severity | undefined => {
  const said = factsOf(reading).get("severity");
  return said ? severityIn(said.text) : undefined;
};
