import type { RawEntry } from "./gateway.js";

/**
 * What an entry of the logbook says. Entries are only ever added. GitHub numbers them, so everyone who reads them sees
 * one order, whoever wrote them and however many doors were open at once.
 */
export interface Says {
  /** The instant at which jobs were first seen, or seen changed; for `seen`. */
  readonly now?: string;
  /** Jobs that are new or come at other times than before, each with its rule's fingerprint. */
  readonly seen?: Readonly<Record<string, string>>;
  /** Jobs for whose end something waits, and when an occurrence of each was closed. */
  readonly closed?: Readonly<Record<string, string>>;
  /** Jobs that are no longer in the schedule. */
  readonly gone?: readonly string[];
  /** Keys for which whoever writes this is about to act. */
  readonly claims?: readonly string[];
  readonly done?: readonly Done[];
  /** Who sat where after all, at occurrences that people passed on among themselves. */
  readonly sat?: readonly Pick<Required<Done>, "key" | "turns">[];
  /** All that the entries up to `through` come to, so that nobody needs to read them again; in parts if it is long. */
  readonly state?: {
    readonly through: number;
    readonly part: number;
    readonly of: number;
    readonly text: string;
  };
}

/** What became of an occurrence. */
export interface Done {
  readonly key: string;
  readonly did: "opened" | "commented" | "skipped";
  /** The issue that was opened, or commented on. */
  readonly number?: number;
  /** Who got which seat: `[seat, login]`. */
  readonly turns?: readonly (readonly [string, string])[];
}

/** An entry that has been read. */
export interface Entry {
  readonly id: number;
  readonly at: RawEntry["at"];
  readonly says: Says;
}

const HEAD = /^<!-- watchbill:log (\d+) (\{.*\}) -->/;

/** An entry as a comment: hidden what it says, and below what people read. */
export const writeEntry = (repositoryId: number, says: Says, words: string): string =>
  // A greater-than sign could end the comment that hides it.
  `<!-- watchbill:log ${repositoryId} ${JSON.stringify(says).replaceAll(">", "\\u003e")} -->\n${words}`;

/** What a comment in the logbook says; undefined for one that is no entry, or of another repository. */
export const readEntry = ({ id, at, body }: RawEntry, repositoryId: number): Entry | undefined => {
  const [, repository, json] = HEAD.exec(body) ?? [];
  if (repository !== String(repositoryId) || json === undefined) return undefined;
  try {
    return { id, at, says: JSON.parse(json) as Says };
  } catch {
    return undefined;
  }
};
