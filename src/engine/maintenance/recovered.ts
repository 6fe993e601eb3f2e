import type { Repository } from "../../domain/subject.js";
import { type Instant, sayInstant, Temporal } from "../../domain/time.js";
import type { Schedule } from "../../maintenance/job.js";
import { signalName } from "../../maintenance/signal.js";
import type { MaintenanceGateway, MaintenanceSnapshot } from "./gateway.js";
import { readKey } from "./keys.js";
import { onceMark, readOccurrence } from "./marks.js";
import type { LogState } from "./state.js";
import { stoppedAt } from "./waiting.js";

/** As many issues are closed in one tick at most, in four requests each. */
const AT_ONCE = 2;

export interface RecoveredOptions {
  readonly gateway: MaintenanceGateway;
  readonly repository: Repository;
  readonly snapshot: MaintenanceSnapshot;
  readonly schedule: Schedule;
  readonly state: LogState;
  readonly now: Instant;
  /** The marks of what was said: what people write afterwards may hide it from the snapshot. */
  readonly told: Set<string>;
}

/** Closes the issues of what had stopped and is seen again, once: whoever opens one of them again is let be. */
export const closeRecovered = async ({
  gateway,
  repository,
  snapshot: { occurrences, repositoryId },
  schedule,
  state,
  now,
  told,
}: RecoveredOptions): Promise<readonly string[]> => {
  const jobs = new Map(schedule.jobs.map((job) => [job.id.toLowerCase(), job]));
  const said: string[] = [];
  let spent = 0;
  for (const { number, open, byApp, body, comments } of occurrences) {
    const key = readKey(readOccurrence(body, repositoryId)?.key ?? "");
    const job = key && jobs.get(key.job);
    const silence = job?.when.find((when) => when.kind === "silence");
    if (!open || !byApp || !job || !silence || spent >= AT_ONCE) continue;
    const stops = stoppedAt(silence, job, state);
    const seen = state.jobs.get(signalName(silence.of))?.closed;
    // It is seen again if, by now, it would have stopped later, and not yet.
    if (!stops || !seen || Temporal.Instant.compare(stops, key.at) <= 0) continue;
    if (Temporal.Instant.compare(stops, now) <= 0) continue;
    const mark = onceMark(repositoryId, "back", String(number));
    if (told.has(mark) || comments.some((comment) => comment.startsWith(mark))) continue;
    spent += 1;
    const issue = { ...repository, number };
    const text = `It is seen again, last on ${sayInstant(seen, job.timezone)}, so this is closed.`;
    const isNews = await gateway.commentOnce(issue, mark, text);
    told.add(mark);
    if (!isNews) continue;
    await gateway.change(issue, { state: "closed", reason: "completed" });
    said.push(`Closed #${number}: it is seen again.`);
  }
  return said;
};
