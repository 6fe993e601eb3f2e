import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createNodeMiddleware, Probot } from "probot";
import { type GitHubReady, SECRET, type ServerReady } from "./ready.js";

// A Probot app that does nothing, as a process of its own: what can be had at most. With the word `handler` it listens
// to every event and does nothing with it; without, it does not even listen.

const [github = "{}", handler] = process.argv.slice(2);
const { url, appId, privateKey } = JSON.parse(github) as GitHubReady;
const log = pino({ level: "warn" });
const probot = new Probot({ appId, privateKey, baseUrl: url, secret: SECRET, log });
const middleware = await createNodeMiddleware(
  (app) => {
    if (handler) app.onAny(() => {});
  },
  { probot },
);
const server = createServer((incoming, response) => void middleware(incoming, response));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  const ready: ServerReady = { url: `http://127.0.0.1:${port}/api/github/webhooks` };
  process.send?.(ready);
});
process.on("message", () => process.send?.({}));
