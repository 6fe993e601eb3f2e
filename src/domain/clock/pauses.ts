import type { Asked } from "../asked.js";
import { type Happening, happenings } from "../history.js";
import type { Pause } from "../hours/due.js";
import { sameLabel } from "../labels.js";
import type { IssueSnapshot } from "../snapshot.js";
import { type Instant, Temporal } from "../time.js";
import type { WaitingSettings } from "./settings.js";

/** A stretch in which a clock stands still, and for whose answer. Without an end it still does. */
export interface Waiting extends Pause {
  readonly for: "reporter" | "vendor";
  /** The command that asked for it, if one did. */
  readonly asked: Asked | undefined;
}

type Watched = Pick<IssueSnapshot, "events" | "comments" | "labels" | "author" | "createdAt">;

/**
 * When an issue's clocks stood still: while its needs-info label stood, until the reporter replied, and while its vendor
 * label stood. A command counts from when it was given, though its label follows; a label that somebody puts back after a
 * reply is another question. A label that the issue no longer wears and that nobody took off has been deleted, and counts
 * for nothing; one that it wears and nobody put on was there from the start.
 */
export const pausesOf = (
  issue: Watched,
  settings: WaitingSettings | false,
  asked: readonly Asked[],
): readonly Waiting[] =>
  settings === false
    ? []
    : [
        ...stretches(issue, settings.needs_info, "reporter", asked),
        ...stretches(issue, settings.vendor, "vendor", asked),
      ];

const COMMANDS = { reporter: "needs-info", vendor: "waiting-on" } as const;

type Word = Happening | { readonly kind: "asked"; readonly at: Instant; readonly asked: Asked };

const stretches = (
  issue: Watched,
  label: string,
  whose: Waiting["for"],
  asked: readonly Asked[],
): readonly Waiting[] => {
  const requests = asked.filter(({ request }) => request.command === COMMANDS[whose]);
  const told: readonly Word[] = [
    ...happenings(issue),
    ...requests.map((one) => ({ kind: "asked", at: one.at, asked: one }) as const),
  ];
  const words = [...told].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
  const done: Waiting[] = [];
  let open: Waiting | undefined;
  const end = (until: Instant): void => {
    if (open) done.push({ ...open, until });
    open = undefined;
  };
  for (const word of words) {
    if (word.kind === "asked") {
      // Another vendor, or another question: the clock stands still all the same.
      end(word.at);
      open = { from: word.at, for: whose, asked: word.asked };
    } else if (word.kind === "labeled" && sameLabel(word.label, label)) {
      // watchbill's own label carries out a command, which has been counted.
      if (!open && !(word.own && requests.length > 0))
        open = { from: word.at, for: whose, asked: undefined };
    } else if (word.kind === "unlabeled" && sameLabel(word.label, label)) end(word.at);
    else if (whose === "reporter" && open && isReply(word, issue, open.from)) end(word.at);
  }
  const worn = issue.labels.some((one) => sameLabel(one, label));
  if (open && (worn || open.asked)) return [...done, open];
  const first = !open && worn && !words.some((word) => touches(word, label));
  return first && !requests.length
    ? [...withoutReply(issue, { from: issue.createdAt, for: whose, asked: undefined })]
    : done;
};

const touches = (word: Word, label: string): boolean =>
  (word.kind === "labeled" || word.kind === "unlabeled") && sameLabel(word.label, label);

/** A label that was there from the start: it stands until the reporter's first comment, if it waits for one. */
const withoutReply = (issue: Watched, pause: Waiting): readonly Waiting[] => {
  const reply =
    pause.for === "reporter"
      ? happenings(issue).find((word) => isReply(word, issue, pause.from))
      : undefined;
  return [reply ? { ...pause, until: reply.at } : pause];
};

/** Whether a person who opened the issue said something after an instant. */
const isReply = (word: Word, { author }: Watched, since: Instant): boolean =>
  word.kind === "commented" &&
  !word.own &&
  !word.by?.bot &&
  word.by !== undefined &&
  word.by.login === author?.login &&
  Temporal.Instant.compare(word.at, since) > 0;
