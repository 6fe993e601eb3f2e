import type { Repository } from "../../domain/subject.js";
import { type Instant, Temporal } from "../../domain/time.js";
import type { Schedule } from "../../maintenance/job.js";
import { type Signal, signalName, signalsOf } from "../../maintenance/signal.js";
import type { MaintenanceGateway } from "./gateway.js";
import type { LogState } from "./state.js";
import { stoppedAt } from "./waiting.js";

/** As many signals are asked for in one tick at most, a request each; the rest follow at once. */
const AT_ONCE = 3;
/** What may come at any time is asked for so often by a door that is always open. */
export const AGAIN = { hours: 1 };
/** What should have come by now is asked for so often, while others are about to act on it. */
const AGAIN_SOON = { minutes: 1 };

/** When each signal was asked for by this door, by its name. */
export type AskedFor = Map<string, Instant>;

/** What was learned of the signals that a schedule waits for. */
export interface News {
  /** When they were seen last, by their names, where the logbook does not know it. */
  readonly seen: Readonly<Record<string, string>>;
  /** Ids of jobs whose evidence is overdue and was not asked for: nothing is opened for them yet. */
  readonly unasked: ReadonlySet<string>;
  /** Whether there is more to ask at once. */
  readonly left: boolean;
  /** Whether the schedule waits for anything that may come at any time. */
  readonly waits: boolean;
}

const compare = Temporal.Instant.compare;

interface Question {
  readonly signal: Signal;
  readonly job: string;
  /** Whether something is opened unless it is seen. */
  readonly isUrgent: boolean;
}

/**
 * Asks for the signals that a schedule waits for: evidence once it should have come, and then hourly until it comes again;
 * closings of numbered issues, and releases, hourly.
 */
export const askForSignals = async (
  schedule: Schedule,
  state: LogState,
  now: Instant,
  asked: AskedFor,
  ask: (signal: Signal) => ReturnType<MaintenanceGateway["latest"]>,
): Promise<News> => {
  const questions = questionsOf(schedule, state, now);
  const isFresh = ({ signal, isUrgent }: Question): boolean => {
    const last = asked.get(signalName(signal));
    return last !== undefined && compare(last.add(isUrgent ? AGAIN_SOON : AGAIN), now) > 0;
  };
  const open = questions.filter((question) => !isFresh(question));
  const names = [...new Set(open.map(({ signal }) => signalName(signal)))];
  const seen: Record<string, string> = {};
  for (const name of names.slice(0, AT_ONCE)) {
    const question = open.find(({ signal }) => signalName(signal) === name) as Question;
    const at = await ask(question.signal);
    asked.set(name, now);
    const known = state.jobs.get(name)?.closed;
    if (at && (!known || compare(at, known) > 0)) seen[name] = at.toString();
  }
  const rest = new Set(names.slice(AT_ONCE));
  return {
    seen,
    unasked: new Set(
      open
        .filter(({ signal, isUrgent }) => isUrgent && rest.has(signalName(signal)))
        .map(({ job }) => job),
    ),
    left: rest.size > 0,
    waits: questions.some(({ isUrgent }) => !isUrgent),
  };
};

const questionsOf = ({ jobs }: Schedule, state: LogState, now: Instant): readonly Question[] =>
  jobs
    .flatMap((job) =>
      signalsOf(job).flatMap(({ when, signal }): readonly Question[] => {
        if (when.kind !== "silence") return [{ signal, job: job.id, isUrgent: false }];
        const at = stoppedAt(when, job, state);
        if (!at || compare(at, now) > 0) return [];
        const settled = state.jobs.get(job.id.toLowerCase())?.settled;
        const isOpened = settled !== undefined && compare(settled, at) >= 0;
        return [{ signal, job: job.id, isUrgent: !isOpened }];
      }),
    )
    .sort((one, other) => Number(other.isUrgent) - Number(one.isUrgent));

/** Asks GitHub of a repository's signals. */
export const askIn =
  (gateway: MaintenanceGateway, repository: Repository) =>
  (signal: Signal): ReturnType<MaintenanceGateway["latest"]> =>
    gateway.latest(repository, signal);
