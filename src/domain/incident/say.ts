import { listed, quoted } from "../words.js";
import type { IncidentReport } from "./report.js";

/** More lines are no checklist that anybody reads. */
const MOST_LINES = 12;

/** A report's checklist: what it lacks, one short line a thing. Markdown. */
export const sayLacks = ({ lacks, path, proposed }: IncidentReport): string => {
  const place = path === undefined ? "The report on this incident" : `The report ${quoted(path)}`;
  const fields = [...new Set(lacks.map(({ field }) => field))];
  const lines = fields.slice(0, MOST_LINES).map((field) => {
    const { message = "" } = lacks.find((one) => one.field === field) ?? {};
    return `- **${field.replaceAll("_", " ")}**: ${plain(message)}`;
  });
  const more = fields.length - lines.length;
  return [
    `${place} still lacks:`,
    "",
    ...lines,
    ...(more > 0 ? [`- and ${more} more`] : []),
    ...(proposed.length > 0 ? ["", `${sayProposed(proposed)} not merged yet.`] : []),
  ].join("\n");
};

const sayProposed = (proposed: IncidentReport["proposed"]): string => {
  const pulls = [...new Set(proposed.map(({ pull }) => `#${pull}`))];
  return `${listed(pulls, "and")} ${pulls.length === 1 ? "brings it, and is" : "bring it, and are"}`;
};

/** Where a report may be written. */
export const sayWhere = ({ path }: IncidentReport): string =>
  path === undefined
    ? "It may be written in this issue, in one comment on it, or in a file that names it; `/report` begins such a file."
    : `Please complete ${quoted(path)}.`;

export const sayComplete = ({ path }: IncidentReport): string =>
  path === undefined
    ? "The report on this incident is complete, in this issue."
    : `The report on this incident is complete: ${quoted(path)}.`;

/** What may repeat a report's own words, as text alone: it mentions nobody, links nothing and is no Markdown. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_[\]<>|~&]/g, "\\$&")
    .replace(/^(?=[#+=-])/, "\\")
    .replaceAll(/([@#])(?=[\p{L}\d])/gu, "$1\u200b")
    .replaceAll(/(https?):(?=\/\/)/gi, "$1\u200b:");
