import { counted } from "../../domain/words.js";
import { type Role, unitOf } from "./columns.js";
import { linkIn, plainText, type Row, type Table } from "./tables.js";
import { type Book, EMPTY, readWhenCells, type Told } from "./whenCells.js";

/** One row of a table, as far as it could be read. */
export interface Task extends Told {
  readonly line: number;
  readonly title: string;
  readonly body: string;
  /** The steps of it. */
  readonly checklist: readonly string[];
  readonly labels: readonly string[];
  readonly people: readonly string[];
  readonly runbook: string | undefined;
  /** What could not be read, cell by cell, and what to do about it. */
  readonly notes: readonly string[];
}

/**
 * Reads a row. Nothing is guessed: what could be meant in two ways, or lacks a date, is told and left for a person.
 * @param book what the rest of the text says
 */
export const readRow = (
  row: Row,
  table: Table,
  columns: ReadonlyMap<Role, number>,
  book: Book,
): Task => {
  const notes: string[] = [];
  const raw = (role: Role): string => row.cells[columns.get(role) ?? -1] ?? "";
  const cell = (role: Role): string => plainText(raw(role));
  const heading = (role: Role): string => table.header[columns.get(role) ?? -1] ?? role;
  const unread = (role: Role, why: string): void =>
    void notes.push(`${heading(role)} ${JSON.stringify(cell(role))}: ${why}`);
  if (row.cells.length <= Math.max(...columns.values()))
    notes.push(
      `the row has ${counted(row.cells.length, "cell")} and the header ${table.header.length}`,
    );
  // "Time (UTC)" says the zone of the times below it.
  const zone = /\bUTC\b/.test(heading("hour")) && cell("hour") !== "" ? " UTC" : "";
  const told = readWhenCells(
    {
      often: cell("when"),
      day: cell("day"),
      hour: cell("hour") + zone,
      contingency: cell("contingency"),
      unit: unitOf(heading("when")),
      last: cell("last"),
      next: cell("next"),
    },
    book,
    unread,
  );
  return {
    line: row.line,
    title: cell("title"),
    body: EMPTY.test(cell("body")) ? "" : cell("body"),
    checklist: [],
    ...told,
    labels: labelsOf(cell("labels"), book.legend, unread),
    people: peopleOf(cell("people"), unread),
    runbook: linkIn(raw("runbook")) ?? linkIn(raw("title")),
    notes,
  };
};

type Unread = (role: Role, why: string) => void;

const labelsOf = (
  cell: string,
  legend: ReadonlyMap<string, string>,
  unread: Unread,
): readonly string[] => {
  if (EMPTY.test(cell)) return [];
  const names = cell.split(/[,;]\s*|\s+(?=[~#])/).map((name) => name.trim());
  const numbered = names.filter((name) => /^[~#]\d+$/.test(name));
  if (numbered.length > 0) {
    const said = numbered.map((name) => {
      const meaning = legend.get(name);
      return meaning === undefined ? name : `${name} (${meaning})`;
    });
    unread("labels", `numbers of labels are no names; write the labels for ${said.join(", ")}`);
  }
  const named = names.filter((name) => !numbered.includes(name) && name !== "");
  const isSentence = named.some(
    (name) => name.length > 50 || /\bon demand\b|\bconvenience\b/i.test(name),
  );
  if (!isSentence) return named.map((name) => name.replace(/^~"?|"$/g, ""));
  unread("labels", "these are no labels; the cells of this row may have slipped");
  return [];
};

const peopleOf = (cell: string, unread: Unread): readonly string[] => {
  if (EMPTY.test(cell)) return [];
  const people = [...cell.matchAll(/@([A-Za-z0-9][A-Za-z0-9-]*(?:\/[\w.-]+)?)/g)].map(
    ([, who]) => who as string,
  );
  const rest = cell.replaceAll(/@[\w./-]+|[\s,;&+]|\band\b/g, "");
  if (rest !== "" || people.some((who) => who.includes("/")))
    unread("people", "people are named by their GitHub logins, as in @ada");
  return people.filter((who) => !who.includes("/"));
};
