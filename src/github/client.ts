import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";

/** Where GitHub's REST API is reached: `https://api.github.com`, or an Enterprise server's `https://HOST/api/v3`. */
export interface Api {
  readonly baseUrl: string;
}

/** The credentials of the App, as GitHub gives them on its settings page. */
export interface AppCredentials extends Api {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
}

/** GitHub gives up its own answers after 10 s; an answer that takes three times as long will not come. */
const TIMEOUT_MS = 30_000;

// Neither Octokit's retry nor its throttle plugin: a write whose answer was lost must be looked for before it is
// made again, which only a whole new look does, and rate limits are kept by the work queue, per installation.
const client = (options: ConstructorParameters<typeof Octokit>[0]): Octokit => {
  const octokit = new Octokit({
    ...options,
    userAgent: "watchbill",
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  octokit.hook.before("request", (request) => {
    // A new object: the one that is there belongs to all requests, and with it the first one's time would be everyone's.
    request.request = { signal: AbortSignal.timeout(TIMEOUT_MS), ...request.request };
  });
  return octokit;
};

/** A client that speaks with a token: that of an Action's run, or a person's. */
export const tokenClient = ({ baseUrl, token }: Api & { readonly token: string }): Octokit =>
  client({ baseUrl, auth: token });

/** A client that speaks as the App itself: for its own description and its installations. */
export const appClient = ({ baseUrl, appId, privateKey }: AppCredentials): Octokit =>
  client({ baseUrl, authStrategy: createAppAuth, auth: { appId, privateKey } });

/** A client that speaks as one installation of the App; its token is fetched when first needed and kept for an hour. */
export const installationClient = (credentials: AppCredentials, installationId: number): Octokit =>
  client({
    baseUrl: credentials.baseUrl,
    authStrategy: createAppAuth,
    auth: { appId: credentials.appId, privateKey: credentials.privateKey, installationId },
  });
