import { saidIn, wordsIn } from "../blanks/substance.js";
import { validate } from "../compiled.js";
import type { ActionsTold } from "../fields/actions.js";
import type { TimelineTold } from "../fields/timeline.js";
import type { Reading } from "../reading.js";
import { sectionsAbout, within } from "../sections/section.js";
import { lacksOf } from "./actionDetails.js";
import { wrongDurations } from "./durations.js";
import type { Fact, Value } from "./facts.js";
import { frontMatterFaults } from "./frontMatterFaults.js";
import { missingFacts, type Unweighed } from "./missing.js";
import { backwards, disorder, impossible, type Moments } from "./moments.js";
import { reviewsOwnReport } from "./people.js";
import { mixedZones, noZone } from "./zones.js";

/** Everything that a careful reader remarks on beside the nine fields: who, how severe, when, and what contradicts itself. */
export const remarksOn = (
  reading: Reading,
  { facts, moments }: { readonly facts: ReadonlyMap<Fact, Value>; readonly moments: Moments },
  timeline: TimelineTold,
  actions: ActionsTold,
): readonly Unweighed[] => {
  const found: Unweighed[] = [...missingFacts(reading, facts)];
  const add = (field: string, remarks: readonly Omit<Unweighed, "field">[]): void => {
    for (const remark of remarks) found.push({ field, ...remark });
  };
  add("front_matter", frontMatterFaults(reading.frontMatter, "incident-report", validate));
  add("dates", impossible(reading));
  add("order", [...disorder(moments), ...backwards(timeline.entries, reading)]);
  add("durations", wrongDurations(reading, moments));
  add("zone", noZone(reading, moments, timeline.entries, timeline.timeline.line));
  add("zone", mixedZones(timeline.entries));
  if (reviewsOwnReport(facts))
    add("reviewer", [
      {
        line: facts.get("reviewer")?.line ?? 1,
        message: "The author reviews the report alone. Ask someone else to review it.",
      },
    ]);
  if (!tellsLessons(reading))
    add("lessons", [
      {
        line: within(reading.root).find(({ kinds }) => kinds.has("lessons"))?.line ?? 1,
        message:
          "The report does not say what was learned. Write what went well, what did not, and what you would do differently.",
      },
    ]);
  if (!tellsFactors(reading))
    add("contributing_factors", [
      {
        line: sectionsAbout(reading.root, "cause")[0]?.line ?? 1,
        message:
          "The report does not say what contributed to the incident beside its cause. Name what else had to be so for it to happen, or write that nothing had.",
      },
    ]);
  for (const { action } of actions.actions) {
    const lacks = lacksOf(action);
    const details = lacks.filter((lack) => lack !== "issue");
    if (details.length > 0)
      add("action_details", [
        {
          line: action.line,
          message: `The action has no ${details.map((lack) => NAMES[lack]).join(", no ")}. Add it, so that it can be followed up.`,
        },
      ]);
    if (lacks.includes("issue"))
      add("action_issues", [
        {
          line: action.line,
          message: "The action has no issue. Open one and name it, so that it can be followed up.",
        },
      ]);
  }
  return found;
};

const LESSONS = ["lessons", "wentWell", "wentWrong", "lucky"] as const;
const NAMES = { priority: "priority", due: "due date" } as const;

const tellsLessons = ({ root }: Reading): boolean =>
  within(root).some(
    (section) => LESSONS.some((kind) => section.kinds.has(kind)) && wordsIn(saidIn(section)) > 2,
  );

/** A list of causes, a section of its own, or a word of it in whichever section. */
const FACTORS =
  /\b(?:contribut\w+|factors?|exacerbat\w+|aggravat\w+|compound\w+|made (?:it|things|matters) worse|in addition|furthermore|moreover|as well|also|whys?)\b/i;

const tellsFactors = ({ root, statements }: Reading): boolean =>
  within(root).some(
    (section) =>
      /contribut|factor|causes|whys/i.test(section.title) && wordsIn(saidIn(section)) > 2,
  ) ||
  statements.some(
    ({ text, section }) =>
      FACTORS.test(text) && (section.kinds.has("cause") || section.kinds.has("wentWrong")),
  ) ||
  sectionsAbout(root, "cause").some(
    ({ blocks }) => blocks.filter(({ kind }) => kind === "item").length > 1,
  );
