import { readDuration } from "../calendar/duration.js";
import { at as inSetting } from "../freeze/where.js";
import { understandHours } from "../hours/hours.js";
import type { HoursRow, HoursSettings } from "../hours/settings.js";
import { readShift, type Shift } from "../hours/shifts.js";
import { hoursOf } from "../hours/stretches.js";
import type { Span } from "../hours/workingHours.js";
import { type Instant, Temporal } from "../time.js";
import type { Attempt } from "./attempt.js";
import { bareLogin, same } from "./duty.js";
import { type Rotation, readRotation } from "./rotation.js";
import type { OnCallSettings, RotationSettings } from "./settings.js";
import { readStretch } from "./stretch.js";
import { type After, always, covers, END, unionOf, within } from "./stretches.js";

/** Who is on call, and when. */
export interface OnCall {
  /** When anybody is, by the policy; where it names nobody, its on-call hours. */
  readonly covered: After;
  /** Who is on call at an instant, of those that are not away then. */
  at(at: Instant, isAway: (login: string) => boolean): readonly string[];
  /** The instants, in no order, at which who is on call may change, absences aside: from one and before another. */
  turns(from: Instant, until: Instant): readonly Instant[];
  readonly people: readonly string[];
  /** How long whoever comes on call has to take over, in milliseconds; undefined where that is not asked for. */
  readonly handover: number | undefined;
  /** The weeks that are written out. */
  readonly weeks: readonly Week[];
  /** When those answer who are not of a rotation with hours of its own. */
  readonly hours: After;
}

interface Week {
  /** Its place in the list. */
  readonly index: number;
  readonly span: Span;
  readonly who: readonly string[];
}

interface Turns {
  readonly rotation: Rotation;
  readonly hours: After;
  readonly atOnce: number;
}

/** The rotations of a policy, which may be one or a list. */
export const rotationsOf = ({ rotation }: OnCallSettings): readonly RotationSettings[] =>
  !rotation ? [] : isList(rotation) ? rotation : [rotation];

const isList = (
  rotation: RotationSettings | readonly RotationSettings[],
): rotation is readonly RotationSettings[] => Array.isArray(rotation);

/**
 * Understands the `on_call` section (R18, R33). Weeks that are written out come before rotations; where nobody of a week
 * is there, the rotations answer. Of a rotation, whoever is away is passed over for who comes next.
 *
 * @param hours the `hours` section, whose on-call hours hold for all but rotations with hours of their own; without
 * any, people on call answer at any hour.
 */
export const readOnCall = (
  settings: OnCallSettings,
  hours: HoursSettings | undefined,
  timezone: string,
  attempt: Attempt,
): OnCall => {
  const usual = usualHours(hours, timezone);
  const weeks = settings.weeks.flatMap((week, index): readonly Week[] => {
    const span = attempt(["weeks", index], () => readStretch(week, timezone));
    return span ? [{ index, span, who: week.who.map(bareLogin) }] : [];
  });
  const rotations = rotationsOf(settings);
  const turns = rotations.flatMap((one, index): readonly Turns[] => {
    const path = ["rotation", ...(rotations === settings.rotation ? [index] : [])];
    const read = attempt(path, () => ({
      rotation: readRotation(one, timezone),
      hours: ownHours(one, timezone) ?? usual,
      atOnce: one.at_once,
    }));
    return read ? [read] : [];
  });
  const { handover } = settings;
  const lasts =
    handover &&
    attempt(["handover", "within"], () => {
      const { days, minutes } = readDuration(handover.within);
      return (days * 1440 + minutes) * 60_000;
    });
  return {
    hours: usual,
    weeks,
    handover: lasts || undefined,
    turns: (from, until) => [
      ...weeks.flatMap(({ span }) => [span.from, span.until]),
      ...turns.flatMap(({ rotation }) => rotation.begins(from, until)),
      ...[usual, ...turns.map((one) => one.hours)].flatMap((hours) => edges(hours, from, until)),
    ],
    people: unique([
      ...weeks.flatMap(({ who }) => who),
      ...rotations.flatMap(({ people }) => people.map(bareLogin)),
    ]),
    // Hours without names: whoever is on call then, the team knows.
    covered: unionOf([
      ...(settings.weeks.length + rotations.length === 0 && hours?.on_call?.length ? [usual] : []),
      ...weeks.map(({ span }) => within(usual, span)),
      ...turns.map(({ rotation, hours: own }) => within(own, { from: rotation.since, until: END })),
    ]),
    at(at, isAway) {
      const there = (who: readonly string[]) => who.filter((login) => !isAway(login));
      const named = weeks.filter(
        ({ span: { from, until } }) =>
          Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0,
      );
      const written = covers(usual, at) ? there(named.flatMap(({ who }) => who)) : [];
      if (written.length > 0) return unique(written);
      return unique(
        turns
          .filter((one) => covers(one.hours, at))
          .flatMap(({ rotation, atOnce }) => there(rotation.order(at)).slice(0, atOnce)),
      );
    },
  };
};

/** Where the stretches of a set begin and end, up to an instant. */
const edges = (part: After, from: Instant, until: Instant): readonly Instant[] => {
  const all: Instant[] = [];
  for (const span of part(from)) {
    if (Temporal.Instant.compare(span.from, until) >= 0) break;
    all.push(span.from, span.until);
  }
  return all;
};

/** Logins without those that were there before, as GitHub compares them. */
export const unique = (logins: readonly string[]): readonly string[] =>
  logins.filter((login, index) => logins.findIndex((one) => same(one, login)) === index);

// What is wrong with the section of hours is told by its own check; until it is mended, people answer at any hour.
const usualHours = (settings: HoursSettings | undefined, timezone: string): After => {
  if (!settings?.on_call?.length) return always;
  const understood = understandHours(settings, timezone);
  if (!("hours" in understood)) return always;
  return hoursOfShifts(understood.hours.shifts.onCall, understood.hours.zone);
};

const ownHours = ({ hours, zone }: RotationSettings, timezone: string): After | undefined => {
  if (!hours?.length) return undefined;
  const rows = hours.map((row, index) =>
    inSetting(`hours/${index}`, () => readShift(row as HoursRow | string, ANY_DAY)),
  );
  return hoursOfShifts(rows, zone ?? timezone);
};

const hoursOfShifts = (shifts: readonly Shift[], zone: string): After =>
  hoursOf([{ shifts, isOff: () => false, endOf: () => Number.POSITIVE_INFINITY }], zone).after;

/** As for the on-call hours of the team: every day, and the whole of it, unless something else is said. */
const ANY_DAY = {
  week: { weekdays: [0, 1, 2, 3, 4, 5, 6] },
  words: { weekdays: [1, 2, 3, 4, 5] },
  from: "00:00",
  until: "24:00",
};
