import { pino } from "pino";
import { appCredentials, type Environment, placeToListen } from "../environment.js";
import { systemClock } from "../systemClock.js";
import { startServer } from "./server.js";
import { serveSetUp } from "./setUp.js";

/**
 * GitHub allows an installation 2,000 points of GraphQL a minute, one a look
 * (https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#secondary-rate-limits).
 * Kept here, a flood of webhooks costs neither a pause at GitHub's order nor the server's readiness for the next one.
 */
export const LOOKS_PER_SECOND = 30;

/**
 * `watchbill serve`: runs until it is asked to stop (SIGTERM, SIGINT). Without an App yet, it serves the set-up page
 * instead.
 *
 * @throws Error when the environment is not fit to serve with, saying which variable and why.
 */
export const serve = async (env: Environment): Promise<void> => {
  const credentials = appCredentials(env);
  if (!credentials) {
    await serveSetUp(env);
    return;
  }
  if (!env.WEBHOOK_SECRET)
    throw new Error(
      "WEBHOOK_SECRET is not set, so anybody could send webhooks in GitHub's name. " +
        "Set it to the secret on the App's settings page.",
    );
  // Before it listens: a signal that comes while it starts is not lost.
  const asked = new Promise((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });
  const log = pino({ level: env.LOG_LEVEL || "info" });
  const server = await startServer({
    credentials,
    secret: env.WEBHOOK_SECRET,
    ...placeToListen(env),
    clock: systemClock,
    log,
    pace: LOOKS_PER_SECOND,
  });
  await asked;
  log.info("Stopping: finishing the work that was begun");
  await server.stop();
};
