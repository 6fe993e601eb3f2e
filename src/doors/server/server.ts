import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type pino from "pino";
import { Probot, ProbotOctokit } from "probot";
import type { Clock } from "../../domain/time.js";
import type { AppCredentials } from "../../github/client.js";
import { watchbill } from "../../index.js";
import { type Service, startService } from "./service.js";
import { webhookDoor } from "./webhooks.js";

/** A running server. */
export interface Server {
  /** Where it listens: `http://host:port`. */
  readonly url: string;
  readonly service: Service;
  /** Takes no more webhooks, finishes the work that was begun, and closes. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly credentials: AppCredentials;
  /** The App's webhook secret; without one anybody could send anything. */
  readonly secret: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly log: pino.Logger;
  /** See `startService`. */
  readonly sweepEvery?: number;
  /** See `WatchOptions`. */
  readonly pace?: number;
}

/**
 * Probot makes a client for each event that comes in, which takes longer than checking its signature and reading it.
 * watchbill has clients of its own, one an installation, so here one that is never used stands for all.
 */
const OneClient = ProbotOctokit.defaults({
  authStrategy: ({ octokit }: { octokit: unknown }) =>
    Object.assign(async () => octokit, { hook: () => Promise.reject(new Error("Not for use")) }),
});

/** How long a stopping server waits for connections that are kept open. */
const CLOSE_WITHIN_MS = 2_000;

/** Starts the Probot app behind an HTTP server of its own: webhooks, `/healthz` and `/readyz`. */
export const startServer = async (options: ServerOptions): Promise<Server> => {
  const { credentials, secret, log } = options;
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    baseUrl: credentials.baseUrl,
    secret,
    log,
    Octokit: OneClient,
  });
  const service = startService(options);
  await probot.load(watchbill(service));
  const webhooks = webhookDoor({
    verify: (body, signature) => probot.webhooks.verify(body, signature),
    receive: (delivery) => probot.receive(delivery as Parameters<typeof probot.receive>[0]),
    log,
  });
  const server = createServer(async (request, response) => {
    if (health(service, request, response) || (await webhooks(request, response))) return;
    response.writeHead(404).end();
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(options.port, options.host, resolve);
    });
  } catch (error) {
    // Else its sweeps would go on without a door, and the process with them.
    await service.stop();
    throw error;
  }
  const { address, family, port } = server.address() as AddressInfo;
  const url = `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
  log.info({ url }, "watchbill is listening");
  return {
    url,
    service,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const hurry = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
      await closed;
      clearTimeout(hurry);
      await service.stop();
    },
  };
};

/** `/healthz`: the process answers. `/readyz`: GitHub knows the App, and it is not stopping. */
const health = (service: Service, request: IncomingMessage, response: ServerResponse): boolean => {
  if (request.method !== "GET") return false;
  if (request.url !== "/healthz" && request.url !== "/readyz") return false;
  const fine = request.url === "/healthz" || service.ready();
  response
    .writeHead(fine ? 200 : 503, { "content-type": "text/plain" })
    .end(fine ? "ok\n" : "not ready: GitHub has not confirmed the App's credentials yet\n");
  return true;
};
