import { type Gate, gateName } from "../../domain/gate.js";
import { type Repository, repositoryName, type Subject } from "../../domain/subject.js";
import type { Clock } from "../../domain/time.js";
import { alarms } from "../alarms.js";
import type { Almanac, Circumstances } from "../circumstances.js";
import type { Installation } from "../installation.js";
import type { Log } from "../log.js";
import type { WorkQueue } from "../workQueue.js";
import { decideGate } from "./decideGate.js";

/** Looks at the deployments that wait for watchbill, and again when time opens their way. */
export interface Gatekeeper {
  /** A gate asks, or may have an answer now. */
  look(gate: Gate, installation: Installation): void;
  /** Finds every gate of a repository that waits: those of lost webhooks, and of before a restart. */
  sweep(repository: Repository, installation: Installation): void;
  stop(): void;
}

export interface GatekeeperOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly dryRun: boolean;
  readonly queue: WorkQueue;
  readonly known: Almanac;
  /** Told of a pull request with a command that waits for its answer. */
  readonly onUnanswered: (subject: Subject, installation: Installation) => void;
}

// Where the policy is missing or broken, a gate may still wait for the word that it is.
const mayWait = ({ policy }: Circumstances): boolean =>
  policy.kind !== "valid" || policy.policy.production.environments.length > 0;

export const gatekeeper = (options: GatekeeperOptions): Gatekeeper => {
  const { clock, log, dryRun, queue, known, onUnanswered } = options;
  let stopped = false;

  const bells = alarms<{ readonly gate: Gate; readonly installation: Installation }>(
    clock,
    ({ gate }) => gateName(gate),
    (due) => {
      for (const { gate, installation } of due) look(gate, installation);
    },
  );

  const look = (gate: Gate, installation: Installation): void =>
    queue.add({
      key: gateName(gate),
      lane: installation.lane,
      async run() {
        const { gateway } = installation;
        const circumstances = await known.consult(gate, gateway);
        const seen = await gateway.gate(gate);
        const decision = seen && decideGate(seen, circumstances, clock.now());
        if (decision?.answer) {
          if (!dryRun) await gateway.answerGate(gate, decision.answer);
          log.info({ gate: gateName(gate), ...decision.answer, dryRun }, "answered a deployment");
        }
        if (!stopped) bells.set({ gate, installation }, decision?.until);
        for (const subject of decision?.unanswered ?? []) onUnanswered(subject, installation);
      },
    });

  const sweep = (repository: Repository, installation: Installation): void =>
    queue.add({
      key: `${repositoryName(repository)} waiting deployments`,
      lane: installation.lane,
      async run() {
        const circumstances = await known.consult(repository, installation.gateway);
        if (!mayWait(circumstances)) return;
        for (const gate of await installation.gateway.waitingGates(repository))
          look(gate, installation);
      },
    });

  return {
    look,
    sweep,
    stop() {
      stopped = true;
      bells.stop();
    },
  };
};
