/** What a column of a table of tasks holds. */
export type Role =
  | "title"
  | "body"
  | "when"
  /** A day or a time beside how often: "Weekly | Monday | 08:00". */
  | "day"
  | "hour"
  /** When it was last done, and when it comes next. */
  | "last"
  | "next"
  | "contingency"
  | "labels"
  | "people"
  | "runbook";

/** Words by which teams head their columns, the more telling ones first. */
const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  ["last", /\b(last|previous(ly)?)\b/i],
  ["next", /\bnext\b/i],
  [
    "when",
    /\b(freq|frequency|how (often|frequently)|cadence|interval|periodicity|recurrence|repeats?|schedule|days to|every|when)\b|\b(rotation|cycle|period)$/i,
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
  ["day", /\b(days?|weekday|dates?|due|deadline)\b/i],
  ["hour", /\b(time|hours?|start)\b/i],
  ["body", /\b(description|details?|notes?|usage|remarks?|comments?|what to do)\b/i],
];

/**
 * Which column holds what, by the table's header; the first of several that would do. Of two that say when, the second
 * is taken for the day. Columns count from 0.
 */
export const columnsOf = (header: readonly string[]): ReadonlyMap<Role, number> => {
  const columns = new Map<Role, number>();
  header.forEach((heading, index) => {
    const role = HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0];
    if (role && !columns.has(role)) columns.set(role, index);
    else if (role === "when" && !columns.has("day")) columns.set("day", index);
  });
  // A plan of the week has its days and nothing else that says how often.
  const day = columns.get("day");
  if (!columns.has("when") && day !== undefined && /^(week)?days?$/i.test(header[day] ?? "")) {
    columns.set("when", day);
    columns.delete("day");
  }
  // A list of tasks names them first, whatever it calls them.
  if (!columns.has("title")) {
    const taken = new Set(columns.values());
    const free = header.findIndex((_, index) => !taken.has(index));
    if (free === 0 || (free > 0 && taken.has(0) && columns.get("when") === 0))
      columns.set("title", free);
  }
  return columns;
};

/** The unit that a heading gives to bare numbers, as "Days to rotate" does. */
export const unitOf = (heading: string): string | undefined =>
  /\b(days|weeks|months|years)\b/i.exec(heading)?.[1]?.toLowerCase();
