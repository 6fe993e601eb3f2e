import { unmanned } from "../../domain/duty/watch.js";
import { type Instant, sayInstant } from "../../domain/time.js";
import { counted, listed, quoted } from "../../domain/words.js";
import { workingDaysIn } from "../../maintenance/calendar.js";
import type { Schedule } from "../../maintenance/job.js";
import { occurrences } from "../../maintenance/occurrences.js";
import type { Policy } from "../../policy/settings.js";
import type { Crew } from "./crew.js";
import { turnsFor } from "./openings.js";

/** So far ahead it is looked whether somebody is there (R41): time enough to ask who can stand in. */
const AHEAD = { hours: 8 * 7 * 24 };
/** As many stretches without anybody on call are named. */
const MOST_NAMED = 5;

/**
 * Where nobody will be there, in the next eight weeks, in a sentence each: on call, by the policy; and in the seats of the
 * jobs that come in that time.
 */
export const gapsAhead = (
  schedule: Schedule,
  policy: Policy | undefined,
  crew: Crew,
  now: Instant,
): readonly string[] => [
  ...(policy ? onCallGaps(policy, now) : []),
  ...schedule.jobs.flatMap((job) => {
    if (job.seats.length === 0) return [];
    const short = occurrences(job, now, now.add(AHEAD), workingDaysIn(schedule)).flatMap(
      (occurrence) => {
        const turns = turnsFor({ job, occurrence }, undefined, {
          schedule,
          crew,
          now: occurrence.at,
        });
        const empty = job.seats.filter(({ name }) => !turns.some(({ seat }) => seat === name));
        return empty.length > 0 ? [{ at: occurrence.at, empty }] : [];
      },
    );
    const [first] = short;
    if (!first) return [];
    const named = first.empty.flatMap(({ name }) => (name === "" ? [] : [quoted(name)]));
    const seat = named.length > 0 ? ` for the seat ${listed(named, "and")}` : "";
    const more = short.length > 1 ? `, and ${counted(short.length - 1, "time")} more` : "";
    return [
      `Nobody is free${seat} when ${quoted(job.id)} comes on ${sayInstant(first.at, job.timezone)}${more}.`,
    ];
  }),
];

const onCallGaps = (policy: Policy, now: Instant): readonly string[] => {
  const { timezone } = policy;
  const gaps = unmanned(policy, timezone, now, now.add(AHEAD));
  const rest = gaps.length - MOST_NAMED;
  return [
    ...gaps
      .slice(0, MOST_NAMED)
      .map(
        ({ from, until }) =>
          `Nobody is on call from ${sayInstant(from, timezone)} until ${sayInstant(until, timezone)}.`,
      ),
    ...(rest > 0 ? [`Nor is anybody ${counted(rest, "time")} more.`] : []),
  ];
};
