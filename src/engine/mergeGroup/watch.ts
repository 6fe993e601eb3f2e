import { type MergeGroup, mergeGroupName } from "../../domain/mergeGroup.js";
import { repositoryName, type Subject } from "../../domain/subject.js";
import type { Clock } from "../../domain/time.js";
import { alarms } from "../alarms.js";
import type { Almanac } from "../circumstances.js";
import type { Installation } from "../installation.js";
import type { WorkQueue } from "../workQueue.js";
import { type GroupDecision, reconcileGroup } from "./reconcile.js";

/** The part of the watch that looks at merge groups. */
export interface GroupWatch {
  look(group: MergeGroup, installation: Installation): void;
  /** A pull request's verdict changed: so may that of the groups it was last seen in. */
  touched(pull: Subject): void;
  stop(): void;
}

export interface GroupWatchOptions {
  readonly clock: Clock;
  readonly queue: WorkQueue;
  readonly known: Almanac;
  readonly dryRun: boolean;
  /** Told what a look came to. */
  noted(group: MergeGroup, decision: GroupDecision): void;
}

/**
 * Watches merge groups for as long as they last: each is looked at when GitHub asks, when the time of a finding is up,
 * and when one of its pull requests is judged otherwise. What is remembered is only where to look.
 */
export const watchGroups = (options: GroupWatchOptions): GroupWatch => {
  const { clock, queue, known, dryRun } = options;
  const seen = new Map<
    string,
    { group: MergeGroup; installation: Installation; pulls: readonly number[] }
  >();
  let stopped = false;

  const bells = alarms(clock, mergeGroupName, (due: readonly MergeGroup[]) => {
    for (const group of due) {
      const one = seen.get(mergeGroupName(group));
      if (one) look(group, one.installation);
    }
  });

  const look = (group: MergeGroup, installation: Installation): void =>
    queue.add({
      key: mergeGroupName(group),
      lane: installation.lane,
      async run() {
        const { gateway } = installation;
        const circumstances = await known.consult(group, gateway);
        const decision = await reconcileGroup(group, circumstances, gateway, clock, { dryRun });
        if (decision) {
          seen.set(mergeGroupName(group), { group, installation, pulls: decision.pulls });
          options.noted(group, decision);
        } else seen.delete(mergeGroupName(group));
        if (!stopped) bells.set(group, decision?.until);
      },
    });

  return {
    look,
    touched(pull) {
      for (const { group, installation, pulls } of seen.values())
        if (repositoryName(group) === repositoryName(pull) && pulls.includes(pull.number))
          look(group, installation);
    },
    stop() {
      stopped = true;
      bells.stop();
    },
  };
};
