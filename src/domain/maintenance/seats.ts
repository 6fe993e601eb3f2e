import type { Asked } from "../asked.js";
import { same } from "../duty/duty.js";
import type { IssueSnapshot } from "../snapshot.js";
import type { Instant } from "../time.js";
import { type OccurrenceMark, readOccurrence, type Turn } from "./mark.js";

/** What an issue was opened for, if it was opened for an occurrence; a copy of its text by an outsider counts for nothing. */
export const occurrenceIn = ({
  body,
  author,
  byInsider,
}: Pick<IssueSnapshot, "body" | "author" | "byInsider">): OccurrenceMark | undefined =>
  author?.bot || byInsider ? readOccurrence(body) : undefined;

/** The names of the seats at an issue's job; none where the issue is not a recurring job's. */
export const seatsOf = (
  issue: Pick<IssueSnapshot, "body" | "author" | "byInsider">,
): readonly string[] => {
  const mark = occurrenceIn(issue);
  return mark ? namesIn(mark) : [];
};

const namesIn = ({ seats, turns }: OccurrenceMark): readonly string[] =>
  seats ?? turns.map(({ seat }) => seat);

/** A seat that was passed on, or could not be. */
export interface Move {
  /** Of the command that asked for it. */
  readonly comment: number;
  /** Its place among the moves that this comment asked for. */
  readonly place: number;
  readonly by: string;
  readonly at: Instant;
  readonly asked: "swap" | "skip";
  /** Undefined where it cannot be told which is meant. */
  readonly seat: string | undefined;
  readonly from: string | undefined;
  /** Undefined when nobody is free. */
  readonly to: string | undefined;
  /** The seat that `from` has in exchange. */
  readonly exchange?: string | undefined;
}

/**
 * Who sits where after all that people asked for with `/swap` and `/skip`, oldest first. Pure, so that every look comes to
 * the same. A swap takes the seat that it names, or that of whoever asks, or the only one; if the other person sits
 * already, the two change places. Whoever skips is followed by the first in line who is free and has not passed on a seat
 * here before.
 *
 * @param isAway whether somebody was absent at an instant, by the policy
 */
export const passedOn = (
  mark: OccurrenceMark,
  asked: readonly Asked[],
  isAway: (login: string, at: Instant) => boolean,
): { readonly now: readonly Turn[]; readonly moves: readonly Move[] } => {
  const names = namesIn(mark);
  const sitting = names.map((name) => mark.turns.find(({ seat }) => seat === name)?.who);
  const left = new Set<string>();
  const moves: Move[] = [];
  const placeOf = (login: string): number =>
    sitting.findIndex((who) => who !== undefined && same(who, login));

  for (const { request, by, at, comment } of asked) {
    if (request.command !== "swap" && request.command !== "skip") continue;
    const place = moves.filter((move) => move.comment === comment).length;
    const about = { comment, place, by, at, asked: request.command };
    const own = placeOf(by);
    const named = request.command === "swap" ? request.seat : undefined;
    const index =
      named !== undefined
        ? names.findIndex((name) => same(name, named))
        : own >= 0 || names.length > 1
          ? own
          : 0;
    const seat = names[index];
    const from = sitting[index];
    if (seat === undefined) {
      moves.push({ ...about, seat: undefined, from: undefined, to: undefined });
      continue;
    }
    if (from !== undefined) left.add(from.toLowerCase());
    if (request.command === "skip") {
      const next = mark.next?.find(
        ([who, places]) =>
          places.includes(index) &&
          placeOf(who) < 0 &&
          !left.has(who.toLowerCase()) &&
          !isAway(who, at),
      )?.[0];
      sitting[index] = next;
      moves.push({ ...about, seat, from, to: next });
      continue;
    }
    const { to } = request;
    if (from !== undefined && same(from, to)) continue;
    const other = placeOf(to);
    if (other >= 0) sitting[other] = from;
    sitting[index] = to;
    moves.push({ ...about, seat, from, to, exchange: names[other] });
  }
  const now = names.flatMap((seat, index): Turn[] => {
    const who = sitting[index];
    return who === undefined ? [] : [{ seat, who }];
  });
  return { now, moves };
};
