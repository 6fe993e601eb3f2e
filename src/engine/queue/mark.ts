import type { IssueSnapshot } from "../../domain/snapshot.js";

/** The hidden first line of the issue that shows the order of work. What people write so counts for nothing. */
export const QUEUE_MARK = "<!-- watchbill:queue -->";

/** First lines of the issues in which watchbill keeps lists of its own, and which are nobody's work. */
const MARKS = [
  QUEUE_MARK,
  "<!-- watchbill:maintenance-log ",
  "<!-- watchbill:maintenance-mistakes ",
];

type Seen = Pick<IssueSnapshot, "author" | "body">;

/** Whether an issue shows the order of work: no rule speaks about it. */
export const isQueueIssue = ({ author, body }: Seen): boolean =>
  author?.bot === true && body.startsWith(QUEUE_MARK);

/** Whether an issue is one that watchbill keeps for itself, under whichever App's name it writes here. */
export const isHousekeeping = ({ author, body }: Seen): boolean =>
  author?.bot === true && MARKS.some((mark) => body.startsWith(mark));
