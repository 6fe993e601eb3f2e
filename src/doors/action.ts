import { appendFile, readFile } from "node:fs/promises";
import type { Clock } from "../domain/time.js";
import type { Log } from "../engine/log.js";
import { type Look, type Notice, startWatch } from "../engine/watch.js";
import { tokenClient } from "../github/client.js";
import { octokitGateway } from "../github/gateway.js";
import { apiBaseUrl, type Environment } from "./environment.js";
import { noticesOf } from "./events.js";
import { sayFailure, sayLooks } from "./looks.js";
import { sayTicks, type Ticked } from "./ticks.js";

/** Events that say only "it is time": everything open is looked at. */
const SWEEPS = new Set(["schedule", "workflow_dispatch"]);

/**
 * The GitHub Action: one event, or one sweep, and then it is over. The same looks as the server's; only the token is
 * the workflow's own.
 *
 * @returns the exit code: 0 when all work was done, whatever the verdicts; 1 when some could not be.
 * @throws Error when the workflow does not give what is needed.
 */
export const runAction = async (env: Environment, clock: Clock, log: Log): Promise<number> => {
  const token = env.INPUT_TOKEN;
  if (!token)
    throw new Error("The input `token` is empty; leave it out to use the workflow's own.");
  const dryRun = env["INPUT_DRY-RUN"] === "true";
  const looks: Look[] = [];
  const failures: string[] = [];
  const ticked: Ticked[] = [];
  const watch = startWatch({
    clock,
    log,
    dryRun,
    onLook: (look) => looks.push(look),
    onTick: (repository, tick) => ticked.push({ repository, tick }),
    onFailure: (what, error) => failures.push(sayFailure(what, error)),
  });
  const octokit = tokenClient({ baseUrl: apiBaseUrl(env), token });
  const installation = { lane: "action", gateway: octokitGateway(octokit, clock) };
  for (const notice of await noticesOfRun(env)) watch.notice(notice, installation);
  await watch.idle();
  await watch.stop();

  const said = sayLooks(looks, failures, dryRun) + sayTicks(ticked);
  log.info({}, said);
  if (env.GITHUB_STEP_SUMMARY) await appendFile(env.GITHUB_STEP_SUMMARY, said);
  return failures.length > 0 ? 1 : 0;
};

const noticesOfRun = async (env: Environment): Promise<readonly Notice[]> => {
  const name = env.GITHUB_EVENT_NAME ?? "";
  if (SWEEPS.has(name)) {
    const [owner, repository] = (env.GITHUB_REPOSITORY ?? "").split("/");
    if (!owner || !repository) throw new Error("GITHUB_REPOSITORY must be `owner/name`.");
    return [{ sweep: { owner, name: repository } }];
  }
  if (!env.GITHUB_EVENT_PATH) return [];
  return noticesOf(name, JSON.parse(await readFile(env.GITHUB_EVENT_PATH, "utf8")));
};
