import type { IssueSnapshot } from "../../domain/snapshot.js";
import { type Instant, Temporal } from "../../domain/time.js";

/** A command that has been dealt with, as the record in the status comment has it. */
export interface Heard {
  /** Id of the comment. */
  readonly comment: number;
  /** As typed: the name in lower case, and what stood behind it. */
  readonly name: string;
  readonly args: string;
  /** Login of who typed it. */
  readonly by: string;
  readonly at: Instant;
  /** Whether it was given by someone who may, and could be understood. What was not is only remembered. */
  readonly granted: boolean;
}

/** What is kept of the commands on an issue. */
export interface CommandRecord {
  readonly heard: readonly Heard[];
  /** Whether there were comments with commands for which there was no room. */
  readonly forgotten: boolean;
}

/** Longer arguments are none that any command takes whole. */
const LONGEST_ARGUMENTS = 500;

/** A typed command as the record keeps it. */
export const shortened = ({ name, args }: Pick<Heard, "name" | "args">) => ({
  name,
  args: args.slice(0, LONGEST_ARGUMENTS),
});

const MARK = "<!-- watchbill:heard ";

/** GitHub's comments hold 65,536 characters, and the status needs some of them. */
const LONGEST = 48_000;

/**
 * The hidden line that keeps the record. What could end an HTML comment is escaped. When it gets too long, the oldest
 * comments go in which nothing was granted, then the oldest at all. That some are gone is noted; that they were dealt with
 * is then told by the mark on them.
 */
export const recordLine = ({ heard, forgotten }: CommandRecord): string => {
  const rows = new Map<number, string[]>();
  for (const { comment, name, args, by, at, granted } of heard) {
    const row = [comment, name, args, by, at.epochMilliseconds / 1000, granted ? 1 : 0];
    rows.set(comment, [...(rows.get(comment) ?? []), escaped(JSON.stringify(row))]);
  }
  const granted = new Set(heard.filter((one) => one.granted).map(({ comment }) => comment));
  const expendable = [...rows.keys()].sort(
    (one, other) => Number(granted.has(one)) - Number(granted.has(other)) || one - other,
  );
  const lengthOf = (texts: readonly string[]) =>
    texts.reduce((sum, row) => sum + row.length + 1, 0);
  let length = lengthOf([...rows.values()].flat());
  let isShort = forgotten;
  for (const comment of expendable) {
    if (length <= LONGEST) break;
    length -= lengthOf(rows.get(comment) ?? []);
    rows.delete(comment);
    isShort = true;
  }
  return `${MARK}[${[isShort ? 1 : 0, ...[...rows.values()].flat()].join()}] -->`;
};

const escaped = (json: string): string =>
  json.replaceAll(/[<>-]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

type Row = [number, string, string, string, number, 0 | 1];

/**
 * The commands that have been dealt with on an issue. Undefined where there is no record that could be relied on:
 * none was written yet, or somebody has deleted or edited it.
 */
export const recordOf = ({
  statusComment,
}: Pick<IssueSnapshot, "statusComment">): CommandRecord | undefined => {
  if (!statusComment?.intact) return undefined;
  const begin = statusComment.body.indexOf(MARK);
  const end = statusComment.body.indexOf(" -->", begin);
  if (begin < 0 || end < 0) return undefined;
  const [forgotten, ...rows] = JSON.parse(statusComment.body.slice(begin + MARK.length, end)) as [
    0 | 1,
    ...Row[],
  ];
  const heard = rows.map(([comment, name, args, by, at, granted]) => ({
    comment,
    name,
    args,
    by,
    at: Temporal.Instant.fromEpochMilliseconds(at * 1000),
    granted: granted === 1,
  }));
  return { heard, forgotten: forgotten === 1 };
};
