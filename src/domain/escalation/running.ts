import { same } from "../duty/duty.js";
import { type Instant, Temporal } from "../time.js";
import { answerTo, type Heard } from "./answer.js";
import { type Answer, askedCauses, type Cause, type EscalateRequest } from "./cause.js";
import type { AskedNote } from "./record.js";

/** The escalation of an issue that counts: the latest that nobody has ended. */
export interface Escalation {
  readonly cause: Cause;
  /** Those asked in it, and the note that nobody is left, oldest first. */
  readonly notes: readonly AskedNote[];
  /** Logins of those whom an escalation before it had asked in vain. */
  readonly askedBefore: readonly string[];
  /** When somebody last pressed for the next to be asked at once. */
  readonly pressed: Instant | undefined;
  readonly answer: Answer | undefined;
}

const compare = Temporal.Instant.compare;

/** What happens to escalations, in time. */
type Turn = { readonly at: Instant; readonly cause: Cause | undefined };

/**
 * The escalation that counts, from all that was asked, all that came by itself, and the notes that stand.
 *
 * One runs at a time. `/deescalate` ends it, and so does closing the issue. While nobody has answered, a further
 * `/escalate` to someone else starts another in its place, and one to the same presses for the next to be asked; what comes
 * by itself starts another only when the one before was answered or had nobody left to ask.
 */
export const escalationOf = (
  byItself: readonly Cause[],
  record: readonly AskedNote[],
  heard: Heard,
): Escalation | undefined => {
  const { issue, asked } = heard;
  const ends = [
    ...issue.events.filter(({ kind }) => kind === "closed"),
    ...asked.filter(({ request }) => request.command === "deescalate"),
  ].map(({ at }): Turn => ({ at, cause: undefined }));
  const begun = byItself.map((cause) => adopted(cause, record, ends));
  const turns = [
    ...ends,
    ...[...begun, ...askedCauses(asked)].map((cause) => ({ at: cause.at, cause })),
  ].sort((one, other) => compare(one.at, other.at));

  let running: Escalation | undefined;
  for (const { at, cause } of turns) {
    if (!cause) running = undefined;
    else if (!running || isOver(running, at)) running = start(cause, [], record, heard);
    else if (cause.kind !== "asked") continue;
    else if (sameAddressee(running.cause, cause.request)) running = { ...running, pressed: at };
    else running = start(cause, everAsked(running), record, heard);
  }
  // What came by itself and was seen to before anybody was asked has never been escalated.
  const isMoot = running?.cause.kind !== "asked" && running?.answer && running.notes.length === 0;
  return isMoot ? undefined : running;
};

/** Everyone who was asked for an escalation and those before it. */
export const everAsked = ({ askedBefore, notes }: Escalation): readonly string[] => [
  ...askedBefore,
  ...notes.flatMap(({ who }) => who ?? []),
];

// When a clock ran out may be reckoned differently once the policy is changed; nobody is asked anew because of that.
const adopted = (cause: Cause, record: readonly AskedNote[], ends: readonly Turn[]): Cause => {
  const noted = record.findLast(({ kind }) => kind === cause.kind);
  const isOld = noted && ends.some(({ at }) => compare(at, noted.cause) >= 0);
  return noted && !isOld ? { ...cause, at: noted.cause } : cause;
};

const start = (
  cause: Cause,
  askedBefore: readonly string[],
  record: readonly AskedNote[],
  heard: Heard,
): Escalation => {
  const notes = record.filter((note) => compare(note.cause, cause.at) === 0);
  const late = cause.kind === "asked" ? undefined : cause.answer;
  const [answer] = [
    answerTo(cause.at, [...notes, ...stillCalled(cause, askedBefore, record)], heard),
    late,
  ]
    .filter((one) => one !== undefined)
    .sort((one, other) => compare(one.at, other.at));
  return { cause, notes, askedBefore, pressed: undefined, answer };
};

// Who was asked before somebody else escalated further may answer still; who passed it on has not answered by a word more.
const stillCalled = (
  cause: Cause,
  askedBefore: readonly string[],
  record: readonly AskedNote[],
): readonly AskedNote[] =>
  record.filter(
    ({ who, at }) =>
      who !== undefined &&
      compare(at, cause.at) <= 0 &&
      askedBefore.some((login) => same(login, who)) &&
      !(cause.kind === "asked" && same(cause.by, who)),
  );

const isOver = ({ answer, notes }: Escalation, at: Instant): boolean =>
  (answer !== undefined && compare(answer.at, at) <= 0) ||
  notes.some((note) => note.who === undefined && compare(note.at, at) <= 0);

const sameAddressee = (cause: Cause, { to }: EscalateRequest): boolean => {
  const before = cause.kind === "asked" ? cause.request.to : undefined;
  if (!before || !to) return !to;
  if ("person" in before) return "person" in to && same(before.person, to.person);
  return "circle" in to && same(before.circle, to.circle);
};
