export { occurrenceMark, readOccurrence } from "../../domain/maintenance/mark.js";

/** The hidden first line of the logbook. */
export const logbookMark = (repositoryId: number): string =>
  `<!-- watchbill:maintenance-log ${repositoryId} -->`;

/** The hidden first line of a comment that is written once for a key. */
export const onceMark = (repositoryId: number, about: string, key: string): string =>
  `<!-- watchbill:maintenance-${about} ${repositoryId} ${key} -->`;
