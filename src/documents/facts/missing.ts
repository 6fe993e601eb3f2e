import type { Reading } from "../reading.js";
import { within } from "../sections/section.js";
import type { Fact, Value } from "./facts.js";
import { severityIn } from "./severity.js";

/** A finding before the profile has weighed it. */
export interface Unweighed {
  readonly field: string;
  readonly line: number;
  readonly message: string;
}

const WHO: readonly (readonly [field: string, fact: Fact, message: string])[] = [
  [
    "severity",
    "severity",
    "The report does not say how severe the incident was. Write its severity at the head.",
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

/** `#42`, `INC-7`, `2024-003`: something by which an incident is found again. */
const IDENTIFIER = /#\d+|\b[A-Z][A-Z0-9]{1,9}-\d+\b|\b\d{4}-\d{2,4}\b|\/issues\/\d+/;

/** What a report's head does not say: which incident, how severe and by which criteria (R49), who, and when. */
export const missingFacts = (
  reading: Reading,
  facts: ReadonlyMap<Fact, Value>,
): readonly Unweighed[] => [
  ...identity(reading, facts),
  ...WHO.flatMap(([field, fact, message]) =>
    facts.has(fact) ? [] : [{ field, line: lineOf(reading, fact), message }],
  ),
  ...criteria(reading, facts),
  ...moments(reading, facts),
];

const identity = (reading: Reading, facts: ReadonlyMap<Fact, Value>): readonly Unweighed[] => {
  const titles = within(reading.root).filter(({ form, depth }) => form === "heading" && depth <= 2);
  if (facts.has("incident") || titles.some(({ title }) => IDENTIFIER.test(title))) return [];
  return [
    {
      field: "identity",
      line: lineOf(reading, "incident"),
      message:
        "The report does not say which incident it is about. Give the incident's issue or number, such as #42, at the head.",
    },
  ];
};

/** Criteria make an incident high priority, so a minor one needs none. */
const criteria = (reading: Reading, facts: ReadonlyMap<Fact, Value>): readonly Unweighed[] => {
  const severity = severityIn(facts.get("severity")?.text ?? "");
  if (facts.has("criteria") || severity === "minor") return [];
  return [
    {
      field: "severity_criteria",
      line: lineOf(reading, "criteria"),
      message:
        "The report does not say which criteria set the severity. Name them: outage, degradation, a team stopped, or a vulnerability.",
    },
  ];
};

/** Each moment that the front matter leaves blank, at its line; of the others together, what is not said. */
const moments = (reading: Reading, facts: ReadonlyMap<Fact, Value>): readonly Unweighed[] => {
  const missing = MOMENTS.filter((fact) => !facts.has(fact));
  const blank = missing.filter((fact) => hasKey(reading, fact));
  const unsaid = missing.filter((fact) => !hasKey(reading, fact));
  const finding = (which: readonly Fact[], line: number): Unweighed => ({
    field: "moments",
    line,
    message: `The report does not say when the incident was ${which.join(", ")}. Give ${which.length === 1 ? "the" : "each"} instant with its offset or zone.`,
  });
  return [
    ...blank.map((fact) => finding([fact], lineOf(reading, fact))),
    ...(unsaid.length > 0 ? [finding(unsaid, 1)] : []),
  ];
};

const hasKey = ({ frontMatter }: Reading, key: string): boolean =>
  frontMatter !== undefined && Object.hasOwn(frontMatter.values, key);

/** Where the front matter has the key, although without a value; else the report's first line. */
const lineOf = (reading: Reading, key: Fact): number =>
  hasKey(reading, key) ? (reading.frontMatter?.lineOf(key) ?? 1) : 1;
