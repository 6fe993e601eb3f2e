import type { Repository } from "../../domain/subject.js";
import type { Clock } from "../../domain/time.js";
import type { Log } from "../../engine/log.js";
import { type Look, startWatch, type Watch } from "../../engine/watch.js";
import { appClient, installationClient, tokenClient } from "../../github/client.js";
import { octokitGateway } from "../../github/gateway.js";
import { installationIds, installedRepositories } from "../../github/installations.js";
import { apiBaseUrl, appCredentials, type Environment } from "../environment.js";
import { sayLooks } from "../looks.js";
import type { Io } from "./io.js";

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
 * @throws Error when the credentials or repositories are missing or malformed.
 */
export const sweep = async (
  args: SweepArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<number> => {
  const looks: Look[] = [];
  const failures: string[] = [];
  const watch = startWatch({
    clock,
    log: complaints(io),
    dryRun: args.dryRun,
    onLook: (look) => looks.push(look),
    onFailure: (what) => failures.push(what),
  });
  await noticeAll(args.repositories.map(repositoryNamed), env, clock, watch);
  await watch.idle();
  await watch.stop();
  io.out(sayLooks(looks, failures, args.dryRun));
  return failures.length > 0 ? 1 : 0;
};

const noticeAll = async (
  wanted: readonly Repository[],
  env: Environment,
  clock: Clock,
  watch: Watch,
): Promise<void> => {
  const credentials = appCredentials(env);
  if (!credentials) {
    const token = env.GITHUB_TOKEN;
    if (!token) throw new Error("Set APP_ID and PRIVATE_KEY, or GITHUB_TOKEN, to say who looks.");
    if (wanted.length === 0)
      throw new Error("With GITHUB_TOKEN, name the repositories: --repo owner/name.");
    const octokit = tokenClient({ baseUrl: apiBaseUrl(env), token });
    const installation = { lane: "token", gateway: octokitGateway(octokit, clock) };
    for (const repository of wanted) watch.notice({ sweep: repository }, installation);
    return;
  }
  for await (const id of installationIds(appClient(credentials))) {
    const octokit = installationClient(credentials, id);
    const installation = { lane: String(id), gateway: octokitGateway(octokit, clock) };
    for await (const repository of installedRepositories(octokit))
      if (wanted.length === 0 || wanted.some((one) => same(one, repository)))
        watch.notice({ sweep: repository }, installation);
  }
};

const same = (one: Repository, other: Repository): boolean =>
  one.owner.toLowerCase() === other.owner.toLowerCase() &&
  one.name.toLowerCase() === other.name.toLowerCase();

const repositoryNamed = (text: string): Repository => {
  const [, owner, name] = /^([^/\s]+)\/([^/\s]+)$/.exec(text) ?? [];
  if (!owner || !name) throw new Error(`"${text}" names no repository; write owner/name.`);
  return { owner, name };
};

const complaints = (io: Io): Log => {
  const say = (facts: object, line: string): void => {
    const cause = "err" in facts && facts.err instanceof Error ? `: ${facts.err.message}` : "";
    const key = "key" in facts ? `${facts.key}: ` : "";
    io.err(`${key}${line}${cause}\n`);
  };
  return { info() {}, warn: say, error: say };
};
