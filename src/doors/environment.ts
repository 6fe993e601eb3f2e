import { getPrivateKey } from "@probot/get-private-key";
import type { AppCredentials } from "../github/client.js";

/** The environment's variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the API is: an Action is told, a server may be pointed at an Enterprise host, as Probot names it. */
export const apiBaseUrl = (env: Environment): string => {
  if (env.GITHUB_API_URL) return env.GITHUB_API_URL;
  if (env.GHE_HOST) return `${env.GHE_PROTOCOL ?? "https"}://${env.GHE_HOST}/api/v3`;
  return "https://api.github.com";
};

/**
 * Where a server listens: `HOST` and `PORT`. A variable that is empty, as a line `PORT=` in a file makes it, is as good
 * as one that is not there. Port 0 lets the system choose one.
 *
 * @throws Error when PORT is no port.
 */
export const placeToListen = (env: Environment): { host: string; port: number } => {
  const port = Number(env.PORT?.trim() || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  return { host: env.HOST || "0.0.0.0", port };
};

/**
 * The App's credentials: `APP_ID`, and `PRIVATE_KEY` (PEM, or PEM in base64) or `PRIVATE_KEY_PATH`; undefined when
 * there is no App yet.
 *
 * @throws Error when one of the two is missing, or a key is named that is no key.
 */
export const appCredentials = (env: Environment): AppCredentials | undefined => {
  const hasKey = Boolean(env.PRIVATE_KEY || env.PRIVATE_KEY_PATH);
  if (!env.APP_ID && !hasKey) return undefined;
  // Half of the credentials is a mistake, and no reason to offer anyone who comes by to register an App.
  if (!env.APP_ID) throw new Error("PRIVATE_KEY is set, but APP_ID is not.");
  if (!hasKey) throw new Error("APP_ID is set, but neither PRIVATE_KEY nor PRIVATE_KEY_PATH is.");
  const appId = Number(env.APP_ID);
  if (!Number.isSafeInteger(appId))
    throw new Error(`APP_ID must be a number, not "${env.APP_ID}".`);
  const privateKey = getPrivateKey({ env: { ...env } });
  if (!privateKey) throw new Error("PRIVATE_KEY holds no private key in PEM form.");
  return { baseUrl: apiBaseUrl(env), appId, privateKey };
};
