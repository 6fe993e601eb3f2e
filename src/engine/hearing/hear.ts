import { parseCommands, type TypedCommand } from "../../commands/parse.js";
import type { Asked } from "../../domain/asked.js";
import type { NoteEffect } from "../../domain/effect.js";
import type { IssueComment } from "../../domain/history.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import type { Subject } from "../../domain/subject.js";
import { type Instant, Temporal } from "../../domain/time.js";
import { type Inquiry, judgeCommand, type Listener, requestIn } from "./judge.js";
import { type CommandRecord, type Heard, recordOf, shortened } from "./record.js";

/** What the commands on an issue come to. */
export interface Hearing {
  /** Everything that was ever asked by someone who may, oldest first. */
  readonly asked: readonly Asked[];
  /** Every command that has been dealt with. */
  readonly record: CommandRecord;
  /** Refusals and mistakes, each answered once. */
  readonly notes: readonly NoteEffect[];
  /** What wants an answer that only the rules' findings give, with the key of the note that gives it. */
  readonly questions: readonly { readonly key: string; readonly request: Inquiry }[];
  /** Ids of comments to be marked as heard. */
  readonly unmarked: readonly number[];
  /** When to look again because it could not be learned who may. */
  readonly until: Instant | undefined;
}

/** Nobody means to give so many commands in one comment. */
const MOST_COMMANDS = 10;

/** So many mistakes and questions of one person are answered within a day; to what follows nothing is said. */
const MOST_ANSWERS = 5;
/** So much is done for one person within a day: nobody is to call the others again and again, or crowd out their words. */
const MOST_DEEDS = 20;
const A_DAY = { hours: 24 };

/** What was typed so long before watchbill first saw it was meant for somebody else, or has been dealt with by hand. */
const TOO_OLD = { hours: 7 * 24 };

/** How long somebody whose membership could not be learned is kept waiting before it is asked again. */
const ASK_AGAIN = { minutes: 5 };

/**
 * Deals with every command in an issue's comments. Each is dealt with once, an edit runs only what it adds, and all of
 * it is told by the comments and the record in the status comment, however often or late anybody looks.
 */
export const hear = (issue: IssueSnapshot, listener: Listener, now: Instant): Hearing => {
  const record = recordOf(issue);
  const heard: Heard[] = [...(record?.heard ?? [])];
  const known = new Set(heard.map(({ comment }) => comment));
  const fresh = new Set<Heard>();
  const notes: NoteEffect[] = [];
  const questions: Hearing["questions"][number][] = [];
  // Should a look have broken off before it marked what it granted, this one does.
  const granted = new Set(heard.filter((one) => one.granted).map(({ comment }) => comment));
  const unmarked = new Set(
    issue.comments.filter(({ id, seen }) => !seen && granted.has(id)).map(({ id }) => id),
  );
  let until: Instant | undefined;

  for (const comment of issue.comments) {
    const at = comment.edit?.at ?? comment.createdAt;
    const by = comment.author?.login ?? "";
    // Without a record, the mark alone tells that a comment was dealt with; what it asked for still stands.
    const isOld = record === undefined && comment.seen;
    const isForgotten = comment.seen && !known.has(comment.id) && record?.forgotten;
    if (!isOwnWord(comment) || isForgotten || (!isOld && isLater(now, at.add(TOO_OLD)))) continue;
    for (const typed of notYetHeard(comment, heard)) {
      const judgement = judgeCommand(typed, comment, listener);
      if (judgement.kind === "not ours") continue;
      const lately = heard.filter((one) => one.by === by && isLater(one.at.add(A_DAY), at));
      const deeds = lately.filter(isDeed).length;
      if (judgement.kind === "waits") {
        // Told once, whatever else they type meanwhile.
        const key = `unknown ${by.toLowerCase()}`;
        if (!notes.some((note) => note.key === key))
          notes.push({ kind: "note", key, body: judgement.words });
        until = now.add(ASK_AGAIN);
        continue;
      }
      const isAnswered =
        judgement.kind === "granted" ? deeds < MOST_DEEDS : lately.length - deeds < MOST_ANSWERS;
      if (isAnswered && !comment.seen) unmarked.add(comment.id);
      const key = `answer ${comment.id} ${heard.filter((one) => one.comment === comment.id).length}`;
      if (!isOld && judgement.kind === "inquiry" && isAnswered)
        questions.push({ key, request: judgement.request });
      if (!isOld && judgement.kind === "refused" && isAnswered)
        notes.push({ kind: "note", key, body: judgement.words });
      const granted = judgement.kind !== "refused" && isAnswered;
      const one = { comment: comment.id, ...shortened(typed), by, at, granted };
      heard.push(one);
      if (!isOld) fresh.add(one);
    }
  }
  return {
    asked: heard.flatMap((one) => askedFor(one, issue.subject, fresh.has(one))).sort(byInstant),
    record: { heard, forgotten: record?.forgotten ?? false },
    notes,
    questions,
    unmarked: [...unmarked],
    until,
  };
};

const isLater = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) > 0;

const byInstant = (one: Asked, other: Asked): number => Temporal.Instant.compare(one.at, other.at);

// Words that someone else put into a person's comment are not that person's.
const isOwnWord = ({ own, author, edit }: IssueComment): boolean =>
  !own && author !== undefined && !author.bot && (edit === undefined || edit.by === author.login);

const isDeed = ({ granted, name }: Heard): boolean => granted && name !== "help" && name !== "why";

const notYetHeard = (comment: IssueComment, heard: readonly Heard[]): readonly TypedCommand[] => {
  const before = heard.filter((one) => one.comment === comment.id);
  const ran = before.map(({ name, args }) => `${name} ${args}`);
  return parseCommands(comment.body)
    .filter((typed) => {
      const { name, args } = shortened(typed);
      const place = ran.indexOf(`${name} ${args}`);
      if (place >= 0) ran.splice(place, 1);
      return place < 0;
    })
    .slice(0, Math.max(0, MOST_COMMANDS - before.length));
};

// Read again from what was typed: the record keeps no more than people's own words.
const askedFor = (
  { name, args, by, at, comment, granted }: Heard,
  issue: Subject,
  fresh: boolean,
): Asked[] => {
  const request = granted ? requestIn({ name, args }, issue) : undefined;
  return request ? [{ request, by, at, comment, fresh }] : [];
};
