import type { Repository } from "../../domain/subject.js";
import { type Instant, sayInstant } from "../../domain/time.js";
import type { Schedule } from "../../maintenance/job.js";
import type { Crew } from "./crew.js";
import type { MaintenanceGateway, MaintenanceSnapshot } from "./gateway.js";
import { readKey } from "./keys.js";
import { onceMark, readOccurrence } from "./marks.js";
import { nextOf } from "./next.js";
import { openedForEvidence } from "./shown.js";

/** What was closed longer ago than this is left alone: it was closed before anybody asked for the next date. */
const RECENT = { hours: 7 * 24 };

export interface ClosingsOptions {
  readonly gateway: MaintenanceGateway;
  readonly repository: Repository;
  readonly repositoryId: number;
  readonly snapshot: MaintenanceSnapshot;
  readonly schedule: Schedule;
  readonly crew: Crew;
  readonly now: Instant;
  /** On how many it is said at most. */
  readonly atMost: number;
  /** The marks of what was said: what people write afterwards may hide it from the snapshot. */
  readonly told: Set<string>;
}

export interface Closings {
  readonly said: readonly string[];
  /** On how many it is still to be said. */
  readonly left: number;
}

/**
 * Says on each occurrence that was closed lately when its job comes next, once; or opens it again, if it had to be shown
 * that it was done and was not.
 */
export const keepStepClosings = async (options: ClosingsOptions): Promise<Closings> => {
  const { gateway, repository, repositoryId, snapshot, schedule, now, atMost, told } = options;
  const jobs = new Map(schedule.jobs.map((job) => [job.id.toLowerCase(), job]));
  const said: string[] = [];
  let left = 0;
  let spent = 0;
  for (const { number, open, byApp, body, closedAt, done, comments } of snapshot.occurrences) {
    if (open || !byApp || !closedAt || now.since(closedAt).total("hours") > RECENT.hours) continue;
    const occurrence = readOccurrence(body, repositoryId);
    const key = readKey(occurrence?.key ?? "");
    const job = key && jobs.get(key.job);
    if (!job) continue;
    const mark = onceMark(repositoryId, "next", `${number} ${closedAt.epochMilliseconds}`);
    if (told.has(mark) || comments.some((comment) => comment.startsWith(mark))) continue;
    const next = nextOf(job, closedAt, schedule);
    const steps = done ? (occurrence?.evidence ?? []) : [];
    if (!next && steps.length === 0) continue;
    if (spent >= atMost) {
      left += 1;
      continue;
    }
    // To learn what was shown takes as long as to say something.
    spent += steps.length > 0 ? 2 : 1;
    const issue = { ...repository, number };
    if (steps.length > 0 && (await openedForEvidence(issue, closedAt, steps, options))) {
      said.push(`Opened #${number} again: it was not shown that it was done.`);
      continue;
    }
    const text = next ? `This comes next on ${sayInstant(next, job.timezone)}.` : "It is done.";
    const isNews = await gateway.commentOnce(issue, mark, `Thank you. ${text}`);
    told.add(mark);
    if (isNews) said.push(`Said on #${number} when it comes next.`);
  }
  return { said, left };
};
