import type { Clock } from "../../domain/time.js";
import type { Gateway } from "../../engine/gateway.js";
import { type Look, startWatch } from "../../engine/watch.js";
import { octokitGateway } from "../../github/gateway.js";
import type { Environment } from "../environment.js";
import { sayFailure, sayLooks } from "../looks.js";
import { sayTicks, type Ticked } from "../ticks.js";
import { complaints } from "./complaints.js";
import type { Io } from "./io.js";
import { reach } from "./reach.js";

export interface SweepArguments {
  /** `owner/name`; all repositories of all installations if none is given. */
  readonly repositories: readonly string[];
  readonly dryRun: boolean;
}

/**
 * `watchbill sweep`: looks once at everything open, as the App (`APP_ID`, `PRIVATE_KEY`) or with a token
 * (`GITHUB_TOKEN`, which must belong to an App or a workflow: nobody else may write check runs).
 *
 * @returns 0 when all was looked at, 1 when something could not be.
 * @throws WrongUse when the credentials or repositories are missing or malformed.
 */
export const sweep = async (
  args: SweepArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<number> => {
  const looks: Look[] = [];
  const failures: string[] = [];
  const ticked: Ticked[] = [];
  // One for each lane: it remembers what it has read.
  const gateways = new Map<string, Gateway>();
  const watch = startWatch({
    clock,
    log: complaints(io),
    dryRun: args.dryRun,
    onLook: (look) => looks.push(look),
    onTick: (repository, tick) => ticked.push({ repository, tick }),
    onFailure: (what, error) => failures.push(sayFailure(what, error)),
  });
  const { repositories } = reach(args.repositories, env);
  for await (const { repository, octokit, lane } of repositories()) {
    const gateway = gateways.get(lane) ?? octokitGateway(octokit, clock);
    gateways.set(lane, gateway);
    watch.notice({ sweep: repository }, { lane, gateway });
  }
  await watch.idle();
  await watch.stop();
  io.out(sayLooks(looks, failures, args.dryRun) + sayTicks(ticked));
  return failures.length > 0 ? 1 : 0;
};
