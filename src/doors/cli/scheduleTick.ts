import type { Clock } from "../../domain/time.js";
import type { Gateway } from "../../engine/gateway.js";
import { startWatch } from "../../engine/watch.js";
import { octokitGateway } from "../../github/gateway.js";
import type { Environment } from "../environment.js";
import { sayTicks, type Ticked } from "../ticks.js";
import { complaints } from "./complaints.js";
import type { Io } from "./io.js";
import { reach } from "./reach.js";

export interface ScheduleTickArguments {
  /** `owner/name`; all repositories of all installations if none is given. */
  readonly repositories: readonly string[];
  readonly dryRun: boolean;
}

/**
 * `watchbill schedule tick`: looks once at the schedules of recurring jobs and opens what is due, as the App (`APP_ID`,
 * `PRIVATE_KEY`) or with a token (`GITHUB_TOKEN`).
 *
 * @returns 0 when all was looked at, 1 when something could not be.
 * @throws WrongUse when the credentials or repositories are missing or malformed.
 */
export const scheduleTick = async (
  { repositories: names, dryRun }: ScheduleTickArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<0 | 1> => {
  const ticked: Ticked[] = [];
  const failures: string[] = [];
  const gateways = new Map<string, Gateway>();
  const watch = startWatch({
    clock,
    log: complaints(io),
    dryRun,
    onTick: (repository, tick) => ticked.push({ repository, tick }),
    onFailure: (what) => failures.push(what),
  });
  const { repositories } = reach(names, env);
  for await (const { repository, octokit, lane } of repositories()) {
    const gateway = gateways.get(lane) ?? octokitGateway(octokit, clock);
    gateways.set(lane, gateway);
    watch.notice({ maintenance: repository }, { lane, gateway });
  }
  await watch.idle();
  await watch.stop();
  io.out(sayTicks(ticked) || "Nothing is due.\n");
  for (const what of failures) io.err(`${what}: could not be looked at.\n`);
  return failures.length > 0 ? 1 : 0;
};
