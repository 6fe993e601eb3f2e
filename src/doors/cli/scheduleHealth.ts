import { repositoryName } from "../../domain/subject.js";
import type { Clock } from "../../domain/time.js";
import { almanac } from "../../engine/circumstances.js";
import { health } from "../../engine/maintenance/health.js";
import { octokitGateway } from "../../github/gateway.js";
import type { Environment } from "../environment.js";
import type { Io } from "./io.js";
import { reach } from "./reach.js";

export interface ScheduleHealthArguments {
  /** `owner/name`; all repositories of all installations if none is given. */
  readonly repositories: readonly string[];
  readonly json: boolean;
}

/**
 * `watchbill schedule health`: of each schedule whether what is due gets opened, when that was last and how late, and
 * whether GitHub is about to switch the trigger off. It reads and changes nothing.
 *
 * With `json` it says `[{"repository", "fine", "lines": [{"fine", "says"}]}]`.
 *
 * @returns 0 when nothing that can be seen is wrong, 1 when something is.
 * @throws WrongUse when the credentials or repositories are missing or malformed.
 */
export const scheduleHealth = async (
  { repositories: names, json }: ScheduleHealthArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<0 | 1> => {
  const found = [];
  for await (const { repository, octokit } of reach(names, env).repositories()) {
    const gateway = octokitGateway(octokit, clock);
    const known = await almanac(clock).consult(repository, gateway);
    const lines = await health(repository, gateway.maintenance, clock.now(), known);
    const fine = lines.every((line) => line.fine);
    found.push({ repository: repositoryName(repository), fine, lines });
  }
  if (json) io.out(`${JSON.stringify(found, null, 2)}\n`);
  else
    for (const { repository, lines } of found) {
      io.out(`${repository}\n`);
      for (const { fine, says } of lines) io.out(`  ${fine ? "✔" : "✘"} ${says}\n`);
    }
  return found.every(({ fine }) => fine) ? 0 : 1;
};
