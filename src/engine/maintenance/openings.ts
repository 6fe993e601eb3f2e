import type { Repository, Subject } from "../../domain/subject.js";
import type { Instant } from "../../domain/time.js";
import type { Schedule } from "../../maintenance/job.js";
import { wallOf } from "../../maintenance/occurrences.js";
import { isAway } from "../../maintenance/preview.js";
import { after, assignees, type Standing, type Turn } from "../../maintenance/rotation.js";
import type { Crew } from "./crew.js";
import type { Due } from "./due.js";
import type { Done } from "./entry.js";
import type { Answers, MaintenanceGateway } from "./gateway.js";
import { issueOf, runbookPath, sayStillOpen } from "./issue.js";
import { onceMark } from "./marks.js";
import type { LogState } from "./state.js";

export interface OpeningOptions {
  readonly gateway: MaintenanceGateway;
  readonly repository: Repository;
  readonly repositoryId: number;
  readonly url: string;
  readonly schedule: Schedule;
  readonly crew: Crew;
  readonly now: Instant;
}

/** Who takes the seats of an occurrence: by rotation, less whoever is away by the schedule or by the policy. */
export const turnsFor = (
  { job }: Pick<Due, "job">,
  standing: Standing | undefined,
  { schedule, crew, now }: Pick<OpeningOptions, "schedule" | "crew" | "now">,
): readonly Turn[] => {
  const day = Math.floor(wallOf(now, job.timezone) / 1440);
  return assignees(
    job.seats,
    standing ?? { past: 0, people: new Map() },
    (who) => isAway(who, day, schedule.absences) || crew.isAway(who, now),
  );
};

/**
 * Does what is due, one after the other, for keys that are held. What was done is told at once, so that a failure
 * half-way loses nothing of it.
 *
 * @param told is given each thing that was done
 */
export const doDues = async (
  due: readonly Due[],
  state: LogState,
  { open, files }: Answers,
  options: OpeningOptions,
  told: (done: Done, opened: Subject | undefined) => void,
): Promise<void> => {
  const { gateway, repository, repositoryId, url, crew, now } = options;
  const standings = new Map([...state.jobs].map(([id, { standing }]) => [id, standing]));
  const last = new Map<string, number>();
  for (const one of due) {
    const id = one.job.id.toLowerCase();
    const before = last.get(id) ?? one.previous;
    const isOpen = before !== undefined && (last.has(id) || open.has(before));
    if (isOpen && one.job.stillOpen === "skip") {
      told({ key: one.key, did: "skipped" }, undefined);
      continue;
    }
    const turns = turnsFor(one, standings.get(id), options);
    if (isOpen && one.job.stillOpen === "comment") {
      const mark = onceMark(repositoryId, "again", one.key);
      const text = sayStillOpen(one, []);
      await gateway.commentOnce({ ...repository, number: before }, mark, text);
      told({ key: one.key, did: "commented", number: before }, undefined);
      continue;
    }
    const path = runbookPath(one.job);
    const issue = issueOf(one, {
      repositoryId,
      url,
      turns,
      owner: crew.ownerOf(one.job.labels),
      runbook: path === undefined ? undefined : files.get(path),
      now,
    });
    const opened = await gateway.open(repository, issue);
    standings.set(id, after(standings.get(id) ?? { past: 0, people: new Map() }, turns));
    last.set(id, opened.number);
    const seated = turns.map(({ seat, who }) => [seat, who] as const);
    told({ key: one.key, did: "opened", number: opened.number, turns: seated }, opened);
  }
};
