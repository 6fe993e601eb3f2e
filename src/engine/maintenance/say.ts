import type { Instant } from "../../domain/time.js";
import { listed, quoted } from "../../domain/words.js";
import type { ScheduleReading } from "../../maintenance/file/readSchedule.js";
import type { Schedule } from "../../maintenance/job.js";
import { isSignal } from "../../maintenance/signal.js";
import { sayProblem } from "../../policy/problem.js";
import type { Crew } from "./crew.js";
import type { MaintenancePlan } from "./decide.js";
import type { Done, Says } from "./entry.js";
import { titleOf } from "./issue.js";
import { turnsFor } from "./openings.js";

/** What became of an occurrence, as a line of a log. */
export const sayDone = ({ key, did, number }: Done): string => {
  if (key.startsWith(".runbook-")) return `Asked for a missing runbook in #${number}.`;
  if (did === "opened") return `Opened #${number} for ${quoted(key)}.`;
  if (did === "commented")
    return `Said on #${number}, which is still open, that ${quoted(key)} is due.`;
  return `Left out ${quoted(key)}.`;
};

/** What an entry of the logbook says to people. */
export const sayEntry = ({ seen, gone, closed, claims, done, sat, state }: Says): string => {
  const jobs = Object.keys(seen ?? {});
  const sentences = [
    ...(jobs.length > 0 ? [`New in the schedule, or new in when it comes: ${several(jobs)}.`] : []),
    ...(gone && gone.length > 0 ? [`No longer in the schedule: ${several(gone)}.`] : []),
    ...Object.entries(closed ?? {}).map(
      ([job, at]) => `${quoted(job)} was ${isSignal(job) ? "last seen" : "done"} on ${at}.`,
    ),
    ...(claims ? [`About to open ${several(claims)}.`] : []),
    ...(done ?? []).map(sayDone),
    ...(sat ?? []).map(({ key, turns }) => {
      const who = turns.map(([, login]) => quoted(login));
      return `At ${quoted(key)} ${who.length > 0 ? listed(who, "and") : "nobody"} sat after all.`;
    }),
    ...(state
      ? [`All entries before this one, summed up (part ${state.part} of ${state.of}).`]
      : []),
  ];
  return sentences.join("\n");
};

const MOST_NAMED = 20;

const several = (names: readonly string[]): string => {
  const named = names.slice(0, MOST_NAMED).map(quoted);
  const rest = names.length - named.length;
  return listed(rest > 0 ? [...named, `${rest} more`] : named, "and");
};

/** What a tick would do, a sentence each. */
export const sayPlan = (
  { seen, gone, due, found, state: { jobs: standings } }: MaintenancePlan,
  { problems }: ScheduleReading,
  about: { readonly schedule: Schedule; readonly crew: Crew; readonly now: Instant },
): readonly string[] => {
  const jobs = Object.keys(seen);
  return [
    ...problems
      .filter(({ severity }) => severity === "error")
      .map((problem) => `The schedule has a mistake: ${quoted(sayProblem(problem))}`),
    ...(jobs.length > 0
      ? [`Would note that these jobs are new, or come at new times: ${several(jobs)}.`]
      : []),
    ...(gone.length > 0 ? [`Would note that these jobs are gone: ${several(gone)}.`] : []),
    ...due.map((one) => {
      const standing = standings.get(one.job.id.toLowerCase())?.standing;
      const who = turnsFor(one, standing, about).map(({ who: login }) => quoted(login));
      const whom = who.length > 0 ? ` for ${listed(who, "and")}` : "";
      return `Would open ${quoted(titleOf(one))}${whom}: ${quoted(one.key)}.`;
    }),
    ...found.map((done) => `Would note: ${sayDone(done)}`),
  ];
};
