import { columnsOf } from "./columns.js";
import { listedTasks } from "./lists.js";
import { readRow } from "./readRow.js";
import { plainText, tablesIn } from "./tables.js";
import { type Named, toYaml } from "./toYaml.js";

/** What became of a Markdown text with tables of tasks. */
export interface Imported {
  /** `.github/maintenance.yml` as far as it could be read. */
  readonly yaml: string;
  /** How many jobs are in it, and how many more rows stand in it as comments. */
  readonly jobs: number;
  readonly left: number;
  /** What could not be read, by line. */
  readonly notes: readonly { readonly line: number; readonly message: string }[];
}

/**
 * Turns tables of tasks (a name, how often, and what else a team keeps beside them), and lists under headings that say how
 * often, into a schedule. Whatever cannot be
 * read for certain is told, and stands in the YAML as a comment. A table without a column for how often is none of tasks.
 */
export const importTasks = (text: string): Imported => {
  const notes: { line: number; message: string }[] = [];
  const taken = new Set<string>();
  const rows = tablesIn(text).flatMap((table) => {
    const columns = columnsOf(table.header);
    const titles = columns.get("title");
    if (!columns.has("when") || titles === undefined) {
      const message = `this table has no column for how often, such as "frequency"; left out`;
      notes.push({ line: table.line, message });
      return [];
    }
    return table.rows.map((row) => {
      const title = plainText(row.cells[titles] ?? "");
      return { row, table, columns, title, id: idFor(title, taken) };
    });
  });
  const book = { legend: legendOf(text), taskNamed: finder(rows) };
  const tasks = [
    ...rows.map(
      ({ row, table, columns, id }): Named => ({ ...readRow(row, table, columns, book), id }),
    ),
    ...listedTasks(text).map((task): Named => ({ ...task, id: idFor(task.title, taken) })),
  ];
  for (const { line, title, notes: said } of tasks)
    for (const note of said) notes.push({ line, message: `${title || "a row"}: ${note}` });
  const jobs = tasks.filter(({ when, title }) => when !== undefined && title !== "").length;
  return { yaml: toYaml(tasks), jobs, left: tasks.length - jobs, notes };
};

/** Lines such as `- ~1331: requires experience of the shell`: what the text's own label numbers mean. */
const legendOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/^\s*[-*]?\s*([~#]\d+):\s*(\S.*)$/gm)].map(([, name, meaning]) => [
      name as string,
      plainText(meaning as string).replace(/,\s*(?:or|and)$/, ""),
    ]),
  );

/** Finds the one task whose title has the same words, whatever their endings: "upgrading mastodon" is Upgrade Mastodon. */
const finder = (tasks: readonly { readonly id: string; readonly title: string }[]) => {
  const stems = (text: string): string =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "" && word !== "the")
      .map((word) => word.replace(/(?:ing|ed|es|s|e)$/, ""))
      .sort()
      .join(" ");
  return (words: string): string | undefined => {
    const [found, another] = tasks.filter(({ title }) => stems(title) === stems(words));
    return another ? undefined : found?.id;
  };
};

/** An id from a title: `Upgrade host OS` is `upgrade-host-os`; a second one of the same is `upgrade-host-os-2`. */
const idFor = (title: string, taken: Set<string>): string => {
  const base =
    title
      .normalize("NFKD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-+|-+$/g, "")
      .slice(0, 50)
      .replace(/-+$/, "") || "job";
  let id = base;
  for (let nth = 2; taken.has(id); nth++) id = `${base}-${nth}`;
  taken.add(id);
  return id;
};
