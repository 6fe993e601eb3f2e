import type { IssueSnapshot } from "./snapshot.js";
import { subjectName } from "./subject.js";

/** The hidden first line of a note. It is bound to its subject: a copy elsewhere counts for nothing. */
export const noteMark = (subject: IssueSnapshot["subject"], key: string): string =>
  `<!-- watchbill:note ${subjectName(subject)} ${key} -->`;

/**
 * When each note that stands on an issue was written, by its key. Only watchbill's own count, wherever their mark still
 * stands: whoever mends a word in one, which takes write access, must not have everybody pinged again.
 */
export const notesOn = ({
  subject,
  comments,
}: Pick<IssueSnapshot, "subject" | "comments">): ReadonlyMap<
  string,
  IssueSnapshot["comments"][number]
> => {
  const before = `<!-- watchbill:note ${subjectName(subject)} `;
  const notes = new Map<string, IssueSnapshot["comments"][number]>();
  for (const comment of comments) {
    if (!comment.own || !comment.body.startsWith(before)) continue;
    const end = comment.body.indexOf(" -->");
    const key = comment.body.slice(before.length, end);
    if (end > 0 && !notes.has(key)) notes.set(key, comment);
  }
  return notes;
};
