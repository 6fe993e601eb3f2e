import type { Octokit } from "@octokit/rest";
import type { Clock } from "../../domain/time.js";
import type { Installation } from "../../engine/installation.js";
import type { Log } from "../../engine/log.js";
import { startWatch } from "../../engine/watch.js";
import { type AppCredentials, appClient, installationClient } from "../../github/client.js";
import { octokitGateway } from "../../github/gateway.js";
import { installationIds, installedRepositories, ownLogin } from "../../github/installations.js";
import { noticesOf } from "../events.js";

/** A webhook whose signature has been verified. */
export interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

/** watchbill as it runs behind a server: takes deliveries in, and sweeps by itself. */
export interface Service {
  /** Never throws and never waits: the work comes after the answer. */
  receive(delivery: Delivery): void;
  /** Whether GitHub knows this App, and the service is not stopping. */
  ready(): boolean;
  /** See `Watch.quiet`. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly credentials: AppCredentials;
  readonly clock: Clock;
  readonly log: Log;
  /** Minutes between sweeps over everything open; they mend what lost webhooks leave behind. */
  readonly sweepEvery?: number;
  /** See `WatchOptions`. */
  readonly pace?: number;
}

const SWEEP_EVERY_MIN = 60;
const SWEEP_AGAIN_MIN = 1;

/** Starts the service: learns the App's own name, sweeps all installations, and sweeps again every hour. */
export const startService = (options: ServiceOptions): Service => {
  const { credentials, clock, log, sweepEvery = SWEEP_EVERY_MIN } = options;
  const watch = startWatch({ clock, log, pace: options.pace });
  const app = appClient(credentials);
  const installations = new Map<number, Installation & { readonly octokit: Octokit }>();
  let self: string | undefined;
  let stopped = false;
  let callOff = (): void => {};
  let sweeping: Promise<void> = Promise.resolve();

  const installation = (id: number) => {
    const known = installations.get(id);
    if (known) return known;
    const octokit = installationClient(credentials, id);
    const made = { lane: String(id), octokit, gateway: octokitGateway(octokit, clock) };
    installations.set(id, made);
    return made;
  };

  const sweepAll = async (): Promise<void> => {
    self ??= await ownLogin(app);
    for await (const id of installationIds(app)) {
      const home = installation(id);
      try {
        for await (const sweep of installedRepositories(home.octokit))
          watch.notice({ sweep }, home);
      } catch (error) {
        // One account that has shut watchbill out must not cost the others their sweep.
        log.error({ installation: id, err: error }, "An installation could not be swept");
      }
    }
  };

  const sweepAndAgain = (): void => {
    sweeping = sweepAll()
      .then(
        () => sweepEvery,
        (error: unknown) => {
          log.error({ err: error }, "The sweep over all installations failed; trying again soon");
          return SWEEP_AGAIN_MIN;
        },
      )
      .then((minutes) => {
        if (!stopped) callOff = clock.at(clock.now().add({ minutes }), sweepAndAgain);
      });
  };
  sweepAndAgain();

  return {
    receive({ id, name, payload }) {
      const notices = noticesOf(name, payload, self);
      if (notices.length === 0) return;
      const from = (payload as { installation?: { id?: unknown } }).installation?.id;
      if (!Number.isSafeInteger(from)) {
        log.warn({ delivery: id, event: name }, "Ignored a webhook that names no installation");
        return;
      }
      for (const notice of notices) watch.notice(notice, installation(from as number));
    },
    ready: () => self !== undefined && !stopped,
    async quiet() {
      await sweeping;
      await watch.quiet();
    },
    async stop() {
      stopped = true;
      callOff();
      await sweeping;
      await watch.stop();
    },
  };
};
