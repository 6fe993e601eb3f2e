import type { Octokit } from "@octokit/rest";
import type { Repository } from "../../domain/subject.js";
import { appClient, installationClient, tokenClient } from "../../github/client.js";
import { installationIds, installedRepositories } from "../../github/installations.js";
import { apiBaseUrl, appCredentials, type Environment } from "../environment.js";
import { WrongUse } from "./wrongUse.js";

/** A repository within reach, and the client that reaches it. */
export interface Reached {
  readonly repository: Repository;
  readonly octokit: Octokit;
  /** Names whose rate limit it spends. */
  readonly lane: string;
}

/** Whoever looks: the App itself, or whoever a token belongs to. */
export interface Reach {
  /** A client that speaks as the App itself; undefined with a token. */
  readonly app: Octokit | undefined;
  /** A client to ask GitHub with about nothing in particular. */
  readonly any: Octokit;
  /** The repositories that were named; none means all of all installations. */
  readonly wanted: readonly Repository[];
  /** Those within reach, one by one. */
  repositories(): AsyncIterable<Reached>;
}

export const sameRepository = (one: Repository, other: Repository): boolean =>
  one.owner.toLowerCase() === other.owner.toLowerCase() &&
  one.name.toLowerCase() === other.name.toLowerCase();

const repositoryNamed = (text: string): Repository => {
  const [, owner, name] = /^([^/\s]+)\/([^/\s]+)$/.exec(text) ?? [];
  if (!owner || !name) throw new WrongUse(`"${text}" names no repository; write owner/name.`);
  return { owner, name };
};

/**
 * What a command may look at: as the App (`APP_ID`, `PRIVATE_KEY`) all repositories of all installations, or those
 * named; with `GITHUB_TOKEN`, those named.
 *
 * @param names `owner/name` each.
 * @throws WrongUse when the credentials or names are missing or malformed.
 */
export const reach = (names: readonly string[], env: Environment): Reach => {
  const wanted = names.map(repositoryNamed);
  const credentials = appCredentials(env);
  if (!credentials) {
    const token = env.GITHUB_TOKEN;
    if (!token)
      throw new WrongUse("Set APP_ID and PRIVATE_KEY, or GITHUB_TOKEN, to say who looks.");
    if (wanted.length === 0)
      throw new WrongUse("With GITHUB_TOKEN, name the repositories: --repo owner/name.");
    const octokit = tokenClient({ baseUrl: apiBaseUrl(env), token });
    return {
      app: undefined,
      any: octokit,
      wanted,
      async *repositories() {
        for (const repository of wanted) yield { repository, octokit, lane: "token" };
      },
    };
  }
  const app = appClient(credentials);
  return {
    app,
    any: app,
    wanted,
    async *repositories() {
      for await (const id of installationIds(app)) {
        const octokit = installationClient(credentials, id);
        for await (const repository of installedRepositories(octokit))
          if (wanted.length === 0 || wanted.some((one) => sameRepository(one, repository)))
            yield { repository, octokit, lane: String(id) };
      }
    },
  };
};
