import type { Push } from "../../domain/push.js";
import { repositoryName, type Subject } from "../../domain/subject.js";
import type { Almanac } from "../circumstances.js";
import type { Installation } from "../installation.js";
import type { Log } from "../log.js";
import type { WorkQueue } from "../workQueue.js";
import { issueOn, isWatched } from "./judge.js";

export interface PushWatchOptions {
  readonly queue: WorkQueue;
  readonly known: Almanac;
  readonly log: Log;
  readonly dryRun: boolean;
  /** The issue that was opened is an issue like any other. */
  readonly onOpened: (issue: Subject, installation: Installation) => void;
}

/**
 * Watches what is pushed to production past pull requests: each such push gets one issue. A push that was looked at
 * half-way is looked at again, and finds the issue that it has.
 */
export const watchPushes = ({ queue, known, log, dryRun, onOpened }: PushWatchOptions) => ({
  look(push: Push, installation: Installation): void {
    const { gateway, lane } = installation;
    const key = `${repositoryName(push)} push to ${push.branch} ${push.before}..${push.after}`;
    queue.add({
      key,
      lane,
      async run() {
        if (!isWatched(push, await known.consult(push, gateway))) return;
        const shown = await gateway.push(push);
        const issue = shown && issueOn(push, shown);
        if (!issue) return;
        log.info({ push: key, dryRun }, "A push went past pull requests");
        if (!dryRun) onOpened(await gateway.openIssue(push, issue), installation);
      },
    });
  },
});
