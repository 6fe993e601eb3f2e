import type { Instant } from "../../src/domain/time.js";
import type { Answer, Call, Endpoint, RepositoryCall } from "./endpoint.js";
import type { Actor, World } from "./model.js";
import { acceptedPermissions, checkPermission, visibleRepository } from "./permissions.js";
import { notFound, Refusal, wrongShape } from "./refusal.js";
import { endpoints } from "./rest/index.js";

/** A request before anyone has looked for its endpoint. */
export interface Incoming {
  readonly world: World;
  readonly actor: Actor;
  readonly method: string;
  /** With its query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it came; parsed JSON. Undefined when there was none. */
  readonly body: unknown;
  readonly now: Instant;
}

interface Step {
  readonly fixed: Map<string, Step>;
  named: Step | undefined;
  readonly ends: Map<string, Endpoint>;
}

const step = (): Step => ({ fixed: new Map(), named: undefined, ends: new Map() });

/** All endpoints, by the segments of their paths. */
const root = ((): Step => {
  const top = step();
  for (const endpoint of endpoints) {
    let here = top;
    for (const segment of endpoint.path.split("/").slice(1)) {
      if (segment.startsWith("{")) here = here.named ??= step();
      else {
        const next = here.fixed.get(segment) ?? step();
        here.fixed.set(segment, next);
        here = next;
      }
    }
    here.ends.set(endpoint.method, endpoint);
  }
  return top;
})();

/** The step that the segments lead to; fixed words go before named parts. `{path}` takes what is left over. */
const walk = (here: Step, segments: readonly string[]): Step | undefined => {
  const [segment, ...rest] = segments;
  if (segment === undefined) return here.ends.size > 0 ? here : undefined;
  const next = here.fixed.get(segment);
  const found = next && walk(next, rest);
  if (found) return found;
  const named = here.named && walk(here.named, rest);
  if (named) return named;
  const greedy = [...(here.named?.ends.values() ?? [])].some(({ path }) => path.endsWith("{path}"));
  return greedy ? here.named : undefined;
};

/** The endpoint that serves the path, if GitHub (as far as it is simulated) has one. */
export const route = (method: string, path: string): Endpoint | undefined => {
  const found = walk(root, path.split("/").slice(1));
  return found?.ends.get(method);
};

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
};

const paramsOf = (endpoint: Endpoint, path: string): Record<string, string> => {
  const names = endpoint.path.split("/").slice(1);
  const segments = path.split("/").slice(1);
  const params: Record<string, string> = {};
  names.forEach((name, index) => {
    if (!name.startsWith("{")) return;
    const greedy = name === "{path}";
    const value = greedy
      ? segments.slice(index).map(decode).join("/")
      : decode(segments[index] ?? "");
    params[name.slice(1, -1)] = value;
  });
  return params;
};

const isObject = (body: unknown): body is Record<string, unknown> =>
  typeof body === "object" && body !== null && !Array.isArray(body);

/** Answers a request by its endpoint; a refusal becomes the error that GitHub would answer. */
export const dispatch = (incoming: Incoming): Answer => {
  const [path = "/", query = ""] = incoming.target.split("?", 2);
  const endpoint = route(incoming.method, path);
  try {
    if (!endpoint) throw notFound();
    const { world, actor, body } = incoming;
    const params = paramsOf(endpoint, path);
    const repository =
      params.owner !== undefined && params.repo !== undefined
        ? visibleRepository(world, actor, params.owner, params.repo)
        : undefined;
    checkPermission(actor, endpoint, repository);
    if (repository?.archived && incoming.method !== "GET")
      throw new Refusal(403, "Repository was archived so is read-only.");
    if (body !== undefined && !isObject(body) && !Array.isArray(body))
      throw wrongShape("Body should be a JSON object");
    const call: Call = {
      ...incoming,
      params,
      query: new URLSearchParams(query),
      body: isObject(body) ? body : {},
      list: Array.isArray(body) ? body : undefined,
    };
    const full = repository ? ({ ...call, repository } as RepositoryCall) : call;
    const answer = endpoint.answer(full);
    const accepted = acceptedPermissions(endpoint.needs);
    if (actor.kind !== "installation" || accepted === "") return answer;
    return {
      ...answer,
      headers: { "x-accepted-github-permissions": accepted, ...answer.headers },
    };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return refused(refusal, endpoint);
  }
};

/** The error body that GitHub answers: message, page of the documentation, status. */
export const refused = (refusal: Refusal, endpoint?: Endpoint | undefined): Answer => {
  const { docs, errors, headers } = refusal.details;
  const page = docs ?? endpoint?.docs ?? "";
  return {
    status: refusal.status,
    ...(headers && { headers }),
    body: {
      message: refusal.message,
      ...(errors && { errors }),
      documentation_url: `https://docs.github.com/rest${page === "" ? "" : `/${page}`}`,
      status: String(refusal.status),
    },
  };
};
