import { blankIn } from "../blanks/marks.js";
import { isNothing } from "../blanks/substance.js";
import { textOf } from "../markdown/block.js";
import type { Reading } from "../reading.js";
import { plainName } from "../sections/names.js";
import { within } from "../sections/section.js";
import { hasClock, hasDate } from "../time/moments.js";

/** What a report's head says: who, how severe, when. */
export type Fact =
  | "incident"
  | "severity"
  | "criteria"
  | "lead"
  | "author"
  | "reviewer"
  | "started"
  | "detected"
  | "declared"
  | "mitigated"
  | "resolved";

export interface Value {
  readonly text: string;
  readonly line: number;
}

const TIME = "(?: time| at| on| date)?";
const NAMES: readonly (readonly [Fact, RegExp])[] = [
  [
    "incident",
    /^(?:incident )?(?:id|number|no|key|ref|reference|ticket|issue|github issue|identifier)$|^incident$|^(?:support|jira|tracking|github) (?:issue|ticket)s?(?: (?:id|ref|link|number))?$/,
  ],
  ["severity", /^(?:incident )?(?:severity(?: level)?|sev|priority)$/],
  [
    "criteria",
    /^(?:(?:severity|priority|incident) )?criteri(?:a|on)(?: met)?$|^why this severity$/,
  ],
  ["lead", /^(?:incident )?(?:leads?|commander|manager|ic|coordinator)$|^incident owner$|^led by$/],
  [
    "author",
    /^(?:report |document |post-?mortem )?(?:authors?|written by|prepared by|by|author s)$/,
  ],
  ["reviewer", /^(?:report |document )?(?:reviewers?|reviewed by|approvers?|approved by)$/],
  [
    "started",
    new RegExp(
      `^(?:incident |impact |outage |event )?(?:start(?:ed)?|began|begin|onset|occurred)${TIME}$|^start of (?:incident|impact|outage)$|^(?:time|date and time) of (?:incident|outage)$`,
    ),
  ],
  [
    "detected",
    new RegExp(
      `^(?:incident |first |issue |problem )?(?:detected|noticed|reported|discovered|detection|alerted)${TIME}$`,
    ),
  ],
  ["declared", new RegExp(`^(?:incident )?(?:declared|declaration|opened)${TIME}$`)],
  [
    "mitigated",
    new RegExp(
      `^(?:incident |service |impact )?(?:mitigated|mitigation|repaired|repair|contained|restored)${TIME}$`,
    ),
  ],
  [
    "resolved",
    new RegExp(
      `^(?:incident |issue |service |impact |outage )?(?:resolved|resolution|ended|end|recovered|closed|finished)${TIME}$`,
    ),
  ],
];

/** The facts that are instants. */
const MOMENTS: ReadonlySet<Fact> = new Set([
  "started",
  "detected",
  "declared",
  "mitigated",
  "resolved",
]);

const tellsWhen = (text: string): boolean => hasDate(text) || hasClock(text);

/** The fact that a label or a key of front matter gives; undefined if none. */
export const factNamed = (label: string): Fact | undefined => {
  const name = plainName(label.replaceAll("_", " "));
  return NAMES.find(([, names]) => names.test(name))?.[0];
};

/** The facts that a report gives, each with its value and line. A value left blank is none. */
export const factsOf = (reading: Reading): ReadonlyMap<Fact, Value> => {
  const found = new Map<Fact, Value>();
  const note = (label: string, text: string, line: number): void => {
    const fact = factNamed(label);
    // "Incident" heads a story as often as its number.
    if (fact === "incident" && !/\d/.test(text.slice(0, 80))) return;
    // "Resolution" heads what was done as often as when.
    if (fact && MOMENTS.has(fact) && !tellsWhen(text.slice(0, 60))) return;
    if (fact && !found.has(fact) && !isNothing(text) && blankIn(text) === undefined)
      found.set(fact, { text: text.trim(), line });
  };
  for (const [key, value] of Object.entries(reading.frontMatter?.values ?? {}))
    if (value !== null && value !== "")
      note(
        key,
        typeof value === "string" ? value : listed(value),
        reading.frontMatter?.lineOf(key) ?? 1,
      );
  for (const section of within(reading.root))
    if (section.form !== "document")
      note(section.title, section.blocks.slice(0, 6).map(textOf).join(", "), section.line);
  for (const block of reading.blocks)
    for (const { text, line } of block.kind === "item" || block.kind === "paragraph"
      ? block.lines
      : []) {
      const [, label, value] =
        /^([A-Za-z][A-Za-z ]{3,24}?)\s*:?\s+(\d{1,5}[-/:. ].*)$/.exec(text) ?? [];
      if (label !== undefined && value !== undefined) note(label, value, line);
    }
  return found;
};

const listed = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(String).join(", ")
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
