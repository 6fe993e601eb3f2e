import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "./model.js";
import type { LoggedRequest } from "./requestLog.js";

/** Which requests: `POST` or `POST /repos/{owner}/{repo}/issues/{issue_number}/comments` (the route), or by a look at each. */
export type RequestMatch = string | RegExp | ((request: LoggedRequest) => boolean);
/** Which deliveries: `issues` or `issues.opened`, or by a look at each. */
export type DeliveryMatch = string | RegExp | ((delivery: Delivery) => boolean);

export type RequestTrouble =
  | { readonly kind: "outage"; readonly status: 500 | 502 | 503 }
  | { readonly kind: "secondary limit"; readonly retryAfter: number }
  | { readonly kind: "primary limit" }
  | { readonly kind: "lost answer" }
  | { readonly kind: "slow answer"; readonly milliseconds: number }
  | { readonly kind: "malformed answer" }
  | { readonly kind: "held before" | "held after"; readonly gate: Gate };

export type DeliveryTrouble =
  | { readonly kind: "dropped" }
  | { readonly kind: "doubled" }
  | {
      readonly kind: "delayed";
      /** Calls `send` when the time has come; kept once that has ended. */
      readonly around: (send: () => Promise<void>) => Promise<void>;
    };

/** A promise, or what makes one when the time comes. */
export type Gate = Promise<unknown> | ((request: LoggedRequest) => unknown);

export interface Faults {
  /** Answers with an HTML page of an outage; nothing is done. */
  outage(match: RequestMatch, options?: { status?: 500 | 502 | 503; times?: number }): void;
  /** Answers 403 with `retry-after` (seconds); nothing is done. */
  secondaryLimit(match: RequestMatch, options?: { retryAfter?: number; times?: number }): void;
  /** Answers as if the hour's requests were used up; nothing is done. */
  primaryLimit(match: RequestMatch, options?: { times?: number }): void;
  /** Does what is asked and cuts the line instead of answering. */
  loseAnswer(match: RequestMatch, options?: { times?: number }): void;
  /** Answers so many milliseconds (of real time) late. */
  slowAnswer(match: RequestMatch, milliseconds: number, options?: { times?: number }): void;
  /** Does what is asked and answers half a JSON text. */
  malformedAnswer(match: RequestMatch, options?: { times?: number }): void;
  /** Waits for the gate before anything is done, or (`after`) when it is done and before it is answered. */
  hold(
    match: RequestMatch,
    gate: Gate,
    options?: { when?: "before" | "after"; times?: number },
  ): void;
  /** The delivery never arrives; GitHub's log says that it failed. */
  drop(match: DeliveryMatch, options?: { times?: number }): void;
  /** The delivery is sent twice with the same guid. */
  double(match: DeliveryMatch, options?: { times?: number }): void;
  /** The delivery is sent after so many milliseconds, or once the promise is kept. */
  delay(match: DeliveryMatch, by: number | Promise<unknown>, options?: { times?: number }): void;
  /** Holds back as many deliveries as said and sends them the other way round; `release` sends what is held so far. */
  reorder(match: DeliveryMatch, count: number): { release: () => void };
  /** Ends all trouble, and sends what is held. */
  clear(): void;
}

interface Planned<Match, Trouble> {
  readonly match: Match;
  readonly trouble: Trouble;
  times: number;
}

const meets = (match: RequestMatch | DeliveryMatch, ...names: string[]): boolean =>
  typeof match === "string"
    ? names.includes(match)
    : match instanceof RegExp && names.some((name) => match.test(name));

const take = <Match, Trouble>(
  planned: Planned<Match, Trouble>[],
  fits: (match: Match) => boolean,
): Trouble[] => {
  const found = planned.filter(({ times, match }) => times > 0 && fits(match));
  for (const one of found) one.times--;
  return found.map(({ trouble }) => trouble);
};

/** Trouble that tests plan, and the server and the webhooks meet. Each is met once unless `times` says otherwise. */
export const createFaults = () => {
  const requests: Planned<RequestMatch, RequestTrouble>[] = [];
  const deliveries: Planned<DeliveryMatch, DeliveryTrouble>[] = [];
  const releases: (() => Promise<void>)[] = [];

  const request = (match: RequestMatch, trouble: RequestTrouble, times = 1) =>
    void requests.push({ match, trouble, times });
  const delivery = (match: DeliveryMatch, trouble: DeliveryTrouble, times = 1) =>
    void deliveries.push({ match, trouble, times });

  const faults: Faults = {
    outage: (match, { status = 502, times } = {}) =>
      request(match, { kind: "outage", status }, times),
    secondaryLimit: (match, { retryAfter = 60, times } = {}) =>
      request(match, { kind: "secondary limit", retryAfter }, times),
    primaryLimit: (match, { times } = {}) => request(match, { kind: "primary limit" }, times),
    loseAnswer: (match, { times } = {}) => request(match, { kind: "lost answer" }, times),
    slowAnswer: (match, milliseconds, { times } = {}) =>
      request(match, { kind: "slow answer", milliseconds }, times),
    malformedAnswer: (match, { times } = {}) => request(match, { kind: "malformed answer" }, times),
    hold: (match, gate, { when = "before", times } = {}) =>
      request(match, { kind: `held ${when}`, gate }, times),
    drop: (match, { times } = {}) => delivery(match, { kind: "dropped" }, times),
    double: (match, { times } = {}) => delivery(match, { kind: "doubled" }, times),
    delay: (match, by, { times } = {}) =>
      delivery(
        match,
        {
          kind: "delayed",
          around: async (send) => {
            await (typeof by === "number" ? sleep(by) : by);
            await send();
          },
        },
        times,
      ),
    reorder(match, count) {
      const held: (() => Promise<void>)[] = [];
      const release = async () => {
        // One after the other, or the network might set the order right again.
        for (const send of held.splice(0).reverse()) await send();
      };
      releases.push(release);
      const around = (send: () => Promise<void>) =>
        new Promise<void>((sent) => {
          held.push(() => send().then(sent));
          if (held.length === count) void release();
        });
      delivery(match, { kind: "delayed", around }, count);
      return { release: () => void release() };
    },
    clear() {
      requests.length = 0;
      deliveries.length = 0;
      for (const release of releases) void release();
    },
  };

  return {
    faults,
    /** The trouble that a request meets, in the order planned; using it up. */
    ofRequest: (logged: LoggedRequest): readonly RequestTrouble[] =>
      take(requests, (match) =>
        typeof match === "function"
          ? match(logged)
          : meets(match, logged.method, logged.route, `${logged.method} ${logged.path}`),
      ),
    ofDelivery: (given: Delivery): readonly DeliveryTrouble[] =>
      take(deliveries, (match) =>
        typeof match === "function"
          ? match(given)
          : meets(match, given.event, `${given.event}.${given.action}`),
      ),
  };
};

export type FaultPlan = ReturnType<typeof createFaults>;
