import type { Repository } from "../../domain/subject.js";
import { type Instant, sayInstant } from "../../domain/time.js";
import type { Job, Schedule } from "../../maintenance/job.js";
import { occurrences } from "../../maintenance/occurrences.js";
import { workingOn } from "../../maintenance/workingDays.js";
import type { MaintenanceGateway, MaintenanceSnapshot } from "./gateway.js";
import { readKey } from "./keys.js";
import { onceMark, readOccurrence } from "./marks.js";

/** What was closed longer ago than this is left alone: it was closed before anybody asked for the next date. */
const RECENT = { hours: 7 * 24 };
/** How far ahead the next date is looked for, in days: near first, so that a daily job costs no years. */
const AHEAD_D = [8, 100, 740];

export interface ClosingsOptions {
  readonly gateway: MaintenanceGateway;
  readonly repository: Repository;
  readonly repositoryId: number;
  readonly snapshot: MaintenanceSnapshot;
  readonly schedule: Schedule;
  readonly now: Instant;
  /** On how many it is said at most. */
  readonly atMost: number;
}

export interface Closings {
  readonly said: readonly string[];
  /** On how many it is still to be said. */
  readonly left: number;
}

/** Says on each occurrence that was closed lately when its job comes next, once. */
export const keepStepClosings = async (options: ClosingsOptions): Promise<Closings> => {
  const { gateway, repository, repositoryId, snapshot, schedule, now, atMost } = options;
  const jobs = new Map(schedule.jobs.map((job) => [job.id.toLowerCase(), job]));
  const said: string[] = [];
  let left = 0;
  for (const { number, open, byApp, body, closedAt, comments } of snapshot.occurrences) {
    if (open || !byApp || !closedAt || now.since(closedAt).total("hours") > RECENT.hours) continue;
    const key = readKey(readOccurrence(body, repositoryId)?.key ?? "");
    const job = key && jobs.get(key.job);
    if (!job) continue;
    const mark = onceMark(repositoryId, "next", `${number} ${closedAt.epochMilliseconds}`);
    if (comments.some((comment) => comment.startsWith(mark))) continue;
    const next = nextOf(job, closedAt, schedule);
    if (!next) continue;
    if (said.length >= atMost) {
      left += 1;
      continue;
    }
    const text = `Thank you. This comes next on ${sayInstant(next, job.timezone)}.`;
    await gateway.commentOnce({ ...repository, number }, mark, text);
    said.push(`Said on #${number} when it comes next.`);
  }
  return { said, left };
};

const nextOf = (job: Job, after: Instant, { workingDays }: Schedule): Instant | undefined => {
  const from = after.add({ seconds: 1 });
  for (const days of AHEAD_D) {
    const until = from.add({ hours: days * 24 });
    const [next] = occurrences(job, from, until, workingOn(workingDays));
    if (next) return next.at;
  }
  return undefined;
};
