import { pino } from "pino";
import { LOOKS_PER_SECOND } from "../../src/doors/server/main.js";
import { startServer } from "../../src/doors/server/server.js";
import { systemClock } from "../../src/doors/systemClock.js";
import { type GitHubReady, SECRET, type ServerReady } from "./ready.js";

// watchbill's server as a process of its own, as `watchbill serve` starts it.

const github = JSON.parse(process.argv[2] ?? "{}") as GitHubReady;
const server = await startServer({
  credentials: { baseUrl: github.url, appId: github.appId, privateKey: github.privateKey },
  secret: SECRET,
  host: "127.0.0.1",
  port: 0,
  clock: systemClock,
  log: pino({ level: "warn" }),
  pace: LOOKS_PER_SECOND,
});
await server.service.quiet();
const ready: ServerReady = { url: `${server.url}/api/github/webhooks` };
process.send?.(ready);
// Between rounds: what is left to do must not slow the next round of somebody else.
process.on("message", async () => {
  await server.service.quiet();
  process.send?.({});
});
