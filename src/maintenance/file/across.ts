import { listed } from "../../domain/words.js";
import { closest } from "../../policy/closest.js";
import { type Remark, shown } from "../../policy/problem.js";
import type { Job } from "../job.js";

/** A job with its position in the file's list. */
export interface Placed {
  readonly job: Job;
  readonly index: number;
}

/**
 * What is wrong with jobs as they stand beside one another: an id that is taken, a job that waits for one that does not
 * exist, or a circle of jobs that wait for each other.
 * @param ids the ids of all jobs of the file, those that are broken otherwise included
 */
export const remarksAcross = (
  jobs: readonly Placed[],
  ids: readonly (string | undefined)[],
): Remark[] => {
  const byId = new Map(jobs.map(({ job }) => [job.id, job]));
  return jobs.flatMap(({ job, index }) => [
    ...takenId(job.id, ids.slice(0, index), index),
    ...strangers(job, ids, index),
    ...circle(job, byId, index),
  ]);
};

const same = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

const takenId = (id: string, before: readonly (string | undefined)[], index: number): Remark[] => {
  if (!before.some((one) => same(one, id))) return [];
  const message = `Another job has the id ${shown(id)} already. Every job needs its own; case does not count.`;
  return [{ path: ["jobs", index, "id"], message }];
};

const strangers = (job: Job, ids: readonly (string | undefined)[], index: number): Remark[] => {
  const known = ids.filter((id) => id !== undefined);
  return waitsFor(job).flatMap((other) => {
    if (known.includes(other)) return [];
    const meant = closest(other, known);
    const hint = meant ? ` Did you mean ${shown(meant)}?` : "";
    const message = `This waits for the job ${shown(other)}, and there is none of that id.${hint}`;
    return [{ path: ["jobs", index, "when"], message }];
  });
};

const waitsFor = (job: Job): string[] =>
  job.when.flatMap((when) => (when.kind === "after job" ? [when.job] : []));

/** A circle in which no job ever comes by itself; one that also comes by the calendar keeps a circle going. */
const circle = (job: Job, byId: ReadonlyMap<string, Job>, index: number): Remark[] => {
  const trail: string[] = [];
  for (let at: Job | undefined = job; at; ) {
    if (at.when.some(({ kind }) => kind !== "after job")) return [];
    trail.push(at.id);
    const next: Job | undefined = byId.get(waitsFor(at)[0] ?? "");
    if (next === job) break;
    if (!next || trail.includes(next.id)) return [];
    at = next;
  }
  if (trail.length < 2) return [];
  const message = `${listed(trail.map(shown), "and")} wait for one another, so none of them ever comes.`;
  return [{ path: ["jobs", index, "when"], message }];
};
