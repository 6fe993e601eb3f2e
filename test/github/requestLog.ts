import type { Actor, Instant } from "./model.js";

/** One HTTP request that the server answered, or was meant to. */
export interface LoggedRequest {
  /** Counts from 1, in the order of arrival. */
  readonly index: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** `GET /repos/{owner}/{repo}`; `POST /graphql`; the path itself where nothing serves it. */
  readonly route: string;
  readonly kind: "rest" | "graphql";
  /** Everything but GET, and GraphQL mutations. Making a token is not counted as one: it changes nothing of GitHub's. */
  readonly write: boolean;
  /** Login of who made it; `app/slug` with a JWT; undefined without a name. */
  readonly actor: string | undefined;
  readonly body: unknown;
  readonly at: Instant;
  /** 0 until it is answered, and if its answer was lost on the way. */
  status: number;
  /** Answered 304. */
  unchanged: boolean;
  /** The made-up trouble that it met, if any. */
  fault: string | undefined;
}

export interface RequestLog {
  readonly all: readonly LoggedRequest[];
  /** How many there are; give it to `since` later. */
  mark(): number;
  /** Those that came after the mark; all without one. */
  since(mark?: number): readonly LoggedRequest[];
  /** Reads since the mark, GraphQL queries included, tokens not. */
  reads(mark?: number): readonly LoggedRequest[];
  /** Writes since the mark. */
  writes(mark?: number): readonly LoggedRequest[];
  /** `POST /repos/… → 201`, a line a request: for the message of a failing test. */
  tell(mark?: number): string;
}

export const actorName = (actor: Actor): string | undefined => {
  switch (actor.kind) {
    case "anonymous":
      return undefined;
    case "app":
      return `app/${actor.app.slug}`;
    default:
      return actor.user.login;
  }
};

const TOKEN = "POST /app/installations/{installation_id}/access_tokens";

const isMutation = (body: unknown): boolean =>
  /^\s*(?:#.*\n\s*)*mutation\b/.test(
    String((body as { query?: unknown } | undefined)?.query ?? ""),
  );

/** Whether a request changes something of GitHub's. */
export const isWrite = (method: string, route: string, body: unknown): boolean => {
  if (route === "POST /graphql") return isMutation(body);
  return method !== "GET" && method !== "HEAD" && route !== TOKEN;
};

export const requestLog = (all: readonly LoggedRequest[]): RequestLog => {
  const since = (mark = 0) => all.slice(mark);
  return {
    all,
    mark: () => all.length,
    since,
    reads: (mark) => since(mark).filter((request) => !request.write && request.route !== TOKEN),
    writes: (mark) => since(mark).filter((request) => request.write),
    tell: (mark) =>
      since(mark)
        .map(({ method, path, status, fault }) =>
          [`${method} ${path} → ${status}`, fault ? ` (${fault})` : ""].join(""),
        )
        .join("\n"),
  };
};
