import type { Span } from "../hours/workingHours.js";
import { type Instant, Temporal } from "../time.js";
import { attemptWith, type DutyProblem } from "./attempt.js";
import { type Claims, circleOf, readCircles } from "./circles.js";
import { bareLogin, type Duty, same } from "./duty.js";
import { type OnCall, readOnCall, unique } from "./onCall.js";
import type { DutySettings } from "./settings.js";
import { readStretch } from "./stretch.js";

/** The sections of duty, understood, with what could not be. */
export interface DutyReading {
  readonly duty: Duty;
  readonly circles: readonly Claims[];
  readonly onCall: OnCall;
  readonly absences: readonly { readonly span: Span; readonly who: readonly string[] }[];
  readonly problems: readonly DutyProblem[];
}

const readings = new WeakMap<DutySettings, Map<string, DutyReading>>();

/**
 * Who answers for what by a policy. The reading is kept for as long as the settings are.
 *
 * @param settings the policy, or its sections of duty and hours.
 * @param timezone IANA name of the team's zone, in which days and hours are meant.
 */
export const readDuty = (settings: DutySettings, timezone: string): Duty =>
  understandDuty(settings, timezone).duty;

/** As `readDuty`, with what it left out because it could not be understood. */
export const understandDuty = (settings: DutySettings, timezone: string): DutyReading => {
  const kept = readings.get(settings) ?? new Map<string, DutyReading>();
  const reading = kept.get(timezone) ?? understand(settings, timezone);
  readings.set(settings, kept.set(timezone, reading));
  return reading;
};

const understand = (settings: DutySettings, timezone: string): DutyReading => {
  const problems: DutyProblem[] = [];
  const attempt = attemptWith(problems);
  const circles = readCircles(settings.circles);
  const absences = settings.absences.flatMap((absence, index) => {
    const span = attempt(["absences", index], () => readStretch(absence, timezone));
    return span ? [{ span, who: absence.who.map(bareLogin) }] : [];
  });
  const onCall = readOnCall(settings.on_call, settings.hours, timezone, (path, read) =>
    attempt(["on_call", ...path], read),
  );
  const isAway: Duty["isAway"] = (login, at) =>
    absences.some(({ who, span }) => isIn(span, at) && who.some((absent) => same(absent, login)));
  const duty: Duty = {
    circles,
    circle: (name) => circles.find((circle) => same(circle.name, name)),
    circleOf: (about) => circleOf(circles, about),
    isAway,
    onCall: (at) => onCall.at(at, (login) => isAway(login, at)),
    onCallAfter: onCall.covered,
    people: unique([
      ...circles.flatMap(({ owner, deputies }) => [...(owner ? [owner] : []), ...deputies]),
      ...onCall.people,
    ]),
  };
  return { duty, circles, onCall, absences, problems };
};

const isIn = ({ from, until }: Span, at: Instant): boolean =>
  Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0;
