import type { IssueSnapshot } from "./snapshot.js";
import { subjectName } from "./subject.js";

/** The hidden first line of a note. It is bound to its subject by the number: what is moved elsewhere counts for nothing. */
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
  // Of whatever repository: it may have been renamed since, or be spelled with other capitals.
  const mark = new RegExp(`^<!-- watchbill:note [\\w.-]+/[\\w.-]+#${subject.number} (.+?) -->`);
  const notes = new Map<string, IssueSnapshot["comments"][number]>();
  for (const comment of comments) {
    if (!comment.own) continue;
    const [, key] = mark.exec(comment.body) ?? [];
    if (key !== undefined && !notes.has(key)) notes.set(key, comment);
  }
  return notes;
};
