import { saidIn, wordsIn } from "../blanks/substance.js";
import type { ActionsTold } from "../fields/actions.js";
import type { TimelineTold } from "../fields/timeline.js";
import type { Reading } from "../reading.js";
import { within } from "../sections/section.js";
import { lacksOf } from "./actionDetails.js";
import { wrongDurations } from "./durations.js";
import { type Fact, factsOf } from "./facts.js";
import { frontMatterFaults } from "./frontMatterFaults.js";
import { backwards, disorder, hasZone, impossible, momentsOf } from "./moments.js";
import { reviewsOwnReport } from "./people.js";

/** A finding before the profile has weighed it. */
export interface Unweighed {
  readonly field: string;
  readonly line: number;
  readonly message: string;
}

const MISSING: readonly (readonly [field: string, fact: Fact, message: string])[] = [
  [
    "severity",
    "severity",
    "The report does not say how severe the incident was. Write its severity at the head.",
  ],
  [
    "severity_criteria",
    "criteria",
    "The report does not say which criteria set the severity. Name them, or write that none applies.",
  ],
  ["lead", "lead", "The report does not say who led the response. Name the incident's lead."],
  ["author", "author", "The report does not say who wrote it. Name its author."],
  [
    "reviewer",
    "reviewer",
    "The report does not say who reviewed it. Name a reviewer who is not its author.",
  ],
];
const MOMENTS: readonly Fact[] = ["started", "detected", "declared", "mitigated", "resolved"];

/** Everything that a careful reader remarks on beside the nine fields: who, how severe, when, and what contradicts itself. */
export const remarksOn = (
  reading: Reading,
  timeline: TimelineTold,
  actions: ActionsTold,
): readonly Unweighed[] => {
  const facts = factsOf(reading);
  const moments = momentsOf(facts, reading);
  const found: Unweighed[] = [];
  const add = (field: string, remarks: readonly Omit<Unweighed, "field">[]): void => {
    for (const remark of remarks) found.push({ field, ...remark });
  };
  add("front_matter", frontMatterFaults(reading.frontMatter));
  add("dates", impossible(reading));
  add("order", [...disorder(moments), ...backwards(timeline.entries, reading)]);
  add("durations", wrongDurations(reading, moments));
  for (const [field, fact, message] of MISSING)
    if (!facts.has(fact)) add(field, [{ line: lineOf(reading, fact), message }]);
  if (reviewsOwnReport(facts))
    add("reviewer", [
      {
        line: facts.get("reviewer")?.line ?? 1,
        message: "The author reviews the report alone. Ask someone else to review it.",
      },
    ]);
  const missing = MOMENTS.filter((fact) => !facts.has(fact));
  if (missing.length > 0)
    add("moments", [
      {
        line: 1,
        message: `The report does not say when the incident was ${missing.join(", ")}. Give each instant with its offset or zone.`,
      },
    ]);
  if ((moments.size > 0 || timeline.times.there) && !hasZone(reading, moments))
    add("zone", [
      {
        line: timeline.timeline.line,
        message:
          'The times have no offset or zone. Write once which zone they are in, such as "All times in UTC".',
      },
    ]);
  if (
    !within(reading.root).some(
      (section) => LESSONS.some((kind) => section.kinds.has(kind)) && wordsIn(saidIn(section)) > 2,
    )
  )
    add("lessons", [
      {
        line: 1,
        message:
          "The report does not say what was learned. Write what went well, what did not, and what you would do differently.",
      },
    ]);
  for (const { action } of actions.actions) {
    const lacks = lacksOf(action);
    if (lacks.length > 0)
      add("action_details", [
        {
          line: action.line,
          message: `The action has no ${lacks.map((lack) => NAMES[lack]).join(", no ")}. Add it, so that it can be followed up.`,
        },
      ]);
  }
  return found;
};

/** Where the front matter has the key, although without a value; else the report's first line. */
const lineOf = ({ frontMatter }: Reading, fact: Fact): number =>
  frontMatter && fact in frontMatter.values ? frontMatter.lineOf(fact) : 1;

const LESSONS = ["lessons", "wentWell", "wentWrong", "lucky"] as const;
const NAMES = { priority: "priority", due: "due date", issue: "issue" } as const;
