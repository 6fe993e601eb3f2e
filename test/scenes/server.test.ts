import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { type Server, startServer } from "../../src/doors/server/server.js";
import { type Desk, openDesk, SECRET } from "./desk.js";

let desk: Desk;
let server: Server;
let lines: { level: number; msg: string }[] = [];

const openWithLog = async (): Promise<void> => {
  desk = await openDesk({ server: false });
  lines = [];
  const log = pino(
    { level: "info" },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  );
  server = await startServer({
    credentials: desk.credentials,
    secret: SECRET,
    host: "127.0.0.1",
    port: 0,
    clock: desk.clock,
    log,
  });
  desk.app.setWebhook(`${server.url}/api/github/webhooks`);
  await server.service.quiet();
  lines.length = 0;
};
afterEach(async () => {
  await server.stop();
  await desk.close();
});

const deliver = (body: string, more: { signature?: string; path?: string; event?: string } = {}) =>
  fetch(`${server.url}${more.path ?? "/api/github/webhooks"}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-event": more.event ?? "issues",
      "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
      "x-hub-signature-256":
        more.signature ?? `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
    },
    body,
  });

const opened = (more: object = {}) =>
  JSON.stringify({
    action: "opened",
    issue: { number: 1 },
    repository: { full_name: "harbour/ops" },
    sender: { login: "amina" },
    ...more,
  });

/** The server still does its work. */
const expectItGoesOn = async (): Promise<void> => {
  const number = desk.amina.openIssue({ title: "Disk full on web-2" });
  await desk.github.settled();
  await server.service.quiet();
  expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
};

describe("a webhook that is not right", () => {
  it.each([
    ["a wrong signature", () => deliver(opened(), { signature: `sha256=${"0".repeat(64)}` }), 401],
    ["a signature that is none", () => deliver(opened(), { signature: "x" }), 401],
    ["a body that is not JSON", () => deliver("{"), 400],
    ["a body that is a list", () => deliver("[1]"), 400],
    ["a body that is a number", () => deliver("5"), 400],
    ["a body of 25 MB", () => deliver(" ".repeat(25 * 1024 * 1024)), 413],
  ])("with %s is refused with one log line, and the server goes on", async (_, send, status) => {
    await openWithLog();
    // A refused body need not be read to its end: the line may be cut while it is still being sent.
    const answer = await send().catch(() => undefined);
    expect([status, undefined]).toContain(answer?.status);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.msg).toMatch(/^Refused a webhook: /);
    expect(JSON.stringify(lines[0]).length).toBeLessThan(1000);
    await expectItGoesOn();
  });

  it.each([
    ["no installation", opened()],
    ["an installation of another shape", opened({ installation: { id: "7" } })],
  ])("with %s is ignored with one log line, and the server goes on", async (_, body) => {
    await openWithLog();
    expect((await deliver(body)).status).toBe(202);
    expect(lines.map(({ msg }) => msg)).toEqual(["Ignored a webhook that names no installation"]);
    await expectItGoesOn();
  });

  it.each([
    [
      "fields of the wrong shape",
      opened({ issue: "seven", repository: [], installation: { id: 1 } }),
    ],
    ["an event nobody knows", JSON.stringify({ zen: 1 })],
  ])("with %s is ignored, and the server goes on", async (_, body) => {
    await openWithLog();
    expect((await deliver(body)).status).toBe(202);
    await expectItGoesOn();
  });
});

describe("the server", () => {
  it("answers a webhook before the work begins", async () => {
    await openWithLog();
    let answered = false;
    let readBefore: boolean | undefined;
    desk.github.faults.hold("POST /graphql", () => {
      readBefore = !answered;
      return new Promise((resolve) => setTimeout(resolve, 50));
    });
    const answer = await deliver(opened({ installation: { id: desk.installation } }));
    answered = true;
    expect(answer.status).toBe(202);
    await server.service.quiet();
    expect(readBefore).toBeDefined();
    expect(desk.github.requests.all.at(-1)?.route).toBe("POST /graphql");
  });

  it("takes webhooks at the bare address too, which the set-up flow registers", async () => {
    await openWithLog();
    expect((await deliver(opened({ installation: { id: 1 } }), { path: "/" })).status).toBe(202);
  });

  it("says that it lives, and whether GitHub knows it", async () => {
    await openWithLog();
    const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    expect([await status("/healthz"), await status("/readyz"), await status("/else")]).toEqual([
      200, 200, 404,
    ]);
  });

  it("is not ready while GitHub does not know it, and becomes so by itself", async () => {
    desk = await openDesk({ server: false });
    desk.github.faults.outage("GET /app");
    server = await startServer({
      credentials: desk.credentials,
      secret: SECRET,
      host: "127.0.0.1",
      port: 0,
      clock: desk.clock,
      log: pino({ level: "silent" }),
    });
    await server.service.quiet();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    await desk.clock.advance({ minutes: 2 }, () => server.service.quiet());
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it("finishes what it began before it stops", async () => {
    await openWithLog();
    desk.github.faults.slowAnswer("POST /graphql", 200);
    const number = desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.github.settled();
    await server.stop();
    expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
    expect(desk.comments(number)).toHaveLength(1);
  });
});
