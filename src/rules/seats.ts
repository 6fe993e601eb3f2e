import { same } from "../domain/duty/duty.js";
import type { AssigneeEffect, Effect, Line } from "../domain/effect.js";
import { type OccurrenceMark, remarked, seatLine, type Turn } from "../domain/maintenance/mark.js";
import { type Move, occurrenceIn, passedOn } from "../domain/maintenance/seats.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { listed, quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/**
 * Carries out `/swap` and `/skip` on a recurring job's issue (R14, R16): says who sits there now, to them by a comment, to
 * GitHub by the assignees, and to the rotation, which counts who sat, by the issue's first line.
 */
export const seats: Rule<IssueSnapshot, undefined> = {
  name: "seats",
  judges: "issue",
  evaluate(issue, _, { asked, duty }): Ruling {
    const mark = occurrenceIn(issue);
    if (!mark) return { findings: [] };
    const { now, moves } = passedOn(mark, asked, (login, at) => duty.isAway(login, at));
    if (moves.length === 0) return { findings: [] };
    const { owner } = duty.circleOf({ labels: issue.labels }) ?? {};
    return {
      findings: [],
      effects: [
        ...assigned(moves, now),
        ...moves.map((move): Effect => {
          return { kind: "note", key: keyOf(move), body: say(move, mark, owner) };
        }),
        { kind: "lines", lines: linesOf(issue, mark, now) },
      ],
    };
  },
};

const keyOf = ({ comment, place }: Move): string => `seat ${comment} ${place}`;

// Of each person the last move counts, and it is tried until its note stands: whoever is assigned afterwards is.
const assigned = (moves: readonly Move[], now: readonly Turn[]): readonly AssigneeEffect[] => {
  const last = new Map<string, AssigneeEffect>();
  for (const move of moves)
    for (const login of [move.from, move.to])
      if (login !== undefined)
        last.set(login.toLowerCase(), {
          kind: "assignee",
          login,
          present: now.some(({ who }) => same(who, login)),
          since: move.at,
          unlessNoted: keyOf(move),
        });
  return [...last.values()];
};

const linesOf = (issue: IssueSnapshot, mark: OccurrenceMark, now: readonly Turn[]): Line[] => {
  const before = mark.now ?? mark.turns;
  const line = remarked(issue.body, now);
  const who = (turns: readonly Turn[], name: string) =>
    turns.find(({ seat }) => seat === name)?.who;
  return [
    ...(line ? [line] : []),
    ...(mark.seats ?? mark.turns.map(({ seat }) => seat)).map((name) => ({
      from: seatLine(name, who(before, name)),
      to: seatLine(name, who(now, name)),
    })),
  ];
};

const say = (move: Move, { seats = [] }: OccurrenceMark, owner: string | undefined): string => {
  const { by, seat, from, to, asked, exchange } = move;
  if (seat === undefined) {
    const named = seats.map((name) => `\`/swap ${name} @login\``);
    return `${quoted(by)} has no seat here, so it cannot be told which is meant. ${
      named.length > 0 ? `Write ${listed(named, "or")}.` : "Write `/swap` with the seat."
    }`;
  }
  const what = seat === "" ? "this" : `the seat ${quoted(seat)} of this`;
  if (asked === "skip") {
    if (to !== undefined)
      return `@${to}, ${quoted(by)} passes ${what} on, and you are next in line. Please take it, or write \`/skip\`.`;
    const who = owner === undefined ? "Please" : `@${owner}, please`;
    return `${quoted(by)} passes ${what} on, and nobody else is free. ${who} find somebody: \`/swap${seat === "" ? "" : ` ${seat}`} @login\`.`;
  }
  if (to !== undefined && same(to, by))
    return from === undefined
      ? `${quoted(by)} takes ${what}.`
      : `@${from}, ${quoted(by)} takes ${what} in your place.`;
  const gave = from === undefined || same(from, by) ? "" : ` in place of ${quoted(from)}`;
  const back =
    exchange === undefined || from === undefined
      ? ""
      : ` ${quoted(from)} has the seat ${quoted(exchange)} for it.`;
  return `@${to}, ${quoted(by)} hands you ${what}${gave}.${back}`;
};
