import { type Repository, repositoryName, type Subject } from "../../domain/subject.js";
import type { Clock } from "../../domain/time.js";
import { readSchedule, type ScheduleReading } from "../../maintenance/file/readSchedule.js";
import { alarms } from "../alarms.js";
import type { Almanac } from "../circumstances.js";
import type { Installation } from "../installation.js";
import type { Log } from "../log.js";
import type { WorkQueue } from "../workQueue.js";
import { calendarAt } from "./calendar.js";
import { crewOf } from "./crewOf.js";
import type { Claims, Tick } from "./door.js";
import type { AskedFor } from "./probe.js";
import { tick } from "./tick.js";

export interface ScheduleWatchOptions {
  readonly clock: Clock;
  readonly queue: WorkQueue;
  readonly known: Almanac;
  readonly log: Log;
  readonly dryRun: boolean;
  readonly onTick: (repository: Repository, tick: Tick) => void;
  /** An issue that was opened is an issue like any other. */
  readonly onOpened: (issue: Subject, installation: Installation) => void;
}

/** Ticks for the schedules of recurring jobs: when told to, and by itself when the next job is due. */
export const watchSchedules = (options: ScheduleWatchOptions) => {
  const { clock, queue, known, log, dryRun, onTick, onOpened } = options;
  const homes = new Map<string, Installation>();
  const memories = new Map<string, ReturnType<typeof memoryOfDoor>>();
  let stopped = false;

  const bells = alarms<Repository>(clock, repositoryName, (due) => {
    for (const repository of due) {
      const home = homes.get(repositoryName(repository));
      if (home) look(repository, home);
    }
  });

  const look = (repository: Repository, installation: Installation): void => {
    const name = repositoryName(repository);
    const memory = memories.get(name) ?? memoryOfDoor();
    homes.set(name, installation);
    memories.set(name, memory);
    queue.add({
      key: `${name} maintenance`,
      lane: installation.lane,
      async run() {
        const { gateway } = installation;
        const circumstances = await known.consult(repository, gateway);
        const did = await tick(repository, {
          gateway: gateway.maintenance,
          clock,
          crew: crewOf(circumstances, clock.now()),
          calendar: calendarAt(circumstances),
          dryRun,
          ...memory,
        });
        if (!stopped) bells.set(repository, dryRun ? undefined : did.until);
        onTick(repository, did);
        if (did.lines.length > 0)
          log.info({ repository: name, did: did.lines, dryRun }, "kept the maintenance schedule");
        for (const issue of did.opened) onOpened(issue, installation);
        if (did.more) look(repository, installation);
      },
    });
  };

  return {
    look,
    stop(): void {
      stopped = true;
      bells.stop();
    },
  };
};

/** What is remembered of a repository from tick to tick: the claims made there, and what its schedule came to. */
const memoryOfDoor = () => {
  let last: { readonly text: string; readonly reading: ScheduleReading } | undefined;
  return {
    mine: new Map() as Claims,
    asked: new Map() as AskedFor,
    told: new Set<string>(),
    readFile(text: string): ScheduleReading {
      if (last?.text !== text) last = { text, reading: readSchedule(text) };
      return last.reading;
    },
  };
};
