import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Kind } from "./kinds.js";

/** What teams copy or have written: it ships with the package, and not with the Action. */
const EXAMPLES = new URL("../../../../../.github/examples/", import.meta.url);

const read = (path: string): string => readFileSync(new URL(path, EXAMPLES), "utf8");

/** A kind's policy, with marks such as `<timezone>` where the team's own words go. */
export const policyTemplate = (kind: Kind): string => read(`policies/${kind}.yml`);

/** The schedule of a kind's recurring jobs, with the same marks; undefined where it has none of its own. */
export const scheduleTemplate = (kind: Kind): string | undefined => {
  const path = `schedules/${kind}.yml`;
  return existsSync(new URL(path, EXAMPLES)) ? read(path) : undefined;
};

/** The workflow that runs watchbill as an Action. */
export const workflowTemplate = (): string => read("watchbill.yml");

/** The issue forms and their `config.yml`, by file name, with the mark `# <priority>` where its question goes. */
export const formTemplates = (): readonly { readonly name: string; readonly text: string }[] =>
  readdirSync(new URL("forms/", EXAMPLES))
    .sort()
    .map((name) => ({ name, text: read(`forms/${name}`) }));
