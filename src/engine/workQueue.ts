import PQueue from "p-queue";
import type { Clock, Instant } from "../domain/time.js";
import { GatewayError } from "./gateway.js";
import type { Log } from "./log.js";

/** A piece of work: what it is on, and whose rate limit it spends. */
export interface Work {
  /** Work on the same key runs one at a time and in order; what has not begun is not queued twice. */
  readonly key: string;
  /** The installation: a rate limit holds back all work of its lane, and none of another's. */
  readonly lane: string;
  run(): Promise<void>;
}

export interface WorkQueue {
  add(work: Work): void;
  /** Resolves once nothing runs, waits, or waits to be tried again. */
  idle(): Promise<void>;
  /** Resolves once nothing runs or could run now: what waits for its hour may remain. */
  quiet(): Promise<void>;
  /** Finishes what has begun or waits its turn; gives up what waits to be tried again. */
  stop(): Promise<void>;
  /** How many keys have work under way or waiting. */
  size(): number;
}

// GitHub asks for few requests at once from one token (https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api).
const AT_ONCE_PER_LANE = 4;
const ATTEMPTS = 8;
const FIRST_DELAY_S = 2;
const LONGEST_DELAY_S = 300;

type State = "waiting" | "running" | "running, and again" | "resting";

/**
 * Work keyed by subject: in order, coalesced, at most one at a time. A failure touches only its own key: it is tried
 * again after 2, 4, 8 … seconds (at most five minutes), or when GitHub's rate limit allows, and given up after eight
 * attempts, when the next event or sweep looks again.
 *
 * @param perSecond how many pieces of a lane's work are begun in a second; the others wait their turn.
 */
export const workQueue = (
  clock: Clock,
  log: Log,
  onFailure: (key: string, error: unknown) => void = () => {},
  perSecond = Number.POSITIVE_INFINITY,
): WorkQueue => {
  const states = new Map<string, State>();
  const lanes = new Map<string, PQueue>();
  const rests = new Map<string, () => void>();
  const holds: (() => void)[] = [];
  let whenIdle: (() => void)[] = [];
  let stopped = false;
  // In tenths of a second, or a second's work would begin at once and leave the rest of it idle.
  const pace = Number.isFinite(perSecond)
    ? { interval: 100, intervalCap: Math.max(1, Math.round(perSecond / 10)) }
    : {};

  const lane = (name: string): PQueue => {
    const queue = lanes.get(name) ?? new PQueue({ concurrency: AT_ONCE_PER_LANE, ...pace });
    lanes.set(name, queue);
    return queue;
  };

  const settle = (key: string): void => {
    states.delete(key);
    if (states.size > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };

  const enqueue = (work: Work, attempt: number): void => {
    states.set(work.key, "waiting");
    lane(work.lane).add(() => attemptOnce(work, attempt));
  };

  const rest = (work: Work, attempt: number, until: Instant): void => {
    states.set(work.key, "resting");
    const callOff = clock.at(until, () => {
      rests.delete(work.key);
      enqueue(work, attempt);
    });
    rests.set(work.key, () => {
      callOff();
      settle(work.key);
    });
  };

  const holdLane = (name: string, until: Instant): void => {
    const queue = lane(name);
    if (queue.isPaused) return;
    log.warn({ lane: name, until: until.toString() }, "GitHub's rate limit is reached; waiting");
    queue.pause();
    holds.push(clock.at(until, () => queue.start()));
  };

  const attemptOnce = async (work: Work, attempt: number): Promise<void> => {
    states.set(work.key, "running");
    try {
      await work.run();
    } catch (error) {
      failed(work, attempt, error);
      return;
    }
    if (states.get(work.key) === "running, and again") enqueue(work, 1);
    else settle(work.key);
  };

  const failed = (work: Work, attempt: number, error: unknown): void => {
    const retry = error instanceof GatewayError && !stopped ? error.retry : "never";
    const facts = { key: work.key, attempt, err: error };
    if (typeof retry === "object") {
      holdLane(work.lane, retry.notBefore);
      rest(work, attempt, retry.notBefore);
      return;
    }
    if (retry === "soon" && attempt < ATTEMPTS) {
      log.warn(facts, "GitHub did not answer; trying again");
      const seconds = Math.min(FIRST_DELAY_S * 2 ** (attempt - 1), LONGEST_DELAY_S);
      rest(work, attempt + 1, clock.now().add({ seconds }));
      return;
    }
    if (stopped)
      log.warn(facts, "Left undone at the stop; the sweep at the next start looks again");
    else log.error(facts, "Given up until the next event or sweep");
    onFailure(work.key, error);
    if (states.get(work.key) === "running, and again") enqueue(work, 1);
    else settle(work.key);
  };

  return {
    add(work) {
      const state = states.get(work.key);
      // Waiting or resting work has not read GitHub yet: it will see what this call is about.
      if (state === undefined) enqueue(work, 1);
      else if (state === "running") states.set(work.key, "running, and again");
    },
    async idle() {
      if (states.size > 0) await new Promise<void>((resolve) => whenIdle.push(resolve));
    },
    async quiet() {
      await Promise.all(
        [...lanes.values()].map((one) => (one.isPaused ? one.onPendingZero() : one.onIdle())),
      );
    },
    async stop() {
      stopped = true;
      for (const callOff of [...rests.values()]) callOff();
      rests.clear();
      // A lane that waits for a rate limit stays as it is: the sweep at the next start does its work.
      for (const callOff of holds) callOff();
      await Promise.all(
        [...lanes.values()].filter((queue) => !queue.isPaused).map((queue) => queue.onIdle()),
      );
    },
    size: () => states.size,
  };
};
