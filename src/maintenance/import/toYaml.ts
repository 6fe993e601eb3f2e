import { dump } from "js-yaml";
import type { Task } from "./readRow.js";

/** A task with the id it was given. */
export interface Named extends Task {
  readonly id: string;
}

const HEADER = `# A job for each row that could be read. Look through what is marked with "could not be read".
# The whole of what can be said here: schemas/maintenance.schema.json of watchbill.


# The zone of your days and hours, by its IANA name, such as Europe/London.
timezone: UTC
`;

/** A text as YAML writes it on one line: quoted where it must be. */
const scalar = (text: string): string => dump(text, { lineWidth: -1 }).trim();

const list = (texts: readonly string[]): string => `[${texts.map(flowScalar).join(", ")}]`;
const item = (text: string): string => `      - ${scalar(text)}`;
const flowScalar = (text: string): string => JSON.stringify(text);

/** The YAML of a schedule. A task without a readable `when` stands in it as comments, ready to be completed. */
export const toYaml = (tasks: readonly Named[]): string => {
  const isSound = (task: Named): boolean => task.when !== undefined && task.title !== "";
  const head = tasks.some(isSound) ? "jobs:" : "jobs: []";
  return `${[HEADER + head, ...tasks.map((task) => entry(task, isSound(task)))].join("\n\n")}\n`;
};

const entry = (task: Named, isSound: boolean): string => {
  const { line, id, title, body, labels, people, checklist, runbook, notes } = task;
  const when = task.when ?? task.draft;
  const comments = notes.map((note) => `  # line ${line}, could not be read: ${note}`);
  const lines = [
    `  - id: ${scalar(id)}`,
    `    title: ${scalar(title)}`,
    ...(body ? [`    body: ${scalar(body)}`] : []),
    `    when: ${when === undefined ? "" : scalar(when)}`.trimEnd(),
    ...(task.draft === undefined ? [] : ["    start:"]),
    ...(task.start === undefined ? [] : [`    start: ${scalar(task.start)}`]),
    ...(task.lastDone === undefined ? [] : [`    last_done: ${scalar(task.lastDone)}`]),
    ...(labels.length > 0 ? [`    labels: ${list(labels)}`] : []),
    ...(people.length > 0 ? [`    people: ${list(people)}`] : []),
    ...(checklist.length > 0 ? ["    checklist:", ...checklist.map(item)] : []),
    ...(runbook ? [`    runbook: ${scalar(runbook)}`] : []),
  ];
  // A comment's text may not break out of its line.
  const safe = comments.map((comment) => comment.replaceAll(/[\r\n]+/g, " "));
  return [...safe, ...(isSound ? lines : lines.map((text) => text.replace(/^ {2}/, "  # ")))].join(
    "\n",
  );
};
