import { Misread } from "../../domain/calendar/misread.js";

const CHOICE = `"or" leaves open which of them; write "and" where each is meant, or only the one that is meant`;

/** Where in a row of words the reading has come to. */
export interface Cursor {
  readonly words: readonly string[];
  at: number;
}

/** The word at the cursor; empty at the end. */
export const word = (cursor: Cursor): string => cursor.words[cursor.at] ?? "";

export const atEnd = (cursor: Cursor): boolean => cursor.at >= cursor.words.length;

/** Goes past one of some phrases, if it stands at the cursor, and gives it. The longer ones are to be named first. */
export const accept = (cursor: Cursor, ...phrases: readonly string[]): string | undefined => {
  for (const phrase of phrases) {
    const parts = phrase.split(" ");
    if (parts.every((part, index) => cursor.words[cursor.at + index] === part)) {
      cursor.at += parts.length;
      return phrase;
    }
  }
  return undefined;
};

/** Goes past any of some words that say nothing by themselves. */
export const skip = (cursor: Cursor, ...words: readonly string[]): void => {
  while (words.includes(word(cursor))) cursor.at++;
};

/** Reads something, or nothing at all: then the cursor stays where it was. */
export const attempt = <T>(
  cursor: Cursor,
  read: (cursor: Cursor) => T | undefined,
): T | undefined => {
  const { at } = cursor;
  const result = read(cursor);
  if (result === undefined) cursor.at = at;
  return result;
};

/** Goes past a word that means something, and gives what it means. */
export const meaning = <T>(
  cursor: Cursor,
  means: (word: string) => T | undefined,
): T | undefined => {
  const found = atEnd(cursor) ? undefined : means(word(cursor));
  if (found !== undefined) cursor.at++;
  return found;
};

/** What stands between the entries of a list. */
const between = (cursor: Cursor): string | undefined => {
  const comma = accept(cursor, ",");
  return accept(cursor, "and", "or") ?? comma;
};

/**
 * One or more of a kind, with commas or "and" between them; undefined when there is not even one.
 * @throws {Misread} if "or" stands between them: nobody's choice is guessed
 */
export const several = <T>(
  cursor: Cursor,
  read: (cursor: Cursor) => T | undefined,
): T[] | undefined => {
  const first = attempt(cursor, read);
  if (first === undefined) return undefined;
  const found = [first];
  for (;;) {
    const { at } = cursor;
    const next = attempt(cursor, (ahead) => (between(ahead) ? read(ahead) : undefined));
    if (next === undefined) return found;
    const joint = cursor.words[cursor.words[at] === "," ? at + 1 : at];
    if (joint === "or") throw new Misread(CHOICE);
    found.push(next);
  }
};
