/** What a column of a table of tasks holds. */
export type Role = "title" | "body" | "when" | "contingency" | "labels" | "people" | "runbook";

/** Words by which teams head their columns, the more telling ones first. */
const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  [
    "when",
    /\b(freq|frequency|how often|cadence|interval|recurrence|schedule|days to|every|when)\b/i,
  ],
  ["contingency", /\b(contingenc(y|ies)|triggers?|conditions?|depends on)\b/i],
  [
    "people",
    /\b(assign(ed|ee|ees|ed to)?|owners?|who|responsible|responsibility|people|person|lead)\b/i,
  ],
  ["labels", /\b(skills?|labels?|tags?|access|categor(y|ies)|urgency|importance)\b/i],
  ["runbook", /\b(run ?book|docs|documentation|documented|page|procedure)\b/i],
  [
    "title",
    /\b(jobs?|tasks?|name|what|activity|activities|items?|chores?|dut(y|ies)|checks?|title)\b/i,
  ],
  ["body", /\b(description|details?|notes?|usage|remarks?|comments?|what to do)\b/i],
];

/** Which column holds what, by the table's header; the first of several that would do. Columns count from 0. */
export const columnsOf = (header: readonly string[]): ReadonlyMap<Role, number> => {
  const columns = new Map<Role, number>();
  header.forEach((heading, index) => {
    const role = HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0];
    if (role && !columns.has(role)) columns.set(role, index);
  });
  // A list of tasks names them first, whatever it calls them.
  if (!columns.has("title") && ![...columns.values()].includes(0)) columns.set("title", 0);
  return columns;
};

/** The unit that a heading gives to bare numbers, as "Days to rotate" does. */
export const unitOf = (heading: string): string | undefined =>
  /\b(days|weeks|months|years)\b/i.exec(heading)?.[1]?.toLowerCase();
