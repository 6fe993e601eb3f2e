import { Temporal } from "../../src/domain/time.js";
import type { Answer } from "./endpoint.js";
import type { Actor, Instant, World } from "./model.js";

export type Resource = "core" | "graphql" | "search";

export interface Window {
  readonly limit: number;
  used: number;
  readonly resetAt: Instant;
}

/** Points an hour. https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export interface RateLimits {
  /** The window that the actor is in, a new one if the last has ended. */
  window(actor: Actor, resource: Resource): Window;
  /** Whether nothing is left. */
  exhausted(actor: Actor, resource: Resource): boolean;
  /** Takes points. */
  spend(actor: Actor, resource: Resource, points: number): void;
  /** Leaves the actor with so many points until the window ends. */
  leave(key: string, remaining: number, resource?: Resource): void;
}

const HOUR = { hours: 1 } as const;

/** An installation has its own limit, whichever token it comes with; so has a person, and an App's JWT. */
export const rateKey = (actor: Actor): string => {
  switch (actor.kind) {
    case "anonymous":
      return "anonymous";
    case "app":
      return `app/${actor.app.slug}`;
    case "user":
      return actor.user.login;
    case "installation":
      return `installation/${actor.installation.id}`;
  }
};

/** Windows of an hour of the world's clock, each from the first request in it. */
export const rateLimits = (world: World, perHour: number): RateLimits => {
  const windows = new Map<string, Window>();
  const windowOf = (key: string, limit: number, resource: Resource): Window => {
    const now = world.clock.now();
    const known = windows.get(`${key} ${resource}`);
    if (known && Temporal.Instant.compare(known.resetAt, now) > 0) return known;
    const made: Window = { limit, used: 0, resetAt: now.add(HOUR) };
    windows.set(`${key} ${resource}`, made);
    return made;
  };
  const limitOf = (actor: Actor, resource: Resource): number => {
    if (resource === "search") return actor.kind === "anonymous" ? 10 : 30;
    return actor.kind === "anonymous" ? 60 : perHour;
  };
  const window = (actor: Actor, resource: Resource): Window =>
    windowOf(rateKey(actor), limitOf(actor, resource), resource);
  return {
    window,
    exhausted: (actor, resource) => {
      const { used, limit } = window(actor, resource);
      return used >= limit;
    },
    spend(actor, resource, points) {
      const one = window(actor, resource);
      one.used = Math.min(one.limit, one.used + points);
    },
    leave(key, remaining, resource = "core") {
      const one = windowOf(key, perHour, resource);
      one.used = one.limit - remaining;
    },
  };
};

const seconds = (instant: Instant): number => Math.floor(instant.epochMilliseconds / 1000);

export const rateHeaders = (window: Window, resource: Resource): Record<string, string> => ({
  "x-ratelimit-limit": String(window.limit),
  "x-ratelimit-remaining": String(window.limit - window.used),
  "x-ratelimit-used": String(window.used),
  "x-ratelimit-reset": String(seconds(window.resetAt)),
  "x-ratelimit-resource": resource,
});

const DOCS = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-";

/** What GitHub answers once the hour's points are gone. */
export const primaryLimitAnswer = (actor: Actor): Answer => ({
  status: 403,
  body: {
    message: `API rate limit exceeded for ${rateKey(actor).replace("/", " ID ")}.`,
    documentation_url: `${DOCS}primary-rate-limits`,
    status: "403",
  },
});

/** What GitHub answers to too much at once. */
export const secondaryLimitAnswer = (retryAfter: number): Answer => ({
  status: 403,
  headers: { "retry-after": String(retryAfter) },
  body: {
    message:
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    documentation_url: `${DOCS}secondary-rate-limits`,
    status: "403",
  },
});

/** https://docs.github.com/rest/rate-limit/rate-limit: asking costs nothing. */
export const overview = (limits: RateLimits, actor: Actor): Answer => {
  const show = (resource: Resource) => {
    const { limit, used, resetAt } = limits.window(actor, resource);
    return { limit, used, remaining: limit - used, reset: seconds(resetAt) };
  };
  const resources = { core: show("core"), search: show("search"), graphql: show("graphql") };
  return { status: 200, body: { resources, rate: resources.core } };
};
