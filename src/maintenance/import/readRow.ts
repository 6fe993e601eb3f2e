import { Misread } from "../../domain/calendar/misread.js";
import { counted } from "../../domain/words.js";
import { anchorNeed } from "../days.js";
import type { When } from "../when.js";
import { readWhen } from "../words/when.js";
import { type Role, unitOf } from "./columns.js";
import { linkIn, plainText, type Row, type Table } from "./tables.js";

/** What the text as a whole says. */
export interface Book {
  /** What its labels mean, by name. */
  readonly legend: ReadonlyMap<string, string>;
  /** The id of the one task that words such as "upgrading mastodon" speak of; undefined when it is not one alone. */
  taskNamed(words: string): string | undefined;
}

/** One row of a table, as far as it could be read. */
export interface Task {
  readonly line: number;
  readonly title: string;
  readonly body: string;
  /** The words for `when`; undefined when none could be read. */
  readonly when: string | undefined;
  /** The words of a `when` that lacks the day from which to count. */
  readonly draft: string | undefined;
  readonly labels: readonly string[];
  readonly people: readonly string[];
  readonly runbook: string | undefined;
  /** What could not be read, cell by cell, and what to do about it. */
  readonly notes: readonly string[];
}

const EMPTY = /^(?:|-+|–|—|\.{3}|…|n\/?a|none|tbd|\?+)$/i;
const AUTOMATED = /\bautomat(?:ed|ic|ically)\b/i;

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
  const { when, draft } = whenOf(
    { often: cell("when"), contingency: cell("contingency"), unit: unitOf(heading("when")) },
    book,
    unread,
  );
  return {
    line: row.line,
    title: cell("title"),
    body: EMPTY.test(cell("body")) ? "" : cell("body"),
    when,
    draft,
    labels: labelsOf(cell("labels"), book.legend, unread),
    people: peopleOf(cell("people"), unread),
    runbook: linkIn(raw("runbook")) ?? linkIn(raw("title")),
    notes,
  };
};

type Unread = (role: Role, why: string) => void;

/** What the cells say of when. */
interface Said {
  readonly often: string;
  readonly contingency: string;
  /** What a bare number counts. */
  readonly unit: string | undefined;
}

const whenOf = (
  { often, contingency, unit }: Said,
  book: Book,
  unread: Unread,
): { when?: string; draft?: string } => {
  if (AUTOMATED.test(often) || AUTOMATED.test(contingency)) {
    unread(
      AUTOMATED.test(often) ? "when" : "contingency",
      "it is automated, so nobody needs an issue; left out",
    );
    return {};
  }
  const words = unit && /^\d+$/.test(often) ? `every ${often} ${unit}` : often;
  const found = EMPTY.test(often) ? "this is no schedule; left out" : tried(words);
  const ifNeeded = EMPTY.test(contingency) ? "nothing" : tried(contingency);
  if (typeof found === "string") {
    if (!EMPTY.test(often) || typeof ifNeeded === "string") unread("when", found);
    if (typeof ifNeeded !== "string") return { when: contingency };
    if (!EMPTY.test(contingency)) unread("contingency", noSchedule(contingency, book));
    return {};
  }
  const lacks = anchorLacking(found, contingency);
  if (lacks) unread("when", lacks);
  if (!EMPTY.test(contingency))
    unread(
      "contingency",
      typeof ifNeeded === "string" ? noSchedule(contingency, book) : alsoDue(contingency),
    );
  return lacks ? { draft: words } : { when: words };
};

const noSchedule = (contingency: string, book: Book): string => {
  if (/\bexpir/i.test(contingency))
    return 'give the date of expiry, as in "when: {expires: 2027-04-20}"';
  if (/\breleases?\b/i.test(contingency))
    return 'name the repository whose releases are meant, as in "when: {release: owner/name}"';
  const after = /^(?:when|after|with|together with) (.+)$/i.exec(contingency)?.[1];
  if (after) {
    const id = book.taskNamed(after);
    return id === undefined
      ? `give the id of the job that is meant by "${after}", as in "when: {after: id}"`
      : `if it always comes with that job, write "when: {after: ${id}}" instead`;
  }
  return "this is no schedule; if it matters, write it into the body";
};

const alsoDue = (contingency: string): string =>
  `if it comes then too, make "when" a list and add "${contingency}"`;

/** What the words mean, or why they mean nothing. */
const tried = (words: string): When | string => {
  try {
    return readWhen(words);
  } catch (error) {
    if (error instanceof Misread) return error.message;
    throw error;
  }
};

/** Why a readable frequency is no schedule yet: it counts from a day that the table does not give. */
const anchorLacking = (when: When, contingency: string): string | undefined => {
  if (when.kind === "rolling") return 'add when it was last done, as in "last_done: 2026-01-13"';
  if (when.kind !== "recurring" || when.start !== undefined) return undefined;
  const needs = when.days.map(anchorNeed);
  if (needs.includes("start")) return 'add the first day it counts from, as in "start: 2026-01-13"';
  // What comes with an expiry does not come in January.
  if (/\bexpir/i.test(contingency) && needs.some((need) => need !== "none"))
    return 'it goes by a date of expiry; give that, as in "when: {expires: 2027-04-20}"';
  return undefined;
};

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
