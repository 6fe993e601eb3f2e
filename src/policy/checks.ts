import { freezeProblems } from "../domain/freeze/check.js";
import { type Remark, shown } from "./problem.js";
import type { Policy } from "./settings.js";

/** What a schema cannot say: how settings that are each right go together. Asked only of what the schema allows. */
export type Check = (policy: Policy) => readonly Remark[];

/** GitHub compares label names without regard to case. */
const sameLabel = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

const labelsDiffer: Check = ({ priority }) => {
  if (priority === false) return [];
  const seen = new Map<string, string>();
  return priority.labels.flatMap((label, index) => {
    const twin = seen.get(label.toLowerCase());
    if (twin === undefined) {
      seen.set(label.toLowerCase(), label);
      return [];
    }
    const message =
      twin === label
        ? `${shown(label)} is listed twice. Keep one of the two.`
        : `${shown(label)} is the same label as ${shown(twin)}: ` +
          "GitHub compares labels without regard to case. Keep one of the two.";
    return [{ path: ["priority", "labels", index], message }];
  });
};

const missingIsNoPriority: Check = ({ priority }) => {
  if (priority === false) return [];
  const { labels, missing } = priority;
  if (!labels.some((label) => sameLabel(label, missing))) return [];
  const message =
    `${shown(missing)} says that an issue has no priority, so it cannot be one of the priority labels. ` +
    "Choose another label.";
  return [{ path: ["priority", "missing"], message }];
};

/** Zones that are named after winter time and never leave it, though the places where they are spoken of do. */
const ALWAYS_WINTER: Readonly<Record<string, string>> = {
  EST: "America/New_York",
  MST: "America/Denver",
  HST: "Pacific/Honolulu",
};

const zoneHasSummer: Check = ({ timezone }) => {
  const place = ALWAYS_WINTER[timezone.toUpperCase()];
  if (!place) return [];
  const message =
    `${shown(timezone)} is an abbreviation that not every system reads alike: ` +
    `it may or may not know summer time. Name a place, such as ${shown(place)}.`;
  return [{ path: ["timezone"], message, suggestion: place, severity: "warning" }];
};

const freezeCanBeRead: Check = ({ freeze, timezone }) =>
  freeze === false ? [] : freezeProblems(freeze, timezone);

/** Every check, in the order of the file's sections. */
export const checks: readonly Check[] = [
  zoneHasSummer,
  labelsDiffer,
  missingIsNoPriority,
  freezeCanBeRead,
];
