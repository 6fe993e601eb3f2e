import { pino } from "pino";
import { run } from "probot";
import { appCredentials, type Environment } from "../environment.js";
import { systemClock } from "../systemClock.js";
import { startServer } from "./server.js";

const DEFAULT_PORT = 3000;

/**
 * `watchbill serve`: runs until it is asked to stop (SIGTERM, SIGINT). Without an App yet, it serves Probot's set-up
 * page instead, which registers one from app.yml (https://probot.github.io/docs/development/#configuring-a-github-app).
 *
 * @throws Error when the environment is not fit to serve with, saying which variable and why.
 */
export const serve = async (env: Environment): Promise<void> => {
  const credentials = appCredentials(env);
  if (!credentials) {
    // Probot would have GitHub send webhooks to a public relay; this server is registered at its own address.
    process.env.NO_SMEE_SETUP ??= "true";
    await run(() => {}, { env: { ...env } });
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
  const log = pino({ level: env.LOG_LEVEL ?? "info" });
  const server = await startServer({
    credentials,
    secret: env.WEBHOOK_SECRET,
    host: env.HOST ?? "0.0.0.0",
    port: Number(env.PORT ?? DEFAULT_PORT),
    clock: systemClock,
    log,
  });
  await asked;
  log.info("Stopping: finishing the work that was begun");
  await server.stop();
};
