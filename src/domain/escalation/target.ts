import { nearest } from "../calendar/names.js";
import { type Circle, type Duty, same } from "../duty/duty.js";
import { ladder, type Rung } from "../duty/ladder.js";
import type { Membership } from "../team.js";
import type { Instant } from "../time.js";
import { listed, quoted } from "../words.js";
import type { EscalateRequest } from "./cause.js";

/** To whom an escalation goes. */
export interface Target {
  /** Whose ladder is climbed; undefined if the policy has no circles. */
  readonly circle: Circle | undefined;
  /** Login of who is asked before anyone of the circle. */
  readonly person?: string | undefined;
}

/**
 * To whom a request goes, or why it cannot go there, in a sentence that names what would do.
 *
 * @param to as typed: a circle, a person, or neither for the circle that the issue belongs to.
 * @param own the circle that the issue belongs to; its ladder follows a person.
 * @param crew whether someone is of the team, as rules ask it of the world.
 */
export const escalationTarget = (
  to: EscalateRequest["to"],
  own: Circle | undefined,
  duty: Duty,
  crew: (login: string, isInsider: boolean) => Membership,
): { readonly target: Target } | { readonly refusal: string } => {
  if (!to)
    return own || duty.people.length > 0
      ? { target: { circle: own } }
      : {
          refusal:
            "The policy names no circles, so watchbill does not know whom to ask; write `/escalate @login`.",
        };
  if ("person" in to) {
    // A policy that names nobody cannot tell a colleague from a stranger.
    const isKnown =
      duty.people.length === 0 ||
      duty.people.some((one) => same(one, to.person)) ||
      crew(to.person, false) !== "outsider";
    if (isKnown) return { target: { circle: own, person: to.person } };
    return {
      refusal: `${quoted(to.person)} is nobody whom the policy names or who is on the team; write ${ways(duty)}.`,
    };
  }
  const circle = duty.circle(to.circle);
  if (circle) return { target: { circle } };
  const person = duty.people.find((one) => same(one, to.circle));
  if (person !== undefined)
    return {
      refusal: `${quoted(to.circle)} is a person and no circle; write \`/escalate @${person}\`.`,
    };
  const meant = nearest(
    to.circle,
    duty.circles.map(({ name }) => name),
  );
  return {
    refusal: `${quoted(to.circle)} is no circle here; write ${meant === undefined ? ways(duty) : `\`/escalate ${meant}\``}.`,
  };
};

/** No answer lists more circles than this. */
const MOST_NAMED = 10;

const ways = ({ circles }: Duty): string =>
  listed(
    [
      ...circles.slice(0, MOST_NAMED).map(({ name }) => `\`/escalate ${name}\``),
      "`/escalate @login` with someone of the team",
    ],
    "or",
  );

/** Someone on an escalation's ladder. */
export type Step = Omit<Rung, "as"> & { readonly as: Rung["as"] | "asked for" };

/** Those whom an escalation could still ask at an instant, the next first. */
export const stepsLeft = (
  { circle, person }: Target,
  at: Instant,
  duty: Duty,
  onCallFirst: boolean,
  alreadyAsked: readonly string[],
): readonly Step[] => {
  const first: readonly Step[] =
    person === undefined || duty.isAway(person, at)
      ? []
      : [{ who: person, as: "asked for", circle: undefined }];
  const others = ladder(circle, at, duty, onCallFirst).filter(
    ({ who }) => person === undefined || !same(who, person),
  );
  return [...first, ...others].filter(({ who }) => !alreadyAsked.some((one) => same(one, who)));
};
