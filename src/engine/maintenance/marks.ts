import type { Turn } from "../../maintenance/rotation.js";

/**
 * The hidden first line of an issue that was opened for a key, with who got which seat. It is bound to its repository: a
 * copy elsewhere counts for nothing.
 */
export const occurrenceMark = (repositoryId: number, key: string, turns: readonly Turn[]): string =>
  // A greater-than sign could end the comment that hides it.
  `<!-- watchbill:maintenance ${repositoryId} ${key} ${JSON.stringify(turns).replaceAll(">", "\\u003e")} -->`;

const OCCURRENCE = /^<!-- watchbill:maintenance (\d+) (\S+@\S+) (\[.*\]) -->/;

/** For what an issue was opened in this repository, by its first line; undefined if for no occurrence. */
export const readOccurrence = (
  body: string,
  repositoryId: number,
): { readonly key: string; readonly turns: readonly Turn[] } | undefined => {
  const [, repository, key, json] = OCCURRENCE.exec(body) ?? [];
  if (repository !== String(repositoryId) || !key || !json) return undefined;
  try {
    return { key, turns: JSON.parse(json) as Turn[] };
  } catch {
    return undefined;
  }
};

/** The hidden first line of the logbook. */
export const logbookMark = (repositoryId: number): string =>
  `<!-- watchbill:maintenance-log ${repositoryId} -->`;

/** The hidden first line of a comment that is written once for a key. */
export const onceMark = (repositoryId: number, about: string, key: string): string =>
  `<!-- watchbill:maintenance-${about} ${repositoryId} ${key} -->`;
