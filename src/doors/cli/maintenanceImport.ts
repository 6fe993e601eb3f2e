import { counted } from "../../domain/words.js";
import { importTasks } from "../../maintenance/import/importTasks.js";
import type { Io } from "./io.js";
import { readInput } from "./readInput.js";

/** What `watchbill maintenance import` was asked. */
export interface MaintenanceImportArguments {
  /** A Markdown text with tables of tasks; `-` is standard input. */
  readonly file: string;
}

/**
 * `watchbill maintenance import FILE.md`: turns Markdown tables of tasks, and lists under headings that say how often, into the
 * YAML of a schedule, and says on the other stream which cells could not be read.
 *
 * @returns the exit code: 0, 1 when there are no tasks, 2 when the file cannot be read.
 */
export const maintenanceImport = (
  { file }: MaintenanceImportArguments,
  { out, err }: Io,
): 0 | 1 | 2 => {
  const input = readInput(file);
  if ("problem" in input) {
    err(`${input.problem}\n`);
    return 2;
  }
  const { yaml, jobs, left, notes } = importTasks(input.text);
  for (const { line, message } of notes) err(`line ${line}: ${message}.\n`);
  if (jobs + left === 0) {
    err(
      'There is no table of tasks here: one has a header with a column such as "frequency". ' +
        'Nor is there a list under a heading such as "Weekly".\n',
    );
    return 1;
  }
  out(yaml);
  const rest = left === 0 ? "" : `; ${counted(left, "row")} left for you, as comments`;
  err(`${counted(jobs, "job")} written${rest}.\n`);
  return 0;
};
