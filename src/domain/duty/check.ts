import { nearest } from "../calendar/names.js";
import { earliest, type Instant, sayInstant, Temporal } from "../time.js";
import { listed } from "../words.js";
import type { DutyProblem } from "./attempt.js";
import { type Claims, lineage } from "./circles.js";
import { same } from "./duty.js";
import { type OnCall, rotationsOf } from "./onCall.js";
import { understandDuty } from "./read.js";
import type { DutySettings } from "./settings.js";
import { within } from "./stretches.js";
import { unmanned } from "./watch.js";

/**
 * What is wrong with circles, absences and on-call turns, and what in them is likely to surprise their team. Needs no
 * clock: what is said of a file today is said of it tomorrow.
 *
 * @param timezone the policy's IANA zone.
 * @returns problems with their paths from the top of the policy; none when all is well.
 */
export const dutyProblems = (settings: DutySettings, timezone: string): readonly DutyProblem[] => {
  const { circles, onCall, problems } = understandDuty(settings, timezone);
  return [
    ...problems.map(({ message, ...where }) => ({
      ...where,
      message: /[.?]$/.test(message) ? message : `${message}.`,
    })),
    ...namedTwice(circles),
    ...parents(settings, circles),
    ...nobodyThere(circles),
    ...claimedTwice(circles, "labels", "label"),
    ...claimedTwice(circles, "services", "service"),
    ...gaps(settings, onCall, timezone),
    ...allAway(settings, timezone),
  ];
};

const shown = (text: string): string => JSON.stringify(text);

const namedTwice = (circles: readonly Claims[]): readonly DutyProblem[] =>
  circles.flatMap(({ name }, index) => {
    const twin = circles.slice(0, index).find((other) => same(other.name, name));
    if (!twin) return [];
    const message = `${shown(name)} is the same circle as ${shown(twin.name)}: case does not count. Keep one of the two.`;
    return [{ path: ["circles", name], part: "key", message }];
  });

const parents = (settings: DutySettings, circles: readonly Claims[]): readonly DutyProblem[] => {
  const names = circles.map(({ name }) => name);
  return circles.flatMap((circle): readonly DutyProblem[] => {
    const written = settings.circles[circle.name]?.parent;
    if (!written) return [];
    const path = ["circles", circle.name, "parent"];
    if (circle.parent === undefined) {
      const meant = nearest(
        written,
        names.filter((name) => name !== circle.name),
      );
      const message =
        `there is no circle ${shown(written)}` +
        (meant ? `. Did you mean ${shown(meant)}?` : `; there are ${listed(names, "and")}.`);
      return [{ path, message, ...(meant && { suggestion: meant }) }];
    }
    const line = lineage(circle, circles);
    const top = line.at(-1);
    // A ring is told once, at the circle of it that comes first.
    const isRing = top?.parent !== undefined && same(top.parent, circle.name);
    const first = circles.find((one) => line.includes(one));
    if (!isRing || first !== circle) return [];
    const message =
      line.length === 1
        ? `${shown(circle.name)} cannot be part of itself.`
        : `these circles go round: ${[...line, circle].map(({ name }) => name).join(" is part of ")}. ` +
          "One of them has to be part of no other.";
    return [{ path, message }];
  });
};

const nobodyThere = (circles: readonly Claims[]): readonly DutyProblem[] =>
  circles.flatMap((circle) => {
    const line = lineage(circle, circles);
    if (line.some(({ owner, deputies }) => owner !== undefined || deputies.length > 0)) return [];
    const message =
      `${shown(circle.name)} has neither an owner nor deputies` +
      (line.length > 1 ? ", and no circle above it has" : "") +
      ", so nobody is asked when something of it escalates.";
    return [{ path: ["circles", circle.name], part: "key", message, severity: "warning" }];
  });

const claimedTwice = (
  circles: readonly Claims[],
  key: "labels" | "services",
  noun: string,
): readonly DutyProblem[] =>
  circles.flatMap((circle, place) =>
    circle[key].flatMap((name, index) => {
      const other = circles
        .slice(0, place)
        .find((one) => one[key].some((its) => same(its.trim(), name.trim())));
      if (!other) return [];
      const message =
        `the ${noun} ${shown(name)} already belongs to the circle ${shown(other.name)}. ` +
        "Leave it to one of the two.";
      return [{ path: ["circles", circle.name, key, index], message }];
    }),
  );

const gaps = (
  settings: DutySettings,
  { weeks, hours }: OnCall,
  timezone: string,
): readonly DutyProblem[] => {
  if (rotationsOf(settings.on_call).length > 0) return [];
  const inOrder = [...weeks].sort((one, other) =>
    Temporal.Instant.compare(one.span.from, other.span.from),
  );
  let end: Instant | undefined;
  return inOrder.flatMap(({ index, span }): readonly DutyProblem[] => {
    const since = end;
    if (!end || Temporal.Instant.compare(span.until, end) > 0) end = span.until;
    if (!since || Temporal.Instant.compare(since, span.from) >= 0) return [];
    // Between the two there may be no hour in which anybody would be on call.
    const [missed] = [...firstOf(within(hours, { from: since, until: span.from })(since))];
    if (!missed) return [];
    const message =
      `nobody is on call before this, from ${sayInstant(since, timezone)} ` +
      `until ${sayInstant(span.from, timezone)}.`;
    return [{ path: ["on_call", "weeks", index, "from"], message, severity: "warning" }];
  });
};

/** Absences are looked at for a year from the first of them on; what is open-ended would have no end. */
const LONGEST = { hours: 366 * 24 };
/** As many stretches are told. */
const MOST_TOLD = 5;

const allAway = (settings: DutySettings, timezone: string): readonly DutyProblem[] => {
  const { onCall, absences } = understandDuty(settings, timezone);
  const [first, ...more] = absences.map(({ span }) => span);
  if (!first) return [];
  const from = earliest([first.from, ...more.map((span) => span.from)]) as Instant;
  return unmanned(settings, timezone, from, from.add(LONGEST))
    .filter((gap) => onCall.at(gap.from, () => false).length > 0)
    .slice(0, MOST_TOLD)
    .map((gap) => ({
      path: ["absences"],
      part: "key",
      message:
        `nobody is on call from ${sayInstant(gap.from, timezone)} until ${sayInstant(gap.until, timezone)}: ` +
        "everyone who would be is away.",
      severity: "warning",
    }));
};

function* firstOf<T>(items: Iterable<T>): Iterable<T> {
  for (const item of items) {
    yield item;
    return;
  }
}
