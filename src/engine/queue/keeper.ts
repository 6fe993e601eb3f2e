import type { QueueItem } from "../../domain/queue/item.js";
import type { Snapshot } from "../../domain/snapshot.js";
import { type Repository, repositoryName, type Subject } from "../../domain/subject.js";
import { type Clock, type Instant, Temporal } from "../../domain/time.js";
import type { Almanac, Circumstances } from "../circumstances.js";
import type { Decision } from "../decision.js";
import type { Installation } from "../installation.js";
import type { Log } from "../log.js";
import type { WorkQueue } from "../workQueue.js";
import { isQueueIssue } from "./mark.js";
import { sameText, sayQueue } from "./say.js";
import { showQueue } from "./show.js";

export interface QueueKeeperOptions {
  readonly clock: Clock;
  readonly queue: WorkQueue;
  readonly known: Almanac;
  readonly log: Log;
  readonly dryRun: boolean;
}

/** What a sweep tells the keeper. */
export interface Round {
  /** @param looksAgain whether the subject gets a look of its own, for which the list waits. */
  saw(snapshot: Snapshot, decision: Decision, looksAgain: boolean): void;
  end(): void;
}

/** What is known of a repository whose policy wants the order of work in an issue. */
interface Home {
  readonly repository: Repository;
  readonly installation: Installation;
  /** Every open issue, as it was last looked at. Undefined before the first sweep has been through. */
  items: Map<number, QueueItem> | undefined;
  /** Of the sweep that is under way: what it has seen, and which looks it waits for. */
  round: { readonly items: Map<number, QueueItem>; ended: boolean } | undefined;
  readonly awaited: Set<number>;
  /** The issue, and its text where that is known. */
  shown: { readonly number: number; readonly body: string | undefined } | undefined;
  writtenAt: Instant | undefined;
  callOff: (() => void) | undefined;
}

/** The list is written at most once in this time, so that a busy morning is no row of edits. */
const PAUSE = { minutes: 2 };

/**
 * Keeps the order of work in one issue for each repository whose policy wants it: built from what sweeps see, with no
 * read of its own, and from looks in between. It is written when the order has changed, and not otherwise.
 */
export const keepQueues = (options: QueueKeeperOptions) => {
  const { clock, queue, known, log, dryRun } = options;
  const homes = new Map<string, Home>();
  let stopped = false;

  const homeOf = (repository: Repository, installation: Installation): Home => {
    const name = repositoryName(repository);
    const home = homes.get(name) ?? {
      repository: { owner: repository.owner, name: repository.name },
      installation,
      items: undefined,
      round: undefined,
      awaited: new Set(),
      shown: undefined,
      writtenAt: undefined,
      callOff: undefined,
    };
    homes.set(name, home);
    return home;
  };

  /** Writes at an instant, or after the pause if that is later. Until then, further changes are of the same writing. */
  const writeAt = (home: Home, wanted: Instant): void => {
    if (stopped || home.callOff) return;
    const now = clock.now();
    const next = home.writtenAt?.add(PAUSE) ?? now;
    const at = Temporal.Instant.compare(next, wanted) > 0 ? next : wanted;
    if (Temporal.Instant.compare(at, now) <= 0) write(home);
    else
      home.callOff = clock.at(at, () => {
        home.callOff = undefined;
        write(home);
      });
  };

  const write = (home: Home): void =>
    queue.add({
      key: `${repositoryName(home.repository)} order of work`,
      lane: home.installation.lane,
      async run() {
        const { repository, installation, items } = home;
        const { gateway } = installation;
        const policy = keeping(await known.consult(repository, gateway));
        if (!policy || !items) return;
        const body = sayQueue(items.values(), {
          timezone: policy.timezone,
          length: policy.queue.length,
          address: (number) => gateway.queue.address({ ...repository, number }),
        });
        const { shown } = home;
        if (shown?.body !== undefined && sameText(shown.body, body)) return;
        if (dryRun) {
          log.info({ repository: repositoryName(repository), dryRun }, "the order of work changed");
          return;
        }
        home.writtenAt = clock.now();
        const { title } = policy.queue;
        home.shown = await showQueue(repository, { title, body }, shown?.number, gateway, log);
      },
    });

  /** A sweep or a look has come to its end: the list is written once the sweep waits for nothing more. */
  const settle = (home: Home): void => {
    if (!home.round?.ended || home.awaited.size > 0) return;
    home.items = home.round.items;
    home.round = undefined;
    writeAt(home, clock.now());
  };

  const looked = (home: Home, { number }: Subject, item: QueueItem | undefined): void => {
    if (home.round) put(home.round.items, number, item);
    const { items, shown } = home;
    // Somebody did something to the list itself: closed it, opened it again, or wrote over it.
    if (number === shown?.number) home.shown = { number, body: undefined };
    else if (!items || same(items.get(number), item)) return;
    if (items) put(items, number, item);
    if (!home.round) writeAt(home, clock.now().add(PAUSE));
  };

  return {
    /** Begins with what a sweep sees; undefined where the policy does not want the order of work in an issue. */
    begin(
      repository: Repository,
      installation: Installation,
      circumstances: Circumstances,
    ): Round | undefined {
      if (!keeping(circumstances)) {
        forget(homes, repository);
        return undefined;
      }
      const home = homeOf(repository, installation);
      const round = { items: new Map<number, QueueItem>(), ended: false };
      home.round = round;
      home.awaited.clear();
      return {
        saw({ kind, subject: { number }, ...snapshot }, { item }, looksAgain) {
          if (kind !== "issue") return;
          if (isQueueIssue(snapshot)) home.shown = { number, body: snapshot.body };
          put(round.items, number, item);
          if (looksAgain && home.round === round) home.awaited.add(number);
        },
        end() {
          round.ended = true;
          settle(home);
        },
      };
    },
    /** Follows a look to its end, whatever that is. */
    async during(
      subject: Subject,
      look: Promise<Decision | undefined>,
    ): Promise<Decision | undefined> {
      const home = homes.get(repositoryName(subject));
      if (!home) return look;
      try {
        const decision = await look;
        looked(home, subject, decision?.item);
        return decision;
      } finally {
        home.awaited.delete(subject.number);
        settle(home);
      }
    },
    stop(): void {
      stopped = true;
      for (const { callOff } of homes.values()) callOff?.();
    },
  };
};

const keeping = ({ policy }: Circumstances) =>
  policy.kind === "valid" && policy.policy.queue.issue ? policy.policy : undefined;

const forget = (homes: Map<string, Home>, repository: Repository): void => {
  homes.get(repositoryName(repository))?.callOff?.();
  homes.delete(repositoryName(repository));
};

const put = (items: Map<number, QueueItem>, number: number, item: QueueItem | undefined): void => {
  if (item) items.set(number, item);
  else items.delete(number);
};

const same = (one: QueueItem | undefined, other: QueueItem | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
