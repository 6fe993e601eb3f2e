import { type PrioritySettings, prioritySet } from "../../../domain/priority/settings.js";
import type { Kind } from "./kinds.js";
import { type Team, usualWeek } from "./team.js";
import { policyTemplate, scheduleTemplate, workflowTemplate } from "./templates.js";

/** A text as YAML takes it whatever is in it: JSON's strings are YAML's. */
const quoted = (text: string): string => JSON.stringify(text);

/** The policy of a kind in the words of one team. */
export const policyFor = (kind: Kind, { timezone, slug, branch }: Team): string => {
  const week = usualWeek(timezone);
  const operations = slug
    ? `operations:\n  team: ${quoted(slug)}`
    : "#operations:\n  #team: operations";
  const words: Readonly<Record<string, string>> = {
    timezone,
    branch: quoted(branch),
    operations,
    week: week.days,
    weekend: week.weekend,
    first: week.first,
    last: week.last,
  };
  return policyTemplate(kind).replaceAll(/(?:# )?<(\w+)>/g, (mark, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`The policy of ${kind} has an unknown mark, ${mark}.`);
    return word;
  });
};

/** The schedule of a kind's recurring jobs in a team's zone; undefined where the kind has none. */
export const scheduleFor = (kind: Kind, timezone: string): string | undefined =>
  scheduleTemplate(kind)?.replaceAll("<timezone>", () => timezone);

/** The workflow, for a repository with that default branch. */
export const workflowFor = (branch: string): string =>
  workflowTemplate().replace(
    "branches: [main]",
    () => `branches: [${branch === "main" ? branch : quoted(branch)}]`,
  );

const MARK = /^ {2}# <priority>\n/m;

/**
 * A form with the question after the priority: its answers are the policy's labels. Where the priority follows from
 * urgency and importance, it asks for these; where the policy knows no priorities, for nothing.
 */
export const formWith = (template: string, priority: PrioritySettings | false): string =>
  template.replace(MARK, () => (priority === false ? "" : questionsOf(priority)));

const DEGREES = ["high", "medium", "low"];

const questionsOf = ({ labels, matrix }: PrioritySettings): string => {
  if (matrix)
    return [
      dropdown("Urgency", "How soon it must be done, for what follows if it is not.", DEGREES),
      dropdown("Importance", "How much depends on it, and for how many people.", DEGREES),
    ].join("");
  const set = prioritySet({ labels });
  const meanings = set.flatMap(({ name, description }) =>
    description ? [`${name}: ${description}.`] : [],
  );
  return dropdown(
    "Priority",
    ["The first is the most urgent.", ...meanings].join(" "),
    set.map(({ name }) => name),
  );
};

const dropdown = (label: string, description: string, options: readonly string[]): string => `\
  - type: dropdown
    id: ${label.toLowerCase()}
    attributes:
      label: ${label}
      description: ${quoted(description)}
      options:
${options.map((option) => `        - ${quoted(option)}\n`).join("")}\
    validations:
      required: true
`;
