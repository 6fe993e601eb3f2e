import type { QueueItem } from "../../domain/queue/item.js";
import { inOrderOfWork } from "../../domain/queue/order.js";
import { whyThere } from "../../domain/queue/why.js";
import { sayInstant } from "../../domain/time.js";
import { counted, quoted } from "../../domain/words.js";
import { QUEUE_MARK } from "./mark.js";

export interface QueueWords {
  readonly timezone: string;
  /** How many issues are listed. */
  readonly length: number;
  /** Where an issue is linked to. */
  readonly address: (number: number) => string;
}

/** Whether two texts are the same, however GitHub ends their lines. */
export const sameText = (one: string, other: string): boolean =>
  one.replaceAll("\r\n", "\n").trim() === other.replaceAll("\r\n", "\n").trim();

/**
 * The text of the issue that shows the order of work. It is the same as long as the order is: it tells instants and no
 * countdowns. Titles, labels and people stand in code spans and numbers in links, so that it pings nobody.
 */
export const sayQueue = (items: Iterable<QueueItem>, words: QueueWords): string => {
  const all = inOrderOfWork(items);
  const ready = all.filter(({ waiting }) => waiting === undefined);
  const waiting = all.filter((item) => item.waiting !== undefined);
  const listed = all.slice(0, words.length);
  const readyListed = listed.slice(0, ready.length);
  const waitingListed = listed.slice(ready.length);
  const rest = all.length - listed.length;
  return [
    `${QUEUE_MARK}\nWhat to work on, first things first. watchbill keeps this list in step with the issues; while this ` +
      "issue is closed, it leaves it alone.",
    ready.length === 0
      ? "Nothing can be worked on just now."
      : readyListed.map((item, index) => `${index + 1}. ${sayItem(item, words)}`).join("\n"),
    ...(waitingListed.length > 0
      ? [
          "**Waiting for others**",
          waitingListed.map((item) => `- ${sayItem(item, words)}`).join("\n"),
        ]
      : []),
    ...(rest > 0 ? [restOf(rest, waiting.length - waitingListed.length)] : []),
  ].join("\n\n");
};

const restOf = (rest: number, waiting: number): string =>
  `And ${counted(rest, "more issue")}${waiting > 0 ? `, of which ${waiting} waiting for others` : ""}.`;

const sayItem = (item: QueueItem, { timezone, address }: QueueWords): string => {
  const { number, title, due, breached, assignees } = item;
  const when = due
    ? [`${breached ? "**overdue since**" : "due"} ${sayInstant(due.at, timezone)}`]
    : [];
  const who = assignees.length > 0 ? assignees.map(quoted).join(", ") : "nobody yet";
  return [
    `[${quoted(`#${number}`)}](${address(number)}) ${quoted(visible(title))}`,
    ...when,
    quoted(whyThere(item, timezone)),
    who,
  ].join(" · ");
};

/** Control characters, and those that turn the direction of writing round for what follows, would tell lies. */
const visible = (title: string): string =>
  title.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, " ");
