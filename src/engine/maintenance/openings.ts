import type { Repository, Subject } from "../../domain/subject.js";
import type { Instant } from "../../domain/time.js";
import type { Job, Schedule } from "../../maintenance/job.js";
import { wallOf } from "../../maintenance/occurrences.js";
import { isAway } from "../../maintenance/preview.js";
import {
  after,
  assignees,
  NOBODY_YET,
  nextInLine,
  type Standing,
  type Turn,
} from "../../maintenance/rotation.js";
import { deadlineOf, type TeamCalendar } from "./calendar.js";
import { untilOf } from "./carried.js";
import type { Crew } from "./crew.js";
import type { Due } from "./due.js";
import type { Done } from "./entry.js";
import type { Answers, MaintenanceGateway } from "./gateway.js";
import { changeAt, pressingAmong, relief } from "./handover.js";
import { issueOf, sayStillOpen } from "./issue.js";
import { onceMark } from "./marks.js";
import type { LogState } from "./state.js";
import { runbookPath } from "./steps.js";

export interface OpeningOptions {
  readonly gateway: MaintenanceGateway;
  readonly repository: Repository;
  readonly repositoryId: number;
  readonly url: string;
  readonly schedule: Schedule;
  readonly crew: Crew;
  readonly calendar?: TeamCalendar | undefined;
  /** The issues that ask for missing runbooks, by job, in lower case. */
  readonly runbooks?: ReadonlyMap<string, number> | undefined;
  readonly now: Instant;
}

type Present = Pick<OpeningOptions, "schedule" | "crew" | "now">;

/** Who takes the seats of an occurrence: by rotation, less whoever is away by the schedule or by the policy. */
export const turnsFor = (
  { job, occurrence }: Pick<Due, "job" | "occurrence">,
  standing: Standing | undefined,
  present: Present,
): readonly Turn[] => {
  const change = changeAt(job, present.schedule, occurrence.at);
  if (change) return [{ seat: "", who: relief(change) }];
  return assignees(job.seats, standing ?? NOBODY_YET, awayBy(job, present));
};

const awayBy = ({ timezone }: Job, { schedule, crew, now }: Present) => {
  const day = Math.floor(wallOf(now, timezone) / 1440);
  return (who: string): boolean => isAway(who, day, schedule.absences) || crew.isAway(who, now);
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
  { open, files, labelled = new Map() }: Answers,
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
    const change = changeAt(one.job, options.schedule, one.occurrence.at);
    const pressing = change && pressingAmong(labelled);
    const issue = issueOf(one, {
      ...(change && pressing ? { handover: { change, pressing } } : {}),
      repositoryId,
      url,
      turns,
      next: nextInLine(
        one.job.seats,
        standings.get(id) ?? NOBODY_YET,
        awayBy(one.job, options),
        turns,
      ),
      until: untilOf(one.job, one.occurrence.at, now, options.schedule),
      runbookIssue: options.runbooks?.get(id),
      deadline: deadlineOf(one.job, now, options.schedule, options.calendar),
      owner: crew.ownerOf(one.job.labels),
      runbook: path === undefined ? undefined : files.get(path),
      now,
    });
    const opened = await gateway.open(repository, issue);
    standings.set(id, after(standings.get(id) ?? NOBODY_YET, turns));
    last.set(id, opened.number);
    const seated = turns.map(({ seat, who }) => [seat, who] as const);
    told({ key: one.key, did: "opened", number: opened.number, turns: seated }, opened);
  }
};
