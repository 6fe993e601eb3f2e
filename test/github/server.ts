import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { authenticate } from "./auth.js";
import { etagOf, isUnchanged } from "./conditional.js";
import type { Answer } from "./endpoint.js";
import type { FaultPlan, RequestTrouble } from "./faults.js";
import { answerForm, isForm } from "./forms.js";
import { answerGraphql } from "./graphql/index.js";
import type { Judge } from "./judge/index.js";
import type { Actor, Instant, World } from "./model.js";
import {
  overview,
  primaryLimitAnswer,
  type RateLimits,
  type Resource,
  rateHeaders,
  rateKey,
  secondaryLimitAnswer,
} from "./rateLimit.js";
import { Refusal } from "./refusal.js";
import { actorName, isWrite, type LoggedRequest } from "./requestLog.js";
import { respond, showJudge } from "./respond.js";
import { dispatch, refused, route } from "./router.js";

export interface ServerParts {
  readonly world: World;
  readonly plan: FaultPlan;
  readonly limits: RateLimits;
  readonly log: LoggedRequest[];
  /** What tokens live by. */
  readonly tokenTime: () => Instant;
  readonly judge?: Pick<Judge, "exchange"> | undefined;
}

interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

const readText = async (incoming: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

/** An Enterprise server keeps the same API below `/api/v3`; clients set up for one are served too. */
const plainTarget = (url: string): string =>
  url.replace(/^\/api\/v3(?=\/|$)/, "").replace(/^\/api\/graphql/, "/graphql") || "/";

const parse = (text: string): unknown => {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
};

const OUTAGE = `<!DOCTYPE html>
<html><head><title>Unicorn! &middot; GitHub</title></head>
<body><h1>This page is taking too long to load.</h1></body></html>
`;

const pathOf = (target: string): string => target.split("?", 1)[0] ?? "/";

const begin = ({ world, log }: ServerParts, request: Request): LoggedRequest => {
  const { method, target } = request;
  const graphql = pathOf(target) === "/graphql";
  const endpoint = route(method, pathOf(target));
  const logged: LoggedRequest = {
    index: log.length + 1,
    method,
    path: target,
    route: graphql ? "POST /graphql" : `${method} ${endpoint?.path ?? pathOf(target)}`,
    kind: graphql ? "graphql" : "rest",
    write: false,
    actor: undefined,
    body: undefined,
    at: world.clock.now(),
    status: 0,
    unchanged: false,
    fault: undefined,
  };
  log.push(logged);
  return logged;
};

/** What stands in the way of even looking at the request: trouble made by the test, or points used up. */
const hindrance = (
  parts: ServerParts,
  actor: Actor,
  resource: Resource,
  troubles: readonly RequestTrouble[],
): Answer | undefined => {
  for (const trouble of troubles) {
    if (trouble.kind === "outage")
      return {
        status: trouble.status,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: Buffer.from(OUTAGE),
      };
    if (trouble.kind === "secondary limit") return secondaryLimitAnswer(trouble.retryAfter);
    if (trouble.kind === "primary limit") parts.limits.leave(rateKey(actor), 0, resource);
  }
  return parts.limits.exhausted(actor, resource) ? primaryLimitAnswer(actor) : undefined;
};

const answer = async (
  parts: ServerParts,
  request: Request,
  logged: LoggedRequest,
  body: unknown,
  actor: Actor,
): Promise<{ readonly answer: Answer; readonly cost: number }> => {
  const { world, limits } = parts;
  if (logged.kind === "graphql") {
    const window = limits.window(actor, "graphql");
    const { status, body: said, cost } = await answerGraphql(world, actor, body ?? {}, window);
    return { answer: { status, body: said }, cost };
  }
  if (logged.path === "/rate_limit") return { answer: overview(limits, actor), cost: 0 };
  const { method, target, headers } = request;
  const now = parts.tokenTime();
  return { answer: dispatch({ world, actor, method, target, headers, body, now }), cost: 1 };
};

const serve = async (
  parts: ServerParts,
  request: Request,
  response: ServerResponse,
): Promise<void> => {
  const { world, limits } = parts;
  const logged = begin(parts, request);
  const resource: Resource = logged.kind === "graphql" ? "graphql" : "core";
  let actor: Actor = { kind: "anonymous" };
  let body: unknown;
  let given: Answer;
  let cost = 0;
  let troubles: readonly RequestTrouble[] = [];
  try {
    body = parse(request.text);
    actor = authenticate(world, request.headers.authorization, parts.tokenTime());
    const write = isWrite(request.method, logged.route, body);
    Object.assign(logged, { body, actor: actorName(actor), write });
    troubles = parts.plan.ofRequest(logged);
    if (troubles.length > 0) logged.fault = troubles.map(({ kind }) => kind).join(", ");
    await pass(troubles, "held before", logged);
    const hindered = hindrance(parts, actor, resource, troubles);
    const done = hindered ? undefined : await answer(parts, request, logged, body, actor);
    given = hindered ?? (done?.answer as Answer);
    cost = done?.cost ?? 0;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    Object.assign(logged, { body });
    given = refused(refusal);
  }
  await pass(troubles, "held after", logged);

  const content = Buffer.isBuffer(given.body)
    ? given.body
    : Buffer.from(given.body === undefined ? "" : JSON.stringify(given.body));
  const etag = request.method === "GET" && given.status === 200 ? etagOf(content) : undefined;
  const unchanged = etag !== undefined && isUnchanged(etag, request.headers["if-none-match"]);
  if (!unchanged) limits.spend(actor, resource, cost);
  const headers: Record<string, string> = {
    "content-type": "application/json; charset=utf-8",
    server: "github.com",
    date: new Date(world.clock.now().epochMilliseconds).toUTCString(),
    "x-github-request-id": `0000:${logged.index.toString(16).toUpperCase()}`,
    "x-github-media-type": "github.v3; format=json",
    ...(etag && { etag, "cache-control": "private, max-age=60, s-maxage=60" }),
    ...(given.status < 500 && rateHeaders(limits.window(actor, resource), resource)),
    ...given.headers,
  };
  const status = unchanged ? 304 : given.status;
  logged.unchanged = unchanged;
  const sent = unchanged || status === 204 ? Buffer.alloc(0) : content;
  const outgoing = { status, headers, sent, troubles };
  if (logged.kind === "rest") showJudge(parts.judge, request, body, outgoing);
  await respond(response, logged, outgoing);
};

const pass = async (
  troubles: readonly RequestTrouble[],
  when: "held before" | "held after",
  logged: LoggedRequest,
): Promise<void> => {
  for (const trouble of troubles)
    if (trouble.kind === when && "gate" in trouble)
      await (typeof trouble.gate === "function" ? trouble.gate(logged) : trouble.gate);
};

/** Listens on loopback, on the port given or any that is free. */
export const listen = async (parts: ServerParts, port: number): Promise<Server> => {
  const server = createServer((incoming, response) => {
    void (async () => {
      const method = incoming.method ?? "GET";
      const target = plainTarget(incoming.url ?? "/");
      const headers = incoming.headers as Record<string, string | undefined>;
      const text = await readText(incoming);
      if (isForm(method, pathOf(target))) return answerForm(parts.world, target, text, response);
      await serve(parts, { method, target, headers, text }, response);
    })().catch((error: unknown) => {
      // A fault of the simulation itself: loud, so that no test mistakes it for GitHub's.
      response.writeHead(599, { "content-type": "text/plain" });
      response.end(`The simulated GitHub failed: ${error instanceof Error ? error.stack : error}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  parts.world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
};
