import type { Instant } from "../time.js";
import { lineage } from "./circles.js";
import { type Circle, type Duty, same } from "./duty.js";

/** Someone who can be asked, and as what. */
export interface Rung {
  /** Login. */
  readonly who: string;
  readonly as: "on call" | "owner" | "deputy";
  /** The circle they answer for; undefined on call. */
  readonly circle: string | undefined;
}

/**
 * Who is asked one after the other for a circle's matter at an instant: its owner, unless there is none or they are
 * absent, then its deputies who are there, then the same of the circle it is part of, and so on up. Each person once.
 *
 * @param circle undefined where no circle answers.
 * @param onCallFirst whether those on call are asked before anyone else: a critical matter outside working hours.
 */
export const ladder = (
  circle: Circle | undefined,
  at: Instant,
  duty: Duty,
  onCallFirst = false,
): readonly Rung[] => {
  const onCall = onCallFirst
    ? duty.onCall(at).map((who): Rung => ({ who, as: "on call", circle: undefined }))
    : [];
  const line = circle ? lineage(circle, duty.circles) : [];
  const rungs = line.flatMap(({ name, owner, deputies }): readonly Rung[] => [
    ...(owner === undefined ? [] : [{ who: owner, as: "owner", circle: name } as const]),
    ...deputies.map((who) => ({ who, as: "deputy", circle: name }) as const),
  ]);
  return [...onCall, ...rungs.filter(({ who }) => !duty.isAway(who, at))].filter(
    ({ who }, index, all) => all.findIndex((one) => same(one.who, who)) === index,
  );
};
