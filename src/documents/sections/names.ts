import type { Kind } from "./kind.js";
import { kindInOtherTongue } from "./otherTongues.js";
import { AROUND } from "./vocabulary/around.js";
import { HAPPENED } from "./vocabulary/happened.js";
import { MENDED } from "./vocabulary/mended.js";

const NAMES = [...HAPPENED, ...MENDED, ...AROUND];

const DURATIONS =
  /\b(?:time to|mtt\w+|tt[drm]|duration|downtime|outage (?:time|length)|length of)\b|^stat(?:s|istics)$|^metrics$/;
const MOMENT =
  /^(?:[\w/ -]+ )?(?:time|date|times|at|on|start|end|began|begin|started|ended|finished|detected|declared|mitigated|repaired|resolved|reported|acknowledged|acked|fixed|closed|identified|alerted|onset|escalated|discovered|recovered|restored)(?: (?:at|on|date|time|utc))*$/;
const DETAILS =
  /^(?:incident |postmortem |report |issue )*(?:id|number|no|key|ref(?:erence)?|ticket|title|name|type|kind|category|severity(?: level)?|sev|level|priority|status|state|current status|date(?:s|\/time)?|day|authors?|by|written by|owners?|lead|leads?|commander|manager|ic|incident (?:commander|lead|manager|owner)|scribe|reviewers?|reviewed by|approved by|participants?|attendees|people(?: involved)?|roles?|responders?|responsible|team|teams|team attribution|members|environment|component|services?|system|product|region|cluster|labels?|tags|version|last (?:modified|updated)|updated|created|prepared by|reporter|reported by|contact|poc|details|metadata|information|slack(?: \w+)?|channel|hub url|support ticket ref|customer|severity criteria|classification|document owner|names?(?:\(s\))?|support issue|github issues?(?:\(s\))?)(?:\(s\))?$/;

/** A heading without its number, pictures, brackets and closing colon, in small letters. */
export const plainName = (title: string): string =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/:[a-z0-9_+-]+:/g, " ")
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, (bracket) => (bracket === "(s)" ? "(s)" : " "))
    .replaceAll("(s)", "s")
    .replaceAll("&", " and ")
    .replaceAll(/[^\p{L}\p{N}\s'/;-]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^(?:q|question)\b[\s\d.-]*/, "")
    .replace(/^(?:step |section |part )?(?:\d+[.\d]*|[ivx]+|[a-h])(?:[.)\s-]+)(?=\S{2})/, "")
    .replace(/^-+\s*|\s*-+$/g, "")
    .replace(/^post-?mortem (?=\w)/, "");

/**
 * What a section with this heading is about: every kind that the heading names, such as both of "Cause and fix".
 *
 * @param wholly that the heading must be nothing but a name, as for a label in running text.
 */
export const kindsNamed = (title: string, wholly: boolean): ReadonlySet<Kind> => {
  const name = plainName(title);
  if (name === "" || name.length > 90) return new Set();
  if (DURATIONS.test(name) && !/impact|root cause/.test(name)) return new Set<Kind>(["durations"]);
  const found = new Set<Kind>();
  for (const { kind, whole: all } of NAMES) if (all.test(name)) found.add(kind);
  // "Reported" alone is both a moment and how it was noticed: what follows it tells.
  if (found.size === 0 && DETAILS.test(name)) return new Set<Kind>(["details"]);
  if (
    found.size === 0 &&
    MOMENT.test(name) &&
    !/^(?:how|what|why|who|all|not|never|still)\b/.test(name) &&
    name.split(" ").length <= 5
  )
    return new Set<Kind>(["moment"]);
  if (found.size === 0 && / and | \/ |\//.test(name)) {
    const parts = name.split(/ and |\s*\/\s*/).map((part) => kindsNamed(part, true));
    if (parts.every((part) => part.size > 0 && !part.has("details")))
      return new Set(parts.flatMap((part) => [...part]));
  }
  // "Summary of impact" and "Cause and fix" name two kinds, of which one alone may be all of a known name.
  const several = / and | of |\//.test(name);
  if (found.size === 0 || (several && !wholly))
    for (const { kind, part, unless } of NAMES)
      if (!wholly && part?.test(name) && !unless?.test(name)) found.add(kind);
  const foreign = found.size === 0 ? kindInOtherTongue(title) : undefined;
  return foreign ? new Set([foreign]) : settled(found);
};

/** Words of one kind within a name of another are not meant for themselves: a "response timeline" is a timeline. */
const settled = (found: Set<Kind>): ReadonlySet<Kind> => {
  for (const alone of ["timeline", "process"] as const)
    if (found.has(alone)) return new Set<Kind>([alone]);
  for (const alone of ["wentWell", "wentWrong", "lucky"] as const)
    if (found.has(alone) && !found.has("actions")) return new Set<Kind>([alone]);
  if (found.has("links") && found.size > 1) found.delete("links");
  if (found.has("detection") && found.size > 1 && !found.has("resolution"))
    found.delete("detection");
  return found;
};
